"""First state and messages make the new state: the box, the keys, one's own sealed ballot."""

import random
from contextlib import suppress
from typing import Any

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import reading
from core.errors import Refused
from meeting.actions.move_stage import move_stage
from realtime.messages import hall as hall_room
from realtime.messages import person as person_room
from realtime.messages import screen, staff
from tests.conftest import FrozenClock, Heard
from tests.voting.belenios.workshop import one_more
from tests.voting.builders import ABSTAIN, NO, STAFF, YES, a_poll, act
from tests.voting.sealed.builders import (
    Here,
    KeyOwner,
    SealedHall,
    a_sealed_hall,
    cast,
    keys_for_all,
    keys_for_some,
    part_text,
    public_text,
)
from tests.voting.sealed.forging import changed
from voting.actions.close_due_polls import close_due_polls
from voting.actions.close_poll import close_poll
from voting.actions.hide_result import hide_result
from voting.actions.open_poll import open_poll
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.belenios.trustee_key import new_key
from voting.live_store import poll_slices
from voting.sealed import store
from voting.sealed.actions.begin_keys import begin_keys
from voting.sealed.actions.drop_keys import drop_keys
from voting.sealed.actions.give_part import give_part
from voting.sealed.actions.give_public import give_public
from voting.sealed.actions.resume_voting import resume_voting
from voting.sealed.actions.start_check import start_check
from voting.sealed.keeper import Keeper
from voting.sealed.live_store import my_sealed
from voting.store import current_poll, polls_of, running_poll_id

OF_A_POLL = ("turnout", "tally", "pressed", "result", "box", "my_sealed")


class Face:
    """A client: it keeps the state and replaces the slices that messages bring."""

    def __init__(self, hall: SealedHall, face: str) -> None:
        self.hall, self.face = hall, face
        me = hall.actor(0).id
        self.rooms = {
            "chair": {hall_room(hall.meeting_id), screen(hall.meeting_id), staff(hall.meeting_id)},
            "screen": {hall_room(hall.meeting_id), screen(hall.meeting_id)},
            "tablet": {hall_room(hall.meeting_id), person_room(me)},
        }[face]
        self.state = self.fresh()

    def fresh(self) -> dict[str, Any]:
        with reading() as session:
            meeting_id = self.hall.meeting_id
            slices = poll_slices(session, meeting_id, staff=self.face == "chair", screen=self.face == "screen")
            if self.face == "tablet":
                slices["my_sealed"] = my_sealed(session, meeting_id, self.hall.actor(0).id)
        return slices

    def hear(self, heard: Heard) -> None:
        for envelope in heard.envelopes:
            if envelope.room in self.rooms:
                self.state |= {name: value for name, value in envelope.slices.items() if name in self.state}

    def agrees(self) -> bool:
        mine, fresh = self.seen(self.state), self.seen(self.fresh())
        assert mine == fresh, self.face
        return True

    def seen(self, state: dict[str, Any]) -> dict[str, Any]:
        """A slice of another poll than `poll` means nothing; tablets do not follow the box while the vote goes on."""
        poll = state["poll"] or {}
        seen = dict(state)
        for name in OF_A_POLL:
            if seen.get(name) and seen[name]["poll_id"] != poll.get("id"):
                seen[name] = None
        if self.face == "tablet" and poll.get("state") == "open":
            seen.pop("box")
        if poll.get("state") not in ("open", "checking", "unsealing"):
            seen.pop("my_sealed", None)
        return seen


@pytest.mark.parametrize("seed", range(2))
def test_messages_make_the_new_state(app: Flask, clock: FrozenClock, heard: Heard, seed: int) -> None:
    """A random meeting; faces that came at different moments agree with a fresh state after every step."""
    meeting = RandomMeeting(random.Random(seed))
    heard.envelopes.clear()
    faces = [Face(meeting.hall, face) for face in ("tablet", "screen", "chair")]
    for step in range(36):
        clock.tick(seconds=meeting.chance.choice((0, 1, 12)))
        meeting.step()
        for face in faces:
            face.hear(heard)
            assert face.agrees(), meeting.done
        heard.envelopes.clear()
        if step % 20 == 10:
            faces.append(Face(meeting.hall, meeting.chance.choice(("tablet", "screen", "chair"))))
    assert len(meeting.done) >= 9, f"too little happened: {meeting.done}"


