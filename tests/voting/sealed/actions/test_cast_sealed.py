"""Casting a sealed ballot: received at once, told to the voter alone, counted in the turnout."""

from flask import Flask

from core.db import reading
from realtime.messages import person as person_room
from tests.conftest import FrozenClock, Heard
from tests.voting.builders import NO, YES, act, journal, person, refusal
from tests.voting.sealed.builders import a_sealed_hall, cast, receipt_of, sealed_poll
from voting.actions.void_poll import void_poll
from voting.sealed import store
from voting.sealed.codes import code_of_fingerprint


def test_it_is_received_and_the_voter_is_told(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    hall = a_sealed_hall(3)
    poll_id = sealed_poll(hall)
    me, ballot = hall.actor(0), hall.sealed(0, poll_id, YES)
    entries, heard.envelopes[:] = journal(hall.hall), []
    mine = cast(me, poll_id, ballot.raw.decode())
    assert (mine.poll_id, mine.tracker, mine.state, mine.at, mine.presses, mine.reason) == (
        poll_id, ballot.tracker, "received", clock.at, 1, "",
    )  # fmt: skip
    assert mine.code == code_of_fingerprint(ballot.tracker)
    told = [(e.kind, e.room) for e in heard.envelopes if e.kind == "MySealed"]
    assert told == [("MySealed", person_room(me.id))]
    assert heard.last("TurnoutNow").slices["turnout"]["cast"] == 1
    assert heard.last("BoxNow").slices["box"]["unchecked"] == 1
    assert heard.last("BoxNow").room.endswith(":screen"), "tablets are not disturbed during the vote"
    assert journal(hall.hall) == entries, "the journal does not tell who voted when"


def test_twice_is_harmless(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall, press="last")
    raw = hall.sealed(0, poll_id, YES).raw.decode()
    first = cast(hall.actor(0), poll_id, raw)
    clock.tick(seconds=3)
    heard.envelopes.clear()
    assert cast(hall.actor(0), poll_id, raw) == first
    assert not heard.envelopes
    second = hall.vote(0, poll_id, NO)
    assert (second.presses, second.at) == (2, clock.at)
    assert cast(hall.actor(0), poll_id, raw) == first
    with reading() as session:
        assert (store.voters_count(session, poll_id), store.unchecked_count(session, poll_id)) == (1, 2)


def test_only_electors(app: Flask) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    raw = hall.sealed(0, poll_id, YES).raw.decode()
    for guest in hall.hall.others:
        assert refusal(cast, person(guest), poll_id, raw) == "ballot.not_elector"
    assert refusal(cast, hall.actor(1), poll_id, raw) == "ballot.context.others_credential"
    assert receipt_of(poll_id, hall.actor(0)) is None
    act(void_poll, poll_id, "有误")
    assert refusal(cast, hall.actor(0), poll_id, raw) == "poll.void"
