"""What the API shows of written-in names and of nominations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import Refused
from meeting.store import access_meeting
from roster.store import members_of
from voting import store as polls
from voting.elections import store
from voting.elections.store import Writable
from voting.rules.appointments import Note
from voting.rules.election_names import name_of
from voting.rules.outcome import Outcome

ALIKE = 0.6
"""Two names this alike are shown beside each other: 张珊 and 张姗, 王小明 and 王晓明."""


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name that was written in, with its votes and where it stands; `on_roll` where somebody is written so."""

    name: str
    votes: int
    state: str
    on_roll: bool
    alike: list[str]


@dataclass(frozen=True, slots=True)
class MergeShown:
    """Names that count for `into`, why and by whom."""

    id: str
    names: list[str]
    into: str
    reason: str
    made_by: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class WrittenIn:
    """The written-in names of a closed election, most votes first; `open` while they may still be merged."""

    poll_id: str
    title: str
    state: str
    open: bool
    names: list[WrittenName]
    merges: list[MergeShown]


@dataclass(frozen=True, slots=True)
class NoteShown:
    """What the chair should know of one line of a list of appointments."""

    code: str
    option: str
    title: str
    failures: int


def written_in(session: Session, actor: Actor, poll_id: str) -> WrittenIn:
    """The names, for the secretariat and the chief scrutineer, from the closing on."""
    poll = store.access_merging(session, actor, poll_id)
    outcome = polls.outcome_of(poll)
    if outcome is None:
        raise Refused("poll.not_closed", "表决尚未结束，还没有结果")
    roll = {one.name for one in store.writable(session, poll)}
    merges = [
        MergeShown(row.id, list(row.names), row.into, row.reason, row.made_by, row.made_at)
        for row in store.merges_of(session, poll_id)
    ]
    return WrittenIn(poll.id, poll.title, poll.state, poll.state == "closed", _names(outcome, roll), merges)


def _names(outcome: Outcome, roll: set[str]) -> list[WrittenName]:
    lines = [(name_of(line.id), line) for line in outcome.lines if name_of(line.id)]
    every = [name for name, _ in lines]
    return [WrittenName(name, line.yes, line.state, name in roll, alike(name, every)) for name, line in lines]


def alike(name: str, names: Iterable[str]) -> list[str]:
    """Those of the names that may be the same person's in another spelling."""
    return [other for other in names if other != name and _alike(name, other)]


def _alike(one: str, other: str) -> bool:
    if one[0] == other[0] and len(one) == len(other) <= 3:
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def people_to_write_in(session: Session, actor: Actor, poll_id: str) -> list[Writable]:
    """Who may be written in, for whoever may see the poll."""
    return store.writable(session, polls.access_poll(session, actor, poll_id))


def nominees(session: Session, actor: Actor, meeting_id: str) -> list[Writable]:
    """Everybody on the roll of a meeting that the actor may see."""
    return store.writable_names(members_of(session, access_meeting(session, meeting_id, actor).roll_id))


def notes_shown(session: Session, actor: Actor, poll_id: str) -> list[NoteShown]:
    """What the chair should know of the poll's appointments."""
    poll = polls.access_poll(session, actor, poll_id)
    titles = {option.id: option.title for option in store.original_options(poll)}
    return [_note(note, titles) for note in store.notes_of(session, poll)]


def _note(note: Note, titles: dict[str, str]) -> NoteShown:
    return NoteShown(note.code, note.option, titles[note.option], note.failures)
