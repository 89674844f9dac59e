"""What the archive of a meeting keeps of its polls."""

import re
from collections.abc import Iterable
from dataclasses import asdict
from datetime import tzinfo
from typing import Any

from sqlalchemy.orm import Session

from core.archive.write import as_json
from core.journal.write import iso
from voting import store
from voting.box import box_lines
from voting.document import result_schema
from voting.documents import document_json, document_of
from voting.live_store import poll_slice
from voting.paper.archive import paper_files
from voting.picture_store import picture_files
from voting.report import HALL_ZONE, result_pdf, result_xlsx
from voting.sealed.archive import sealed_files
from voting.tables import Poll


def archive_files(session: Session, meeting_id: str, *, zone: tzinfo = HALL_ZONE) -> Iterable[tuple[str, bytes]]:
    """Path and content of every file about the meeting's polls, those that were voided or never opened too."""
    polls = store.polls_of(session, meeting_id)
    if polls:
        yield "polls/result.schema.json", as_json(result_schema())
    for place, poll in enumerate(polls, start=1):
        folder = f"polls/{place:02}-{plain_name(poll.title)}"
        yield f"{folder}/poll.json", as_json(_poll(poll))
        for name, content in picture_files(session, poll):
            yield f"{folder}/pictures/{name}", content
        if poll.opened_at is None:
            continue
        for name, content in _box_files(session, poll):
            yield f"{folder}/{name}", content
        if poll.closed_at is not None:
            document = document_of(session, poll)
            yield f"{folder}/result.json", document_json(document)
            yield f"{folder}/report.pdf", result_pdf(document, zone=zone)
            yield f"{folder}/result.xlsx", result_xlsx(document, zone=zone)
        for name, content in paper_files(session, poll, zone):
            yield f"{folder}/{name}", content


def _box_files(session: Session, poll: Poll) -> Iterable[tuple[str, bytes]]:
    if poll.box == "open":
        yield "ballots.json", as_json(_ballots(session, poll))
        return
    for name, content in sealed_files(session, poll):
        yield name, content if isinstance(content, bytes) else as_json(content)


def plain_name(title: str) -> str:
    """A title as part of a path on any system: at most 40 characters, nothing that means something to a file system."""
    cleaned = re.sub(r"[^\w\-（）()《》、，]+", "_", title, flags=re.UNICODE).strip("_.")
    return cleaned[:40].rstrip("_.") or "poll"


def _poll(poll: Poll) -> dict[str, Any]:
    slice_ = poll_slice(poll)
    assert slice_ is not None
    data = asdict(slice_) | {"ruleset": poll.ruleset, "created_at": poll.created_at, "voided_at": poll.voided_at}
    return {name: iso(value) if hasattr(value, "isoformat") else value for name, value in data.items()}


def _ballots(session: Session, poll: Poll) -> dict[str, Any]:
    """The box exactly as its digest was taken, and who the voters are."""
    electors = store.electors_of(session, poll.id)
    return {
        "about": "sha256 is the SHA-256 of `box` as JSON with sorted keys and no spaces; rows: poll, voter, answer, at, presses",
        "sha256": poll.digest,
        "box": box_lines(poll.id, store.ballots_of(session, poll.id)),
        "electors": {e.person_id: {"name": e.name, "delegation": e.delegation, "seat": e.seat} for e in electors},
    }
