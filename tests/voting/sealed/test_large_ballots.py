"""Ballots of hundreds of answers: the door reads their cover, the keeper reads them whole, and nothing faulty counts."""

import pytest
from flask import Flask

from core.db import change
from tests.voting.builders import NO, YES, refusal
from tests.voting.sealed.builders import SealedHall, a_sealed_hall, keep, receipt_of, sealed_poll
from tests.voting.sealed.forging import changed
from voting.sealed import frozen
from voting.sealed.actions.cast_sealed import cast_sealed
from voting.sealed.frozen import read_sealed


@pytest.fixture
def hall(app: Flask, monkeypatch: pytest.MonkeyPatch) -> SealedHall:
    monkeypatch.setattr(frozen, "LARGE", 100)
    return a_sealed_hall(2)


def at_the_door(hall: SealedHall, place: int, poll_id: str, raw: str) -> None:
    """What a tablet's submission does."""
    ballot = read_sealed(poll_id, raw, at_door=True)
    assert ballot.answers == ()
    with change(hall.actor(place)) as tx:
        cast_sealed(tx, poll_id, ballot, tx.now)


def test_the_cover_tells_all_that_the_door_needs(hall: SealedHall) -> None:
    poll_id = sealed_poll(hall)
    raw = hall.sealed(0, poll_id, YES).raw.decode()
    whole, cover = read_sealed(poll_id, raw), read_sealed(poll_id, raw, at_door=True)
    assert (cover.tracker, cover.credential, cover.raw) == (whole.tracker, whole.credential, whole.raw)
    at_the_door(hall, 0, poll_id, raw)
    keep()
    assert receipt_of(poll_id, hall.actor(0)).state == "checked"


@pytest.mark.parametrize("answers", ["nothing", "numbers"])
def test_what_is_no_answer_is_refused_by_the_keeper(hall: SealedHall, answers: str) -> None:
    poll_id = sealed_poll(hall)
    good = hall.sealed(0, poll_id, NO)
    path = ["answers", 0] if answers == "nothing" else ["answers", 0, "choices", 0, "alpha"]
    raw = changed(hall.master(0), poll_id, good, path, lambda _: "x")
    assert refusal(read_sealed, poll_id, raw).startswith("ballot.")
    at_the_door(hall, 0, poll_id, raw)
    keep()
    assert receipt_of(poll_id, hall.actor(0)).state == "refused"
    at_the_door(hall, 0, poll_id, good.raw.decode())
    keep()
    assert receipt_of(poll_id, hall.actor(0)).state == "checked"


def test_the_door_still_refuses_another_signature_and_another_number_of_answers(hall: SealedHall) -> None:
    poll_id = sealed_poll(hall)
    ballot = hall.sealed(0, poll_id, NO)
    unsigned = ballot.raw.decode().replace('"answers":[', '"answers":[0,', 1)
    assert refusal(read_sealed, poll_id, unsigned, at_door=True).startswith("ballot.")
    other = ballot.raw.decode()
    digit = other.index('"alpha":"') + 9
    forged = other[:digit] + ("2" if other[digit] == "1" else "1") + other[digit + 1 :]
    assert refusal(read_sealed, poll_id, forged, at_door=True).startswith("ballot.")
