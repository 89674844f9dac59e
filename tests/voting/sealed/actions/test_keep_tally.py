"""The encrypted sum: kept once, what the ballots add up to, for scrutineers to compare."""

from flask import Flask

from core.actor import SYSTEM
from core.db import reading
from tests.conftest import Heard, code_of
from tests.voting.builders import NO, YES, act, device
from tests.voting.sealed.builders import a_sealed_hall, keep, keys_for_all, sealed_poll
from voting.actions.close_poll import close_poll
from voting.belenios.ballot import read_ballot
from voting.belenios.credentials import read_roll
from voting.belenios.tally import add_up
from voting.sealed import store
from voting.sealed.actions.keep_tally import keep_tally
from voting.sealed.actions.start_check import start_check
from voting.sealed.frozen import frozen_election


def test_it_is_the_sum_of_the_last_ballots(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(3, scrutineers=1)
    keys_for_all(hall, 1)
    poll_id = sealed_poll(hall, keys="scrutineers", press="last")
    client = device(app, hall.hall.voters[1])
    hall.vote(0, poll_id, YES)
    hall.vote(1, poll_id, YES)
    hall.vote(0, poll_id, NO)
    assert client.get(f"/polls/{poll_id}/tally").get_json() == {"encrypted_tally": None}
    act(keep_tally, poll_id, "[]", "{}", by=SYSTEM)
    act(start_check, poll_id)
    keep()
    act(keep_tally, poll_id, "[]", "{}", by=SYSTEM)
    act(close_poll, poll_id)
    assert client.get(f"/polls/{poll_id}/tally").get_json() == {"encrypted_tally": None}, "not before the closing"
    keep()
    election = frozen_election(poll_id)
    with reading() as session:
        box = store.box_of(session, poll_id)
        ballots = [read_ballot(election, raw.encode()) for raw in store.boxed(session, poll_id)]
    expected = add_up(election, ballots, read_roll(box.credentials.encode()).weights)
    assert (len(ballots), expected.num_tallied) == (3, 2)
    assert (box.tally, box.sized_tally) == (expected.raw.decode(), expected.sized_raw.decode())
    assert client.get(f"/polls/{poll_id}/tally").get_json() == {"encrypted_tally": box.tally}
    assert heard.last("BoxNow").slices["box"]["tally_ready"] is True
    heard.envelopes.clear()
    act(keep_tally, poll_id, "[]", "{}", by=SYSTEM)
    with reading() as session:
        assert store.box_of(session, poll_id).tally == box.tally, "twice is harmless"
    assert not heard.envelopes


def test_not_for_outsiders(app: Flask) -> None:
    hall, other = a_sealed_hall(1), a_sealed_hall(1, number=20)
    poll_id = sealed_poll(hall)
    stranger = device(app, other.hall.voters[0])
    for path in ("tally", "election", "credentials", "board", "sealed-ballots", "box.bel", "test-ballots"):
        assert code_of(stranger.get(f"/polls/{poll_id}/{path}")) == "not_found"
