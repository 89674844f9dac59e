"""Opening a test ballot: by its maker, once, after it was registered."""

from flask import Flask

from tests.conftest import code_of
from tests.voting.builders import YES, act, device, journal, last_entry, refusal
from tests.voting.sealed.builders import a_sealed_hall, sealed_by, sealed_poll
from voting.belenios.badge import master_of
from voting.rules.sealing import MAX_ANSWERS
from voting.sealed.actions.add_test_ballot import add_test_ballot
from voting.sealed.actions.reveal_test_ballot import reveal_test_ballot

TOLD = ([["1", "2", "3"]], [[1, 0, 0]])


def test_told_once_by_its_maker(app: Flask) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    ballot = sealed_by(master_of("thrown away"), poll_id, YES)
    made = act(add_test_ballot, poll_id, ballot, by=hall.actor(0))
    assert refusal(act, reveal_test_ballot, made, *TOLD, by=hall.actor(1)) == "forbidden"
    assert refusal(act, reveal_test_ballot, "nothing", *TOLD, by=hall.actor(0)) == "not_found"
    assert refusal(act, reveal_test_ballot, made, *TOLD, by=hall.actor(0)) == "ok"
    assert refusal(act, reveal_test_ballot, made, *TOLD, by=hall.actor(0)) == "ok"
    assert journal(hall.hall).count("test_ballot.revealed") == 1
    assert last_entry(hall.hall, "test_ballot.revealed") == {"tracker": ballot.tracker}
    assert refusal(act, reveal_test_ballot, made, [["1", "2", "4"]], TOLD[1], by=hall.actor(0)) == "test.revealed"
    assert refusal(act, reveal_test_ballot, made, TOLD[0], [[0, 1, 0]], by=hall.actor(0)) == "test.revealed"
    shown = device(app, hall.hall.voters[1]).get(f"/test-ballots/{made}").get_json()
    assert (shown["randomness"], shown["choices"]) == TOLD


def test_odd_bodies(app: Flask) -> None:
    hall = a_sealed_hall(1)
    poll_id = sealed_poll(hall)
    made = act(add_test_ballot, poll_id, sealed_by(master_of("thrown away"), poll_id, YES), by=hall.actor(0))
    client = device(app, hall.hall.voters[0])
    for randomness, choices in (
        ([[1]], [[1]]),
        ([["01"]], [[1]]),
        ([["１"]], [[1]]),
        ([["9" * 81]], [[1]]),
        ([["1\n"]], [[1]]),
        ([["1"]], [[2]]),
        ([["1"]], [["1"]]),
        ([["1"]] * (MAX_ANSWERS + 1), [[1]]),
        (None, [[1]]),
    ):
        body = {"randomness": randomness, "choices": choices}
        assert code_of(client.post(f"/test-ballots/{made}/reveal", body)) == "request.invalid"
    assert client.get(f"/test-ballots/{made}").get_json()["choices"] is None
