"""Fetches written-in names with their merges, who may be written in, and the nominations of a term."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import Forbidden, NotFound, Refused
from meeting.store import meeting_of, roll_of, term_meetings
from roster.may import secretariat
from roster.store import RollMember, member, members_of
from voting import store as polls
from voting.elections.tables import WriteInMerge
from voting.rules.appointments import Decided, Note, nomination_notes, order_notes
from voting.rules.election import Merge
from voting.rules.election_names import clean_name, known_as
from voting.rules.paper_types import Option, Paper
from voting.tables import Poll

CHIEF = "chief_scrutineer"


@dataclass(frozen=True, slots=True)
class Writable:
    """Somebody on the roll who may be written in; `name` is what is written: with the delegation where names are alike."""

    person_id: str
    name: str
    delegation: str


def may_merge(session: Session, poll: Poll, actor: Actor) -> bool:
    """Whether the actor is of the secretariat, or the chief scrutineer of the poll's meeting (总监票人)."""
    if secretariat.allows(actor):
        return True
    if actor.kind != "person":
        return False
    found = member(session, roll_of(session, poll.meeting_id) or "", actor.id)
    return found is not None and CHIEF in found.roles


def access_merging(session: Session, actor: Actor, poll_id: str) -> Poll:
    """The poll for one who may merge names and, as always, sees its meeting."""
    poll = polls.access_poll(session, actor, poll_id)
    if not may_merge(session, poll, actor):
        raise Forbidden
    return poll


def merges_of(session: Session, poll_id: str) -> list[WriteInMerge]:
    """The merges that stand, in their order."""
    query = select(WriteInMerge).where(WriteInMerge.poll_id == poll_id, WriteInMerge.undone_at.is_(None))
    return list(session.scalars(query.order_by(WriteInMerge.position)))


def merge_facts(session: Session, poll_id: str) -> list[dict[str, Any]]:
    """The merges that stand as the result document tells them."""
    names = ("names", "into", "reason", "made_by", "made_at")
    return [{name: getattr(row, name) for name in names} for row in merges_of(session, poll_id)]


def as_rules(rows: Iterable[WriteInMerge]) -> list[Merge]:
    """Merges as objects of the rules."""
    return [Merge(tuple(row.names), row.into) for row in rows]


def next_position(session: Session, poll_id: str) -> int:
    """The place behind the last merge of the poll, undone ones too."""
    places = session.scalars(select(WriteInMerge.position).where(WriteInMerge.poll_id == poll_id))
    return max(places, default=-1) + 1


def merge_row(session: Session, poll_id: str, merge_id: str) -> WriteInMerge:
    """One merge of the poll."""
    row = session.get(WriteInMerge, merge_id)
    if row is None or row.poll_id != poll_id:
        raise NotFound("merge")
    return row


def writable(session: Session, poll: Poll) -> list[Writable]:
    """Everybody on the meeting's roll but the candidates, in its order."""
    paper = polls.paper_of(poll)
    if not paper.write_ins:
        return []
    people = {option.person for option in paper.options}
    names = {known_as(option.title) for option in paper.options}
    every = writable_names(members_of(session, roll_of(session, poll.meeting_id) or ""))
    return [one for one in every if one.person_id not in people and one.name not in names]


def writable_names(members: Iterable[RollMember]) -> list[Writable]:
    """People with the names under which they are written in, no two alike."""
    roll = [(one, known_as(one.name)) for one in members]
    alike = Counter(name for _, name in roll)
    named = [
        (one, name if alike[name] == 1 else known_as(f"{name}（{one.delegation or one.number}）")) for one, name in roll
    ]
    again = Counter(name for _, name in named)
    return [
        Writable(one.person_id, name if again[name] == 1 else known_as(f"{name[:20]}（{one.number}）"), one.delegation)
        for one, name in named
        if name
    ]


def with_people(session: Session, meeting_id: str, paper: Paper) -> Paper:
    """The paper with the roster's ids of candidates who were written in before, found by the names they are written under."""
    known = {one.name: one.person_id for one in writable_names(members_of(session, roll_of(session, meeting_id) or ""))}
    options = tuple(o if o.person else replace(o, person=known.get(o.title, "")) for o in paper.options)
    return replace(paper, options=options)


def notes_of(session: Session, poll: Poll) -> list[Note]:
    """What the chair should know of the appointments that a poll decides: their order, nominations that failed before."""
    paper = polls.paper_of(poll)
    if not paper.appoints:
        return []
    options = original_options(poll)
    whole = replace(paper, options=options)
    earlier = [one for other in _earlier(session, poll) for one in decided_options(other)]
    return [*order_notes(whole), *nomination_notes(options, earlier)]


def original_options(poll: Poll) -> tuple[Option, ...]:
    """The lines of a poll, those of a merged one as they were before."""
    if poll.merged is None:
        return polls.paper_of(poll).options
    return tuple(Option.from_data(data) for data in poll.merged["options"])


def decided_options(poll: Poll) -> list[Decided]:
    """What a poll decided of each appointment; nothing while it has no valid result."""
    outcome = polls.outcome_of(poll)
    if poll.state not in ("closed", "shown") or outcome is None or not outcome.valid:
        return []
    if poll.merged is not None:
        return [Decided(option, outcome.passed) for option in original_options(poll)]
    passed = set(outcome.selected)
    return [Decided(option, option.id in passed) for option in polls.paper_of(poll).options if option.deed]


def _earlier(session: Session, poll: Poll) -> list[Poll]:
    """The other polls of this meeting and of the term's others, rehearsals apart, that were opened before this one."""
    meetings = {poll.meeting_id, *term_meetings(session, meeting_of(session, poll.meeting_id).term_id)}
    query = select(Poll).where(Poll.meeting_id.in_(meetings), Poll.id != poll.id, Poll.opened_at.is_not(None))
    if poll.opened_at is not None:
        query = query.where(Poll.opened_at < poll.opened_at)
    return list(session.scalars(query))


def check_reason(reason: str) -> str:
    """The reason without spaces at its ends; refused where there is none."""
    if not reason.strip():
        raise Refused("merge.no_reason", "请写明理由", status=422)
    return reason.strip()


def named(names: Iterable[str]) -> list[str]:
    """Names cleaned, each once."""
    return list(dict.fromkeys(clean_name(name) for name in names))
