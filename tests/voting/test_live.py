"""The hall's state: what each face gets, and that messages bring an old state to the present one."""

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
from signin.actions.mark_attendance import mark_attendance
from tests.conftest import FrozenClock, Heard
from tests.voting.builders import (
    ABSTAIN,
    NO,
    STAFF,
    YES,
    Hall,
    a_hall,
    a_poll,
    act,
    chosen,
    decided,
    opened,
    poll_now,
    small_choose,
    vote,
)
from voting.actions.accept_fewer import accept_fewer
from voting.actions.close_due_polls import close_due_polls
from voting.actions.close_poll import close_poll
from voting.actions.extend_poll import extend_poll
from voting.actions.hide_result import hide_result
from voting.actions.open_poll import open_poll
from voting.actions.prepare_revote import prepare_revote
from voting.actions.remove_poll import remove_poll
from voting.actions.set_live_tally import set_live_tally
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.live_store import my_ballot, my_part, poll_slices
from voting.rules.electorate import EVERYBODY, Electorate
from voting.store import polls_of, running_poll_id

OF_A_POLL = ("turnout", "tally", "pressed", "result", "my_ballot", "my_part")


def state_of(hall: Hall, face: str) -> dict[str, Any]:
    """What kiosk composes for a face from this package."""
    with reading() as session:
        slices = poll_slices(session, hall.meeting_id, staff=face == "chair", screen=face == "screen")
        if face == "tablet":
            me = hall.voters[0].person_id
            slices["my_ballot"] = my_ballot(session, hall.meeting_id, me)
            slices["my_part"] = my_part(session, hall.meeting_id, me)
    return _of_this_poll(slices)


def _of_this_poll(slices: dict[str, Any]) -> dict[str, Any]:
    """A slice of another poll than `poll` means nothing: faces compare `poll_id`."""
    poll_id = (slices["poll"] or {}).get("id")
    return {
        name: None if name in OF_A_POLL and value and value["poll_id"] != poll_id else value
        for name, value in slices.items()
    }


class Face:
    """A client: it keeps the state and replaces the slices that messages bring."""

    def __init__(self, hall: Hall, face: str) -> None:
        self.hall, self.face = hall, face
        self.rooms = {
            "chair": {hall_room(hall.meeting_id), screen(hall.meeting_id), staff(hall.meeting_id)},
            "screen": {hall_room(hall.meeting_id), screen(hall.meeting_id)},
            "tablet": {hall_room(hall.meeting_id), person_room(hall.voters[0].person_id)},
        }[face]
        self.state = state_of(hall, face)

    def hear(self, heard: Heard) -> None:
        for envelope in heard.envelopes:
            if envelope.room in self.rooms:
                known = {name: value for name, value in envelope.slices.items() if name in self.state}
                self.state |= known

    def agrees(self) -> bool:
        mine, fresh = _of_this_poll(self.state), state_of(self.hall, self.face)
        assert mine == fresh, self.face
        return True


def test_before_any_poll(app: Flask) -> None:
    hall = a_hall(1)
    nothing: dict[str, Any] = dict.fromkeys(("poll", "turnout", "result", "box", "keys", "paper", "evaluation")) | {
        "polls": []
    }
    assert state_of(hall, "tablet") == {**nothing, "my_ballot": None, "my_part": None}
    assert state_of(hall, "screen") == {**nothing, "tally": None, "pressed": None}


