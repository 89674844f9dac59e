"""The hot path: a ballot enters the box once, whatever is sent and however often."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from core.db import change, reading
from core.errors import Refused
from realtime.messages import person as person_room
from signin.actions.mark_attendance import mark_attendance
from tests.conftest import FrozenClock, Heard
from tests.voting.builders import (
    NO,
    STAFF,
    YES,
    a_hall,
    a_poll,
    act,
    chosen,
    journal,
    opened,
    person,
    refusal,
    sign_in,
    vote,
)
from voting import store
from voting.actions.cast_ballot import cast_ballot
from voting.actions.close_poll import close_poll
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.frozen import read_answer


def in_box(poll_id: str) -> list[dict[str, Any]]:
    with reading() as session:
        return [ballot.answer for ballot in store.ballots_of(session, poll_id)]


def test_the_answer_says_what_lies_in_the_box(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    hall = a_hall()
    poll_id = opened(hall, "choose")
    mine = vote(hall.actor(0), poll_id, chosen(3, 1))
    assert (mine.answer, mine.cast_at, mine.presses) == (chosen(1, 3), clock.at, 1)
    assert [line[:2] for line in mine.described] == ["1.", "3."]
    assert in_box(poll_id) == [chosen(1, 3)]
    told = heard.last("MyBallot")
    assert (told.room, told.version) == (person_room(hall.voters[0].person_id), None)
    assert told.slices["my_ballot"]["answer"] == chosen(1, 3)


def test_live_figures_say_how_many_and_which_seats_only(app: Flask, heard: Heard) -> None:
    hall = a_hall()
    poll_id = opened(hall)
    heard.envelopes.clear()
    vote(hall.actor(1), poll_id, NO)
    public = {e.kind: e.slices for e in heard.envelopes if not e.room.startswith("person:")}
    assert public == {
        "TurnoutNow": {"turnout": {"poll_id": poll_id, "cast": 1, "present": 5, "electors": 5}},
        "PressedNow": {"pressed": {"poll_id": poll_id, "seats": [hall.voters[1].seat]}},
        "TallyNow": {"tally": None},
    }


def test_no_journal_entry_for_a_ballot(app: Flask) -> None:
    hall = a_hall()
    poll_id = opened(hall)
    before = journal(hall)
    vote(hall.actor(0), poll_id, YES)
    assert journal(hall) == before


@pytest.mark.parametrize("policy", ["first", "last"])
def test_the_same_gesture_again_is_answered_the_same(app: Flask, clock: FrozenClock, policy: str) -> None:
    hall = a_hall()
    poll_id = opened(hall, press=policy)
    first = vote(hall.actor(0), poll_id, YES, "gesture-1")
    clock.tick(seconds=3)
    assert vote(hall.actor(0), poll_id, YES, "gesture-1") == first
    assert len(in_box(poll_id)) == 1


def test_the_acknowledgement_that_was_lost_is_given_after_the_end(app: Flask) -> None:
    """The network failed after the commit: the tablet asks again when the poll is long closed, shown, void."""
    hall = a_hall()
    poll_id = opened(hall)
    first = vote(hall.actor(0), poll_id, YES, "gesture-1")
    with change(STAFF) as tx:
        mark_attendance(tx, hall.sitting_id, hall.voters[0].person_id, "left", "有事")
    act(close_poll, poll_id)
    assert vote(hall.actor(0), poll_id, YES, "gesture-1") == first
    act(show_result, poll_id)
    assert vote(hall.actor(0), poll_id, YES, "gesture-1") == first
    act(void_poll, poll_id, "有误")
    assert vote(hall.actor(0), poll_id, YES, "gesture-1") == first
    assert refusal(vote, hall.actor(1), poll_id, YES, "gesture-2") == "poll.void"


def test_the_same_gesture_with_another_answer_is_refused(app: Flask) -> None:
    hall = a_hall()
    poll_id = opened(hall)
    vote(hall.actor(0), poll_id, YES, "gesture-1")
    assert refusal(vote, hall.actor(0), poll_id, NO, "gesture-1") == "ballot.gesture_reused"
    assert in_box(poll_id) == [YES]


def test_first_press_counts(app: Flask, clock: FrozenClock) -> None:
    hall = a_hall()
    poll_id = opened(hall)
    vote(hall.actor(0), poll_id, YES)
    clock.tick(minutes=2)
    with pytest.raises(Refused) as refused:
        vote(hall.actor(0), poll_id, NO)
    assert (refused.value.code, refused.value.params["time"]) == ("ballot.already_cast", "09:00:00")
    assert in_box(poll_id) == [YES]


def test_last_press_counts_and_an_old_gesture_does_not_undo_it(app: Flask, clock: FrozenClock) -> None:
    hall = a_hall()
    poll_id = opened(hall, press="last")
    vote(hall.actor(0), poll_id, YES, "gesture-1")
    clock.tick(seconds=5)
    second = vote(hall.actor(0), poll_id, NO, "gesture-2")
    assert (second.presses, second.cast_at) == (2, clock.at)
    clock.tick(seconds=5)
    late = vote(hall.actor(0), poll_id, YES, "gesture-1")
    assert late == second, "the slow network repeats the first press: what counts is told, nothing changes"
    assert in_box(poll_id) == [NO]


def test_who_may_not_vote(app: Flask) -> None:
    hall = a_hall(3, present=2)
    poll_id = opened(hall)
    assert refusal(vote, hall.actor(2), poll_id, YES) == "ballot.not_signed_in"
    for other in hall.others:
        assert refusal(vote, person(other), poll_id, YES) == "ballot.not_elector"
    with change(STAFF) as tx:
        for other in hall.others:
            mark_attendance(tx, hall.sitting_id, other.person_id, "made_up", "到会")
    for other in hall.others:
        assert refusal(vote, person(other), poll_id, YES) == "ballot.not_elector", "列席 and 旁听 never vote"
    stranger = a_hall(1, number=20).actor(0)
    assert refusal(vote, stranger, poll_id, YES) == "ballot.not_elector"
    assert in_box(poll_id) == []


def test_who_signs_in_while_it_is_open_may_vote_and_who_left_may_not(app: Flask) -> None:
    hall = a_hall(2, present=1)
    poll_id = opened(hall)
    sign_in(hall, 1)
    assert refusal(vote, hall.actor(1), poll_id, YES) == "ok"
    act(mark_attendance, hall.sitting_id, hall.voters[0].person_id, "left", "有事", by=STAFF)
    assert refusal(vote, hall.actor(0), poll_id, YES) == "ballot.not_signed_in"


def test_before_after_and_nowhere(app: Flask) -> None:
    hall = a_hall()
    poll_id = a_poll(hall)
    assert refusal(vote, hall.actor(0), poll_id, YES) == "poll.not_open"
    done = opened(hall)
    act(close_poll, done)
    assert refusal(vote, hall.actor(0), done, YES) == "poll.closed"
    assert refusal(vote, hall.actor(0), "nowhere", YES) == "not_found"
    assert in_box(done) == []


def test_the_end_of_the_countdown_is_judged_by_the_arrival(app: Flask, clock: FrozenClock) -> None:
    hall = a_hall()
    poll_id = opened(hall, duration_seconds=30)
    end = clock.at + timedelta(seconds=30)
    read = read_answer(poll_id, YES)
    clock.tick(seconds=31)
    with change(hall.actor(0)) as tx:
        cast_ballot(tx, poll_id, read, "gesture-1", end - timedelta(microseconds=1))
    with pytest.raises(Refused, match=r"poll\.time_up"), change(hall.actor(1)) as tx:
        cast_ballot(tx, poll_id, read, "gesture-2", end)
    assert len(in_box(poll_id)) == 1


HOSTILE: list[tuple[str, Any, str]] = [
    ("choose", chosen(*range(1, 15)), "ballot.too_many_choices"),
    ("choose", {"chosen": ["p1", "p1"]}, "ballot.choice_twice"),
    ("choose", {"chosen": ["p99"]}, "ballot.unknown_choice"),
    ("choose", {"chosen": [["p1"]]}, "ballot.wrong_shape"),
    ("choose", {"chosen": "p1"}, "ballot.wrong_shape"),
    ("choose", {"chosen": ["p1"], "weight": 213}, "ballot.wrong_shape"),
    ("choose", {"vote": "yes"}, "ballot.wrong_shape"),
    ("choose", {"chosen": ["p1"] * 100_000}, "ballot.wrong_shape"),
    ("motion", {"vote": "YES"}, "ballot.wrong_shape"),
    ("motion", {"vote": ["yes", "no"]}, "ballot.wrong_shape"),
    ("motion", {}, "ballot.wrong_shape"),
    ("motion", {"chosen": []}, "ballot.wrong_shape"),
    ("per_item", {"votes": {"a": "yes", "c": "no"}}, "ballot.unknown_choice"),
    ("per_item", {"votes": {"a": "maybe"}}, "ballot.wrong_shape"),
    ("per_item", {"votes": [["a", "yes"]]}, "ballot.wrong_shape"),
]


@pytest.mark.parametrize(("kind", "answer", "code"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_answers(app: Flask, kind: str, answer: Any, code: str) -> None:
    hall = a_hall(2)
    poll_id = opened(hall, kind)
    assert refusal(vote, hall.actor(0), poll_id, answer) == code
    assert in_box(poll_id) == []


def test_a_choice_for_another_poll(app: Flask) -> None:
    hall = a_hall(2)
    opened_first = opened(hall, "per_item")
    act(close_poll, opened_first)
    poll_id = opened(hall, "choose")
    assert refusal(vote, hall.actor(0), poll_id, {"votes": {"a": "yes"}}) == "ballot.wrong_shape"


def test_few_statements_and_none_for_the_journal(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = opened(hall)
    read = read_answer(poll_id, YES)
    seen: list[str] = []

    with change(hall.actor(0)) as tx:
        driver: Any = tx.connection.connection.dbapi_connection
        driver.set_trace_callback(lambda statement: seen.append(statement.split(maxsplit=1)[0]))
        cast_ballot(tx, poll_id, read, "gesture-1", tx.now)
        driver.set_trace_callback(None)
    assert seen == ["SELECT", "SELECT", "INSERT"]
