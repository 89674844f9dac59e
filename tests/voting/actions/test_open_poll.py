"""Opening: facts are frozen, the stage moves, one poll at a time."""

from datetime import timedelta

from flask import Flask

from core.db import reading
from meeting.actions.close_sitting import close_sitting
from meeting.actions.open_sitting import open_sitting
from meeting.store import roll_of, stage_of
from roster.actions.assign_seats import assign_seats
from signin.actions.check_quorum import check_quorum
from tests.conftest import FrozenClock, Heard
from tests.voting.builders import (
    CHAIR,
    STAFF,
    a_hall,
    a_poll,
    act,
    journal,
    last_entry,
    opened,
    poll_now,
    refusal,
)
from voting import store
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.actions.void_poll import void_poll


def test_freezes_electorate_n_and_time(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    hall = a_hall(6, present=4, members_n=9)
    poll_id = opened(hall, duration_seconds=120)
    poll = poll_now(poll_id)
    assert (poll.state, poll.members_n, poll.electors_n, poll.sitting_id) == ("open", 9, 6, hall.sitting_id)
    assert (poll.opened_at, poll.closes_at) == (clock.at, clock.at + timedelta(seconds=120))
    with reading() as session:
        electors = store.electors_of(session, poll_id)
    assert [(e.name, e.delegation, e.seat) for e in electors] == [(v.name, v.delegation, v.seat) for v in hall.voters]
    entry = last_entry(hall, "poll.opened")
    assert (entry["n"], entry["electors"], entry["present"]) == (9, 6, 4)
    assert heard.last("TurnoutNow").slices["turnout"] == {"poll_id": poll_id, "cast": 0, "present": 4, "electors": 6}


def test_moves_the_stage_and_tells_the_hall(app: Flask, heard: Heard) -> None:
    hall = a_hall(2)
    poll_id = opened(hall)
    with reading() as session:
        stage = stage_of(session, hall.meeting_id)
    assert (stage.face, stage.poll_id, stage.item_id) == ("poll", poll_id, hall.item_id)
    slices = heard.last("PollChanged").slices
    assert (slices["poll"]["id"], slices["poll"]["state"], slices["poll"]["members_n"]) == (poll_id, "open", 2)
    assert heard.last("ResultShown").slices == {"result": None}
    said = [e.kind for e in heard.envelopes if e.slices.get("poll", {}) and e.slices["poll"]["state"] == "open"]
    assert said == ["PollChanged"], "one message for one change"


def test_seats_changed_later_do_not_touch_the_electorate(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = opened(hall)
    voter = hall.voters[0]
    with reading() as session:
        before = store.electors_of(session, poll_id)
        roll_id = roll_of(session, hall.meeting_id) or ""
    act(assign_seats, roll_id, {voter.person_id: "99-1"}, by=STAFF)
    with reading() as session:
        assert store.electors_of(session, poll_id) == before


def test_twice_is_harmless(app: Flask, clock: FrozenClock) -> None:
    hall = a_hall(2)
    poll_id = opened(hall, duration_seconds=60)
    before = poll_now(poll_id).closes_at
    clock.tick(seconds=5)
    assert act(open_poll, poll_id) == []
    assert poll_now(poll_id).closes_at == before
    assert journal(hall).count("poll.opened") == 1


def test_another_open_poll_is_refused_until_the_first_is_closed(app: Flask) -> None:
    hall = a_hall(2)
    first, second = opened(hall), a_poll(hall, "choose")
    assert refusal(act, open_poll, second) == "poll.another_open"
    act(close_poll, first)
    assert refusal(act, open_poll, second) == "ok"


def test_refused_before_the_sitting_and_after(app: Flask) -> None:
    hall = a_hall(2, open_now=False)
    poll_id = a_poll(hall)
    assert refusal(act, open_poll, poll_id) == "meeting.not_running"
    act(open_sitting, hall.sitting_id)
    act(close_sitting, hall.sitting_id)
    assert refusal(act, open_poll, poll_id) == "sitting.not_open"
    assert poll_now(poll_id).state == "prepared"


def test_what_is_over_is_not_opened_again(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = opened(hall)
    act(close_poll, poll_id)
    assert refusal(act, open_poll, poll_id) == "poll.closed"
    act(void_poll, poll_id, "有误")
    assert refusal(act, open_poll, poll_id) == "poll.void"


def test_the_quorum_is_the_chairs_to_judge_but_is_written_down(app: Flask) -> None:
    hall = a_hall(3, present=1)
    assert act(open_poll, a_poll(hall)) == ["quorum.not_checked"]
    with reading() as session:
        act(close_poll, store.running_poll_id(session, hall.meeting_id))
    act(check_quorum, hall.sitting_id, by=CHAIR)
    assert act(open_poll, a_poll(hall)) == ["quorum.not_met"]
    assert last_entry(hall, "poll.opened")["warnings"] == ["quorum.not_met"]