def test_who_gets_which_slice(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = opened(hall, live_tally=True)
    vote(hall.actor(0), poll_id, YES)
    tally = {"poll_id": poll_id, "options": [{"id": "motion", "yes": 1, "no": 0, "abstain": 0, "marks": []}]}
    tablet, big, chair = (state_of(hall, face) for face in ("tablet", "screen", "chair"))
    assert "tally" not in tablet
    assert "pressed" not in tablet
    assert big["tally"] == chair["tally"] == tally
    assert big["pressed"] == {"poll_id": poll_id, "seats": [hall.voters[0].seat]}
    assert tablet["my_ballot"]["described"] == ["赞成"]
    act(close_poll, poll_id)
    assert state_of(hall, "tablet")["result"] is None
    assert state_of(hall, "screen")["result"] is None
    assert state_of(hall, "chair")["result"]["poll_id"] == poll_id
    assert state_of(hall, "chair")["tally"] is None
    act(show_result, poll_id)
    assert state_of(hall, "tablet")["result"] == state_of(hall, "chair")["result"]


def test_each_of_a_group_is_told_and_nobody_learns_who_the_others_are(app: Flask, heard: Heard) -> None:
    hall = a_hall(4)
    me, friend, stranger, other = (voter.person_id for voter in hall.voters)
    prepared = a_poll(hall, electorate=Electorate("第一组", people=(me, friend), without=(other,)))
    act(lambda tx: move_stage(tx, hall.meeting_id, "poll", poll_id=prepared))
    assert state_of(hall, "tablet")["my_part"] is None, "who belongs is frozen by the opening"
    heard.envelopes.clear()
    act(open_poll, prepared)
    told = [(one.room, one.slices) for one in heard.envelopes if one.kind == "MyPart"]
    assert told == [(person_room(who), {"my_part": {"poll_id": prepared}}) for who in (me, friend)]
    assert [one.kind for one in heard.envelopes].index("PollChanged") > 1, "each knows before the poll comes"
    tablet = state_of(hall, "tablet")
    assert tablet["my_part"] == {"poll_id": prepared}
    assert tablet["poll"]["group"] is True
    assert tablet["poll"]["electorate"] == "第一组"
    said = str([one.slices for one in heard.envelopes if one.room == hall_room(hall.meeting_id)])
    assert [who for who in (me, friend, stranger, other) if who in said + str(tablet)] == []
    with reading() as session:
        assert my_part(session, hall.meeting_id, stranger) is None
    act(close_poll, prepared)
    opened(hall)
    assert state_of(hall, "tablet")["my_part"] is None
    assert state_of(hall, "tablet")["poll"]["group"] is False


def test_the_poll_is_the_open_one_else_the_one_on_the_stage(app: Flask, heard: Heard) -> None:
    hall = a_hall(3)
    first = decided(hall, [YES, YES])
    act(show_result, first)
    second = opened(hall, "choose")
    act(move_stage, hall.meeting_id, "agenda")
    assert state_of(hall, "tablet")["poll"]["id"] == second, "an open poll is never out of reach"
    act(close_poll, second)
    assert state_of(hall, "tablet")["poll"] is None
    act(show_result, first)
    assert state_of(hall, "tablet")["poll"]["id"] == first
    assert heard.last("ResultShown").slices["result"]["poll_id"] == first
    act(move_stage, hall.meeting_id, "waiting")
    assert heard.last("PollChanged").slices["poll"] is None
    assert heard.last("ResultShown").slices["result"] is None


def test_moving_the_stage_between_other_things_says_nothing_of_polls(app: Flask, heard: Heard) -> None:
    hall = a_hall(1)
    a_poll(hall)
    heard.envelopes.clear()
    act(move_stage, hall.meeting_id, "waiting")
    act(lambda tx: move_stage(tx, hall.meeting_id, "item", item_id=hall.item_id))
    assert "PollChanged" not in heard.kinds()


@pytest.mark.parametrize("seed", range(5))
def test_initial_state_and_messages_make_the_new_state(app: Flask, clock: FrozenClock, heard: Heard, seed: int) -> None:
    """A random meeting; faces that came at different moments all agree with a fresh state after every step."""
    meeting = RandomMeeting(random.Random(seed))
    heard.envelopes.clear()
    faces = [Face(meeting.hall, face) for face in ("tablet", "screen", "chair")]
    for step in range(70):
        clock.tick(seconds=meeting.chance.choice((0, 1, 12)))
        meeting.step()
        for face in faces:
            face.hear(heard)
            assert face.agrees()
        heard.envelopes.clear()
        if step % 20 == 10:
            faces.append(Face(meeting.hall, meeting.chance.choice(("tablet", "screen", "chair"))))
    assert len(meeting.done) >= 9, f"too little happened: {meeting.done}"


class RandomMeeting:
    """Anything that somebody might do; what the rules refuse changes nothing."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.hall = a_hall(4, present=3)
        self.polls = [self.prepare() for _ in range(3)]
        self.done: set[str] = set()

    def prepare(self) -> str:
        draft = self.chance.choice(("motion", small_choose(3, 1, "livelihood_most_votes")))
        asked = self.chance.choice((EVERYBODY, Electorate("一组", people=(self.hall.voters[0].person_id,))))
        return a_poll(self.hall, draft, press=self.chance.choice(("first", "last")), electorate=asked)

    def step(self) -> None:
        """One deed, most often the vote that goes on."""
        with reading() as session:
            lines = {poll.id: poll.state for poll in polls_of(session, self.hall.meeting_id)}
            now = running_poll_id(session, self.hall.meeting_id)
        self.polls = list(lines)
        usual = now or next((i for i, state in lines.items() if state in ("closed", "shown", "prepared")), "")
        poll_id = usual if self.chance.random() < 0.85 else self.chance.choice(self.polls or [""])
        deeds = {deed: weight for deed, weight in WEIGHTS.items() if now or deed not in WHILE_OPEN}
        name = self.chance.choices(list(deeds), list(deeds.values()))[0]
        with suppress(Refused):
            getattr(self, name)(poll_id)
            self.done.add(name)

    def make(self, _poll_id: str) -> None:
        self.prepare()

    def open(self, poll_id: str) -> None:
        act(open_poll, poll_id)

    def cast(self, poll_id: str) -> None:
        kind = poll_now(poll_id).paper["method"]
        answers = (YES, NO, ABSTAIN) if kind == "motion" else (chosen(1), chosen(2), chosen())
        vote(self.hall.actor(self.chance.randrange(4)), poll_id, self.chance.choice(answers))

    def tally(self, poll_id: str) -> None:
        act(set_live_tally, poll_id, self.chance.random() < 0.7)

    def extend(self, poll_id: str) -> None:
        act(extend_poll, poll_id, self.chance.choice((None, 10)))

    def due(self, _poll_id: str) -> None:
        act(close_due_polls, by=SYSTEM)

    def close(self, poll_id: str) -> None:
        act(close_poll, poll_id)

    def show(self, poll_id: str) -> None:
        act(show_result, poll_id)

    def hide(self, poll_id: str) -> None:
        act(hide_result, poll_id)

    def void(self, poll_id: str) -> None:
        act(void_poll, poll_id, "有误")

    def revote(self, poll_id: str) -> None:
        act(prepare_revote, poll_id)

    def fewer(self, poll_id: str) -> None:
        act(accept_fewer, poll_id)

    def remove(self, poll_id: str) -> None:
        act(remove_poll, poll_id)

    def stage(self, _poll_id: str) -> None:
        act(move_stage, self.hall.meeting_id, self.chance.choice(("agenda", "waiting")))

    def attend(self, _poll_id: str) -> None:
        voter = self.hall.voters[self.chance.randrange(1, 4)]
        verb = self.chance.choice(("made_up", "left"))
        act(mark_attendance, self.hall.sitting_id, voter.person_id, verb, "测试", by=STAFF)


WHILE_OPEN = ("cast", "extend", "due", "close")
WEIGHTS = {
    "make": 1, "open": 4, "cast": 10, "tally": 3, "extend": 2, "due": 1, "close": 4, "show": 4, "hide": 2, "void": 1,
    "revote": 2, "fewer": 2, "remove": 1, "stage": 2, "attend": 3,
}  # fmt: skip
