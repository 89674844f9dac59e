"""A test ballot is registered before its randomness is told; nobody's real ballot is one."""

from typing import Any

from flask import Flask

from core.db import reading
from tests.conftest import code_of
from tests.voting.builders import NO, YES, act, device, journal, last_entry, refusal
from tests.voting.sealed.builders import a_sealed_hall, cast, closed_box, sealed_by, sealed_poll
from voting.belenios.badge import master_of
from voting.sealed import store
from voting.sealed.actions import add_test_ballot as module
from voting.sealed.actions.add_test_ballot import add_test_ballot
from voting.sealed.codes import code_of_fingerprint


def test_registered_once(app: Flask) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    ballot = sealed_by(master_of("thrown away"), poll_id, YES)
    body = {"ballot": ballot.raw.decode(), "code": code_of_fingerprint(ballot.tracker)}
    client, other = (device(app, voter) for voter in hall.hall.voters)
    made = client.post(f"/polls/{poll_id}/test-ballots", body).get_json()
    assert (made["tracker"], made["code"], made["made_by"]) == (ballot.tracker, body["code"], hall.actor(0).name)
    assert (made["ballot"], made["randomness"], made["choices"]) == (body["ballot"], None, None)
    assert client.post(f"/polls/{poll_id}/test-ballots", body).get_json() == made
    assert last_entry(hall.hall, "test_ballot.made") == {"tracker": ballot.tracker}
    assert journal(hall.hall).count("test_ballot.made") == 1
    assert other.get(f"/test-ballots/{made['id']}").get_json() == made
    assert other.get(f"/polls/{poll_id}/test-ballots").get_json() == [made]
    with reading() as session:
        assert store.voters_count(session, poll_id) == 0


def test_not_once_the_box_is_closed(app: Flask) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    before, after = (sealed_by(master_of("thrown away"), poll_id, YES) for _ in range(2))
    made = act(add_test_ballot, poll_id, before, by=hall.actor(0))
    closed_box(poll_id)
    assert act(add_test_ballot, poll_id, before, by=hall.actor(0)) == made
    assert refusal(act, add_test_ballot, poll_id, after, by=hall.actor(0)) == "test.not_now"


def test_never_a_real_one_nor_the_other_way_round(app: Flask) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    real = hall.sealed(0, poll_id, YES)
    assert refusal(act, add_test_ballot, poll_id, real, by=hall.actor(0)) == "test.real_credential"
    assert refusal(act, add_test_ballot, poll_id, real, by=hall.actor(1)) == "test.real_credential"
    trial = sealed_by(master_of("thrown away"), poll_id, NO)
    act(add_test_ballot, poll_id, trial, by=hall.actor(0))
    assert refusal(cast, hall.actor(0), poll_id, trial.raw.decode()) == "ballot.context.unknown_credential"


def test_what_is_refused(app: Flask, monkeypatch: Any) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    client = device(app, hall.hall.voters[0])
    path = f"/polls/{poll_id}/test-ballots"
    first, second = (sealed_by(master_of("thrown away"), poll_id, YES) for _ in range(2))
    body = {"ballot": first.raw.decode(), "code": code_of_fingerprint(first.tracker)}
    assert code_of(client.post(path, body | {"code": code_of_fingerprint(second.tracker)})) == "test.other_code"
    assert code_of(client.post(path, body | {"ballot": body["ballot"] + " "})) == "ballot.bytes.not_canonical"
    assert code_of(client.post(path, body | {"code": ""})) == "test.other_code"
    monkeypatch.setattr(module, "MOST", 1)
    assert code_of(client.post(path, body)) == "ok"
    assert code_of(client.post(path, body)) == "ok", "the same again is none more"
    more = {"ballot": second.raw.decode(), "code": code_of_fingerprint(second.tracker)}
    assert code_of(client.post(path, more)) == "test.too_many"
    stranger = device(app, a_sealed_hall(1, number=20).hall.voters[0])
    assert code_of(stranger.post(path, more)) == "not_found"
    assert code_of(client.get("/test-ballots/nothing")) == "not_found"
