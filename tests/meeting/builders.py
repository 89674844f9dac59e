"""Meetings with people, sittings and an agenda for tests."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest

from core.actor import Actor
from core.db import Change, change, reading
from core.errors import Refused
from core.journal.store import entries_of
from meeting import store
from meeting.actions.add_item import add_item
from meeting.actions.ask_floor import ask_floor
from meeting.actions.create_meeting import create_meeting
from meeting.actions.create_sitting import create_sitting
from meeting.actions.open_sitting import open_sitting
from meeting.live_store import hall_slices, my_floor
from roster.actions.add_people import NewPerson, add_people
from roster.store import RollMember, members_of
from tests.conftest import Heard
from tests.roster.builders import a_term, deputies

CHAIR = Actor("account", "chair", "执行主席", frozenset({"chair"}))


class Built:
    """A meeting with what belongs to it; `item[title]` and `sitting` are ids, `person(name)` a member of the roll."""

    def __init__(self, meeting_id: str) -> None:
        self.id = meeting_id
        self.item: dict[str, str] = {}
        self.sitting = ""

    @property
    def info(self) -> Any:
        with reading() as session:
            return store.meeting_of(session, self.id)

    def people(self) -> list[RollMember]:
        with reading() as session:
            return members_of(session, self.info.roll_id)

    def person(self, role: str = "deputy", nth: int = 0) -> RollMember:
        return [member for member in self.people() if role in member.roles][nth]

    def actor(self, role: str = "deputy", nth: int = 0) -> Actor:
        member = self.person(role, nth)
        return Actor("person", member.person_id, member.name, frozenset({"person"}))

    def journal(self) -> list[str]:
        with reading() as session:
            return [entry.action for entry in entries_of(session, f"meeting:{self.id}")]

    def last_entry(self) -> dict[str, Any]:
        with reading() as session:
            return dict(entries_of(session, f"meeting:{self.id}")[-1].data)

    def agenda(self) -> list[tuple[str, str]]:
        """Label and title of each item in reading order."""
        return [(entry["label"], entry["title"]) for entry in self.slices()["agenda"]]

    def states(self) -> dict[str, str]:
        return {entry["title"]: entry["state"] for entry in self.slices()["agenda"]}

    def slices(self) -> dict[str, Any]:
        with reading() as session:
            return hall_slices(session, self.id)

    def stage(self) -> tuple[str, str | None]:
        stage = self.slices()["stage"]
        titles = {item_id: title for title, item_id in self.item.items()}
        return stage["face"], titles.get(stage["item_id"], stage["item_id"])

    def ask(self, nth: int = 0, role: str = "deputy", reason: str = "") -> str:
        actor = self.actor(role, nth)
        return does(lambda tx: ask_floor(tx, self.id, actor.id, reason), actor)


def does(work: Callable[[Change], Any], actor: Actor = CHAIR) -> Any:
    """Run one change."""
    with change(actor) as tx:
        return work(tx)


def refused(code: str, work: Callable[[Change], Any], actor: Actor = CHAIR) -> None:
    """One change that is refused with this code."""
    with pytest.raises(Refused) as caught:
        does(work, actor)
    assert caught.value.code == code


def a_meeting(kind: str = "plenary", *, count: int = 6, term_id: str = "", rehearsal: bool = False) -> Built:
    """A prepared meeting with deputies, one attending without vote, one observer, one of the staff, one scrutineer."""
    term_id = term_id or a_term()
    built = Built(
        does(lambda tx: create_meeting(tx, term_id, kind, 6, "第六次会议", place="大礼堂", rehearsal=rehearsal))
    )
    roles = ("deputy",) if kind == "plenary" else ("deputy", {"standing": "committee"}.get(kind, kind.rstrip("s")))
    people = [NewPerson(p.name, p.gender, p.delegation, p.post, p.phone4, p.seat, roles) for p in deputies(count)]
    others = [
        NewPerson("列席甲", roles=("attending",)),
        NewPerson("旁听甲", roles=("observer",)),
        NewPerson("工作甲", roles=("secretariat",)),
    ]
    does(lambda tx: add_people(tx, built.info.roll_id, [*people, *others]))
    return built


def a_meeting_with_agenda(**kwargs: Any) -> Built:
    """A prepared meeting with one sitting and the agenda 甲(乙, 丙), 丁."""
    built = a_meeting(**kwargs)
    built.sitting = does(lambda tx: create_sitting(tx, built.id))
    for title, parent in (("甲", None), ("乙", "甲"), ("丙", "甲"), ("丁", None)):
        parent_id = built.item[parent] if parent else None
        built.item[title] = does(partial(add_item, meeting_id=built.id, title=title, parent_id=parent_id))
    return built


def a_running_meeting(**kwargs: Any) -> Built:
    """The same with its sitting open."""
    built = a_meeting_with_agenda(**kwargs)
    does(lambda tx: open_sitting(tx, built.sitting))
    return built


@contextmanager
def state_follows(heard: Heard, built: Built) -> Iterator[None]:
    """Initial state + messages = new state: for the hall, and for every deputy's own `my_floor`."""
    held, mine = built.slices(), _mine(built)
    start = len(heard.envelopes)
    yield
    for envelope in heard.envelopes[start:]:
        if envelope.room == f"meeting:{built.id}:hall":
            held |= {name: value for name, value in envelope.slices.items() if name in held}
        elif "my_floor" in envelope.slices:
            mine[envelope.room.removeprefix("person:")] = envelope.slices["my_floor"]
    assert held == built.slices()
    assert mine == _mine(built)


def _mine(built: Built) -> dict[str, Any]:
    with reading() as session:
        return {p.person_id: my_floor(session, built.id, p.person_id) for p in members_of(session, built.info.roll_id)}
