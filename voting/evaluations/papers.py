"""Gathers what the reports, letters and archive of an evaluation are made of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy.orm import Session

from core import clock
from core.actor import Actor
from core.errors import Refused
from core.journal.write import iso
from meeting.rules.records import MeetingInfo
from meeting.store import meeting_of
from roster.store import term
from voting.evaluations import store
from voting.evaluations.letters import Sender, letters_zip
from voting.evaluations.report import results_pdf, results_xlsx
from voting.evaluations.sheet import results_sheet
from voting.evaluations.shown import shown_results
from voting.evaluations.tables import Evaluation


@dataclass(frozen=True, slots=True)
class Papers:
    """The results with what the papers say beside them; `at` is when they were announced, or the last box was closed."""

    title: str
    results: dict[str, Any]
    at: datetime
    rehearsal: bool
    copies: tuple[str, ...]
    issuer: str


def access_papers(session: Session, actor: Actor, evaluation_id: str) -> Papers:
    """The results for whoever may have them."""
    results = shown_results(session, actor, evaluation_id)
    return _papers(session, store.access_evaluation(session, actor, evaluation_id), results)


def letters(papers: Papers, zone: tzinfo, *, copies: str | None, issuer: str, date: str) -> bytes:
    """The letters of result; refused before the results are announced."""
    if papers.results["evaluation"]["announced_at"] is None:
        raise Refused("evaluation.letters_too_early", "测评结果尚未公布，请先公布结果，再发通报")
    today = clock.now().astimezone(zone)
    sender = Sender(
        issuer=issuer or papers.issuer,
        date=date or f"{today.year}年{today.month}月{today.day}日",
        copies=papers.copies if copies is None else named_copies(copies),
        rehearsal=papers.rehearsal,
    )
    return letters_zip(papers.results, sender, papers.at)


def named_copies(text: str) -> tuple[str, ...]:
    """Who gets copies, from one line that people wrote: 区委、区人民政府；区纪委."""
    return tuple(part for part in (one.strip() for one in re.split(r"[、，,；;\n]", text)) if part)


def evaluation_files(session: Session, row: Evaluation, *, zone: tzinfo) -> Iterable[tuple[str, bytes, object]]:
    """Name, content (or empty, and plain data for JSON) of every file that the archive keeps of an evaluation."""
    yield "evaluation.json", b"", _kept(session, row)
    if not any(one.poll.state in store.DONE for one in store.held(session, row)):
        return
    results = row.results or results_sheet(session, row, store.results_of(session, row))
    papers = _papers(session, row, results)
    yield "results.json", b"", results
    yield "results.pdf", results_pdf(results, papers.at, zone=zone, rehearsal=papers.rehearsal), None
    yield "results.xlsx", results_xlsx(results, zone=zone), None


def _kept(session: Session, row: Evaluation) -> dict[str, Any]:
    polls = [
        {"id": poll.id, "title": poll.title, "state": poll.state, "electorate": poll.electorate}
        for poll in store.polls_of(session, row.id)
    ]
    names = ("id", "title", "form", "box", "keys", "press", "check_seconds", "withdrawn")
    moments = {name: _moment(getattr(row, name)) for name in ("created_at", "announced_at")}
    return {name: getattr(row, name) for name in names} | moments | {"polls": polls}


def _moment(at: datetime | None) -> str | None:
    return None if at is None else iso(at)


def _papers(session: Session, row: Evaluation, results: dict[str, Any]) -> Papers:
    meeting = meeting_of(session, row.meeting_id)
    closed = [one.poll.closed_at for one in store.held(session, row) if one.poll.closed_at is not None]
    at = row.announced_at or max(closed, default=row.created_at)
    copies = store.form_of(row).copies
    return Papers(row.title, results, at, meeting.rehearsal, copies, _issuer(session, meeting))


def _issuer(session: Session, meeting: MeetingInfo) -> str:
    """Whose letters they are: the congress of the term, or its standing committee."""
    congress = term(session, meeting.term_id).title
    return congress if meeting.kind in ("plenary", "presidium") else f"{congress}常务委员会"
