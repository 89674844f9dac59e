"""What the archive keeps of a count on paper or by hands."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.archive.write import as_json
from core.journal.write import iso
from voting.evaluations.store import withheld
from voting.paper import store
from voting.paper.scrutiny import report_of
from voting.paper.tables import PaperEntry
from voting.tables import Poll


def paper_files(session: Session, poll: Poll, zone: tzinfo) -> Iterable[tuple[str, bytes]]:
    """The figures, every entry with its maker, the scrutineers' report; nothing of a poll by tablets, or of a small group."""
    count = store.find_count(session, poll.id)
    if count is None or withheld(session, poll):
        return
    names = ("issued", "collected", "round", "agreed", "settled", "rechecks", "tablets", "hands", "fell_back")
    data: dict[str, Any] = {"way": poll.way, "fallback": poll.fallback} | {name: getattr(count, name) for name in names}
    rows = session.scalars(
        select(PaperEntry).where(PaperEntry.poll_id == poll.id).order_by(PaperEntry.round, PaperEntry.entered_at)
    )
    data["entries"] = [
        {name: getattr(row, name) for name in ("round", "place", "revision", "by", "by_name", "figures")}
        | {"entered_at": iso(row.entered_at)}
        for row in rows
    ]
    yield "paper.json", as_json(data)
    if poll.state in ("closed", "shown", "void") and poll.closed_at is not None:
        yield "scrutineers-report.pdf", report_of(session, poll, zone).content
