"""Fetches polls, electors and ballots, and checks who asks."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actor import Actor
from core.db import once
from core.errors import NotFound
from meeting.store import admits, meeting_of, stage_of
from signin.store import present_ids
from voting.rules.electorate import Electorate
from voting.rules.methods import Answer, method_named
from voting.rules.outcome import Outcome
from voting.rules.paper import Paper
from voting.rules.poll_state import RUNNING
from voting.rules.ruleset import Ruleset
from voting.tables import Ballot, Elector, Poll


@dataclass(frozen=True, slots=True)
class ElectorInfo:
    """Somebody who may vote in a poll, as frozen at its opening."""

    person_id: str
    name: str
    delegation: str
    seat: str | None
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class BallotInfo:
    """A named ballot as it lies in the box."""

    id: str
    voter_id: str
    answer: dict[str, Any]
    gesture: str
    cast_at: datetime
    presses: int


def poll_row(session: Session, poll_id: str, *, lock: bool = False) -> Poll:
    """The poll; with `lock` nobody else casts into it or changes it until the transaction ends."""
    row = session.get(Poll, poll_id, with_for_update=lock, populate_existing=True)
    if row is None:
        raise NotFound("poll")
    return row


def access_poll(session: Session, actor: Actor, poll_id: str) -> Poll:
    """The poll, for whoever may see its meeting; NotFound for anybody else."""
    row = poll_row(session, poll_id)
    if not admits(session, meeting_of(session, row.meeting_id), actor):
        raise NotFound("poll")
    return row


def polls_of(session: Session, meeting_id: str) -> list[Poll]:
    """The polls of a meeting in order, those that were voided too."""
    query = select(Poll).where(Poll.meeting_id == meeting_id).order_by(Poll.position, Poll.created_at, Poll.id)
    return list(session.scalars(query))


def next_position(session: Session, meeting_id: str) -> int:
    """The place behind the last poll of the meeting."""
    last = session.scalar(select(func.max(Poll.position)).where(Poll.meeting_id == meeting_id))
    return 0 if last is None else last + 1


def running_poll_id(session: Session, meeting_id: str) -> str | None:
    """The poll of the meeting that is open, being checked or being unsealed, if one is."""
    return session.scalar(select(Poll.id).where(Poll.meeting_id == meeting_id, Poll.state.in_(RUNNING)))


def current_poll(session: Session, meeting_id: str) -> Poll | None:
    """The poll of the state: the one that is running, else the one on the stage."""
    return once(session, ("current poll", meeting_id), lambda: _current_poll(session, meeting_id))


def _current_poll(session: Session, meeting_id: str) -> Poll | None:
    poll_id = running_poll_id(session, meeting_id) or stage_of(session, meeting_id).poll_id
    poll = None if poll_id is None else session.get(Poll, poll_id)
    return poll if poll is not None and poll.meeting_id == meeting_id else None


def polls_on_item(session: Session, item_id: str) -> int:
    """How many polls hang on an item of the agenda."""
    return session.scalar(select(func.count()).select_from(Poll).where(Poll.item_id == item_id)) or 0


def overdue_polls(session: Session, before: datetime) -> list[str]:
    """Open polls whose countdown ended before a moment."""
    query = select(Poll.id).where(Poll.state == "open", Poll.closes_at.is_not(None), Poll.closes_at <= before)
    return list(session.scalars(query))


def follower_of(session: Session, poll_id: str, relation: str) -> Poll | None:
    """The poll that was prepared after this one in that relation and was not voided."""
    query = select(Poll).where(Poll.revote_of == poll_id, Poll.relation == relation, Poll.state != "void")
    return session.scalars(query.order_by(Poll.position)).first()


def is_elector(session: Session, poll_id: str, person_id: str) -> bool:
    """Whether this person was among those who may vote when the poll was opened."""
    return session.get(Elector, (poll_id, person_id)) is not None


def electors_of(session: Session, poll_id: str) -> list[ElectorInfo]:
    """The frozen electorate in the order of the roll."""
    query = (
        select(Elector.person_id, Elector.name, Elector.delegation, Elector.seat, Elector.on_paper)
        .where(Elector.poll_id == poll_id)
        .order_by(Elector.position)
    )
    return [ElectorInfo(*row) for row in session.execute(query)]


def ballots_of(session: Session, poll_id: str) -> list[BallotInfo]:
    """The box, in the order of the voters' ids, which tells nothing of when they voted."""
    query = (
        select(Ballot.id, Ballot.voter_id, Ballot.answer, Ballot.gesture, Ballot.cast_at, Ballot.presses)
        .where(Ballot.poll_id == poll_id)
        .order_by(Ballot.voter_id)
    )
    return [BallotInfo(*row) for row in session.execute(query)]


