"""A meeting with badges and sittings to sign in to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import Flask

from core.actor import SYSTEM, Actor
from core.db import change, reading
from core.journal.rules import Entry
from core.journal.store import entries_of
from meeting.actions.close_sitting import close_sitting
from meeting.actions.create_meeting import create_meeting
from meeting.actions.create_sitting import create_sitting
from meeting.actions.open_sitting import open_sitting
from roster.actions.add_people import NewPerson, add_people
from roster.actions.issue_badges import issue_badges
from roster.actions.start_session import start_person_session
from roster.badge_store import person_by_badge
from roster.store import RollMember, members_of
from signin import store
from tests.conftest import Client
from tests.roster.builders import a_term, deputies

GATE = Actor("account", "gate-1", "一号签到处", frozenset({"gate"}))
DESK = Actor("account", "desk-1", "王秘书", frozenset({"secretariat"}))
CHAIR = Actor("account", "chair-1", "执行主席", frozenset({"chair"}))
GUESTS = [
    NewPerson("列席甲", "男", "", "区政府", "", "20-1", ("attending",)),
    NewPerson("旁听甲", "女", "", "市民", "", "20-2", ("observer",)),
]


@dataclass
class Hall:
    """A meeting with two sittings; `badges` holds the login tokens by name."""

    term_id: str
    meeting_id: str
    roll_id: str
    sitting_id: str
    later_id: str
    badges: dict[str, str] = field(default_factory=dict)

    def members(self) -> list[RollMember]:
        """Everybody on the roll."""
        with reading() as session:
            return members_of(session, self.roll_id)

    def who(self, name: str) -> str:
        """The id of the person of this name."""
        return next(m.person_id for m in self.members() if m.name == name)

    def actor(self, name: str) -> Actor:
        """The person as an actor."""
        return Actor("person", self.who(name), name, frozenset({"person"}))

    def mark(self, name: str) -> Any:
        """The person's mark at the first sitting."""
        with reading() as session:
            return store.mark_of(session, self.sitting_id, self.who(name))

    def present(self) -> int:
        """How many with a vote are in."""
        with reading() as session:
            return store.present_voters(session, self.sitting_id, self.roll_id)

    def journal(self) -> list[Entry]:
        """The meeting's journal."""
        with reading() as session:
            return entries_of(session, f"meeting:{self.meeting_id}")

    def noted(self, action: str) -> list[Any]:
        """The data of the journal's entries of an action."""
        return [entry.data for entry in self.journal() if entry.action == action]

    def open(self) -> None:
        """Declare the first sitting open."""
        with change(CHAIR) as tx:
            open_sitting(tx, self.sitting_id)

    def close(self) -> None:
        """Close the first sitting."""
        with change(CHAIR) as tx:
            close_sitting(tx, self.sitting_id)

    def phone(self, app: Flask, name: str) -> Client:
        """A device that the person has logged in to with the badge."""
        with change(SYSTEM) as tx:
            found = person_by_badge(tx.session, self.badges[name])
            started = start_person_session(tx, found.person_id, found.badge_id, "phone")
        return Client(app, started.token)


def a_hall(count: int = 6, *, term: int = 19, number: int = 1, kind: str = "plenary", rehearsal: bool = False) -> Hall:
    """Deputies 代表0000 … in three delegations, one attending, one observer; all with badges; two prepared sittings."""
    term_id = a_term(term)
    roles = {"plenary": ("deputy",), "standing": ("deputy", "committee")}[kind]
    people = [NewPerson(p.name, p.gender, p.delegation, p.post, p.phone4, p.seat, roles) for p in deputies(count)]
    with change(DESK) as tx:
        meeting_id = create_meeting(tx, term_id, kind, number, f"第{number}次会议", place="大礼堂", rehearsal=rehearsal)
        roll_id = _roll(tx.session, meeting_id)
        add_people(tx, roll_id, [*people, *GUESTS])
        sittings = [create_sitting(tx, meeting_id) for _ in range(2)]
        issued = issue_badges(tx, roll_id)
    badges = {one.member.name: one.token for one in issued}
    return Hall(term_id, meeting_id, roll_id, sittings[0], sittings[1], badges)


def _roll(session: Any, meeting_id: str) -> str:
    from meeting.store import roll_of

    return roll_of(session, meeting_id) or ""
