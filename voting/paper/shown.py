"""What the API shows of a count, built from the database: to each of the two only their own figures until both are in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from meeting.store import meeting_of
from roster.store import members_of
from voting import store as polls
from voting.paper import store
from voting.paper.live import PaperSlice
from voting.paper.live_store import paper_slice
from voting.rules.paper_figures import VOID_REASONS, VOTED, lines_of
from voting.rules.paper_words import validity_words
from voting.rules.two_counts import difference_data, differences
from voting.tables import Poll


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line that is counted, with the marks it can bear as (mark, word)."""

    id: str
    number: int
    title: str
    marks: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Layout:
    """What is entered: the lines; whether a line's figures make up all valid ballots; the bounds over all lines."""

    lines: list[LineShown]
    sums: bool
    choose: int | None
    write_ins: bool
    void_reasons: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody with a vote in the poll, and whether it is on paper (or by hand)."""

    person_id: str
    name: str
    delegation: str
    seat: str | None
    on_paper: bool


@dataclass(frozen=True, slots=True)
class EntryShown:
    """That an entry is in; its figures are null for anybody else until both are."""

    place: str
    by: str
    at: datetime
    mine: bool
    figures: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class PaperShown:
    """A count as one who counts, or the chair, may see it."""

    count: PaperSlice
    state: str
    box: str
    layout: Layout
    voters: list[Voter]
    entries: list[EntryShown]
    differences: list[dict[str, Any]]
    settled: list[dict[str, Any]]
    agreed: dict[str, Any] | None
    rechecks: list[dict[str, Any]]
    hands: dict[str, Any] | None
    fell_back: dict[str, Any] | None
    validity: list[str]
    counts_papers: bool
    settles: bool


def shown_paper(session: Session, actor: Actor, poll_id: str) -> PaperShown:
    """The count, for the staff and the scrutineers of the meeting."""
    poll = store.access_count(session, actor, poll_id)
    row = store.find_count(session, poll_id)
    entries = {} if row is None else store.entries_of(session, poll_id, row.round)
    both = len(entries) == 2
    found = differences(entries["first"].figures, entries["second"].figures) if both else []
    validity = (
        [] if row is None or row.issued is None or row.collected is None else validity_words(row.issued, row.collected)
    )
    return PaperShown(
        count=paper_slice(session, poll) or _by_tablets(poll),
        state=poll.state,
        box=poll.box,
        layout=layout_of(poll),
        voters=_voters(session, poll),
        entries=[_entry(entry, actor, both) for entry in entries.values()],
        differences=difference_data(found),
        settled=list(row.settled) if row else [],
        agreed=row.agreed if row else None,
        rechecks=list(row.rechecks) if row else [],
        hands=row.hands if row else None,
        fell_back=row.fell_back if row else None,
        validity=validity,
        counts_papers=store.may_count(session, poll, actor),
        settles=store.may_settle(session, poll, actor),
    )


def layout_of(poll: Poll) -> Layout:
    """What is entered of the poll's paper."""
    paper = polls.paper_of(poll)
    return Layout(
        lines=[LineShown(line.id, line.number, line.title, list(line.marks)) for line in lines_of(paper)],
        sums=paper.method in VOTED,
        choose=paper.choose if paper.method in ("choose", "elect") else None,
        write_ins=paper.write_ins,
        void_reasons=list(VOID_REASONS.items()),
    )


def _by_tablets(poll: Poll) -> PaperSlice:
    return PaperSlice(poll.id, poll.way, poll.fallback, 0, None, None, 1, 0, False, False, False, False)


def _entry(entry: store.Entry, actor: Actor, both: bool) -> EntryShown:
    mine = entry.by == actor.label()
    figures = entry.figures.to_data() if mine or both else None
    return EntryShown(entry.place, entry.by_name, entry.entered_at, mine, figures)


def _voters(session: Session, poll: Poll) -> list[Voter]:
    if poll.opened_at is not None:
        electors = polls.electors_of(session, poll.id)
        return [Voter(one.person_id, one.name, one.delegation, one.seat, one.on_paper) for one in electors]
    chosen = set(poll.paper_people) if poll.way == "mixed" else set[str]()
    members = polls.electorate_of(poll).of(members_of(session, meeting_of(session, poll.meeting_id).roll_id))
    return [Voter(one.person_id, one.name, one.delegation, one.seat, one.person_id in chosen) for one in members]