def ballot_of(session: Session, poll_id: str, person_id: str) -> BallotInfo | None:
    """One voter's ballot, if it was cast."""
    query = select(Ballot.id, Ballot.voter_id, Ballot.answer, Ballot.gesture, Ballot.cast_at, Ballot.presses).where(
        Ballot.poll_id == poll_id, Ballot.voter_id == person_id
    )
    row = session.execute(query).first()
    return None if row is None else BallotInfo(*row)


def voted_in_sitting(session: Session, sitting_id: str, person_id: str) -> bool:
    """Whether the person's ballot lies in the box of any poll of the sitting."""
    query = (
        select(Ballot.id)
        .join(Poll, Poll.id == Ballot.poll_id)
        .where(Poll.sitting_id == sitting_id, Ballot.voter_id == person_id)
        .limit(1)
    )
    return session.scalar(query) is not None


def cast_count(session: Session, poll_id: str) -> int:
    """How many ballots are in the box."""
    return session.scalar(select(func.count()).select_from(Ballot).where(Ballot.poll_id == poll_id)) or 0


def present_electors(session: Session, poll: Poll) -> int:
    """How many of the frozen electorate are signed in to the poll's sitting now."""
    if poll.sitting_id is None:
        return 0
    electors = session.scalars(select(Elector.person_id).where(Elector.poll_id == poll.id))
    return len(set(electors) & present_ids(session, poll.sitting_id))


def pressed_seats(session: Session, poll_id: str) -> list[str]:
    """The seats of those whose ballot is in the box, in alphabetical order."""
    query = (
        select(Elector.seat)
        .join(Ballot, (Ballot.poll_id == Elector.poll_id) & (Ballot.voter_id == Elector.person_id))
        .where(Elector.poll_id == poll_id, Elector.seat.is_not(None))
        .order_by(Elector.seat)
    )
    return [seat for seat in session.scalars(query) if seat is not None]


def paper_of(poll: Poll) -> Paper:
    """The poll's paper as an object of the rules."""
    return Paper.from_data(poll.paper)


def ruleset_of(poll: Poll) -> Ruleset:
    """The poll's rule-set as an object of the rules."""
    return Ruleset.from_data(poll.ruleset)


def electorate_of(poll: Poll) -> Electorate:
    """Who may answer the poll."""
    return Electorate.from_data(poll.electorate)


def outcome_of(poll: Poll) -> Outcome | None:
    """The stored outcome, none before the closing."""
    return None if poll.result is None else Outcome.from_data(poll.result["outcome"])


def answers_of(paper: Paper, ballots: list[BallotInfo]) -> list[Answer]:
    """The ballots read again, as strictly as when they came."""
    method = method_named(paper.method)
    return [method.read_answer(paper, ballot.answer) for ballot in ballots]


def uses_sealed_box(poll: Poll) -> bool:
    """Whether the poll's vote ends with a sealed box: not where the chair voided it and the vote went on otherwise."""
    return poll.box == "sealed" and poll.fallback != "void"