class RandomMeeting:
    """Anything that somebody might do; what the rules refuse changes nothing."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.hall = a_sealed_hall(4, present=3, scrutineers=3)
        self.owners: dict[str, list[KeyOwner]] = {}
        self.done: set[str] = set()
        self.keys("")
        for _ in range(2):
            self.make("")

    def step(self) -> None:
        """One deed, most often one that leads on."""
        with reading() as session:
            poll = current_poll(session, self.hall.meeting_id)
            now = running_poll_id(session, self.hall.meeting_id)
            everything = [one.id for one in polls_of(session, self.hall.meeting_id) if one.state != "void"]
        waiting = now or (everything[-1] if everything else "")
        poll_id = waiting if self.chance.random() < 0.9 else self.chance.choice(everything or [""])
        likely = LIKELY.get(poll.state if now and poll else "", LIKELY[""])
        name = self.chance.choice(likely if self.chance.random() < 0.8 else ANYTHING)
        with suppress(Refused):
            getattr(self, name)(poll_id)
            self.done.add(name)

    def make(self, _poll_id: str) -> None:
        changes = {
            "press": self.chance.choice(("first", "last")),
            "keys": self.chance.choice(("server", "scrutineers")),
        }
        a_poll(self.hall.hall, box="sealed", duration_seconds=self.chance.choice((None, 30)), **changes)

    def keys(self, _poll_id: str) -> None:
        some = self.chance.random() < 0.3
        group_id = keys_for_some(self.hall, 3, 2) if some else keys_for_all(self.hall, 2)
        self.owners[group_id] = self.hall.holders

    def begin(self, _poll_id: str) -> None:
        group_id = act(begin_keys, self.hall.meeting_id, "all", None, [self.hall.actor(0).id, self.hall.actor(1).id])
        act(give_public, group_id, public_text(new_key()), by=self.hall.actor(1))

    def drop(self, _poll_id: str) -> None:
        with reading() as session:
            group = store.newest_group(session, self.hall.meeting_id)
        if group is not None:
            act(drop_keys, group.id, by=STAFF)

    def open(self, poll_id: str) -> None:
        act(open_poll, poll_id)

    def cast(self, poll_id: str) -> None:
        self.hall.vote(self.chance.choice((0, 0, 1, 2, 3)), poll_id, self.chance.choice((YES, NO, ABSTAIN)))

    def faulty(self, poll_id: str) -> None:
        place = self.chance.choice((0, 1))
        path = ["answers", 0, "overall_proof", 0, "challenge"]
        ballot = self.hall.sealed(place, poll_id, YES)
        cast(self.hall.actor(place), poll_id, changed(self.hall.master(place), poll_id, ballot, path, one_more))

    def keep(self, _poll_id: str) -> None:
        Keeper(Here).look()

    def check(self, poll_id: str) -> None:
        act(start_check, poll_id)

    def resume(self, poll_id: str) -> None:
        act(resume_voting, poll_id)

    def close(self, poll_id: str) -> None:
        act(close_poll, poll_id)

    def part(self, poll_id: str) -> None:
        with reading() as session:
            box = store.find_box(session, poll_id)
        if box is None or box.group_id is None or box.tally is None:
            return
        owner = self.chance.choice(self.owners[box.group_id])
        act(give_part, poll_id, part_text(owner, poll_id), by=owner.actor)

    def show(self, poll_id: str) -> None:
        act(show_result, poll_id)

    def hide(self, poll_id: str) -> None:
        act(hide_result, poll_id)

    def void(self, poll_id: str) -> None:
        act(void_poll, poll_id, "有误")

    def due(self, _poll_id: str) -> None:
        act(close_due_polls, by=SYSTEM)

    def stage(self, _poll_id: str) -> None:
        act(move_stage, self.hall.meeting_id, self.chance.choice(("agenda", "waiting")))


ANYTHING = (
    "make", "keys", "begin", "drop", "open", "cast", "faulty", "keep", "check", "resume", "close", "part", "show", "hide",
    "void", "due", "stage",
)  # fmt: skip
LIKELY = {
    "": ("open", "open", "show", "make"),
    "open": ("cast", "cast", "cast", "faulty", "keep", "check"),
    "checking": ("keep", "close", "close", "resume"),
    "unsealing": ("keep", "part", "part"),
}


def test_before_any_poll_and_before_the_opening(app: Flask) -> None:
    hall = a_sealed_hall(1)
    state = Face(hall, "tablet").state
    assert (state["box"], state["keys"], state["my_sealed"]) == (None, None, None)
    a_poll(hall.hall, box="sealed", keys="server")
    state = Face(hall, "tablet").state
    assert (state["poll"], state["box"]) == (None, None)


def test_a_server_key_has_no_holders(app: Flask) -> None:
    hall = a_sealed_hall(1)
    act(open_poll, a_poll(hall.hall, box="sealed", keys="server"))
    state = Face(hall, "screen").state
    box = state["box"]
    assert (box["kind"], box["group_id"], box["holders"], box["needed"]) == ("server", None, [], 0)
    assert (state["tally"], state["pressed"], state["keys"]) == (None, None, None)
