"""Settling: good ballots go into the box in their order, faulty ones are told to their voters, each once."""

from flask import Flask

from core.actor import SYSTEM
from core.db import reading
from realtime.messages import person as person_room
from tests.conftest import Heard
from tests.voting.builders import NO, YES, act, journal
from tests.voting.sealed.builders import a_sealed_hall, receipt_of, sealed_poll
from voting.actions.void_poll import void_poll
from voting.belenios.bel import write
from voting.belenios.credentials import read_roll
from voting.belenios.election import read_election
from voting.belenios.trustees import read_trustees
from voting.sealed import store
from voting.sealed.actions.settle_ballots import settle_ballots
from voting.sealed.actions.start_check import start_check


def waiting(poll_id: str) -> list[int]:
    with reading() as session:
        return [number for number, _ in store.received(session, poll_id, 100)]


def settle(poll_id: str, verdicts: list[tuple[int, str]]) -> int:
    settled: int = act(settle_ballots, poll_id, verdicts, by=SYSTEM)
    return settled


def test_the_head_is_chained_over_the_ballots(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(3)
    poll_id = sealed_poll(hall)
    for place in range(3):
        hall.vote(place, poll_id, YES)
    numbers = waiting(poll_id)
    heard.envelopes.clear()
    assert settle(poll_id, [(number, "") for number in numbers]) == 3
    with reading() as session:
        box = store.box_of(session, poll_id)
        raws = store.boxed(session, poll_id)
    _, head = write.begin(
        box.begun_at,
        read_election(box.election.encode()),
        read_trustees(box.trustees.encode()),
        read_roll(box.credentials.encode()),
    )
    for raw in raws:
        _, head = write.ballot(head, raw.encode())
    assert (box.ballots, box.head) == (3, head.hash)
    mine = {e.room: e.slices["my_sealed"]["state"] for e in heard.envelopes if e.kind == "MySealed"}
    assert mine == {person_room(hall.actor(place).id): "checked" for place in range(3)}
    assert "ballot.refused" not in journal(hall.hall)


def test_the_order_tells_each_voters_last_word_and_nothing_of_who_was_quicker(app: Flask) -> None:
    hall = a_sealed_hall(4)
    poll_id = sealed_poll(hall, press="last")
    cast = [(place, hall.vote(place, poll_id, answer).tracker) for answer in (YES, NO, YES) for place in range(4)]
    numbers = waiting(poll_id)
    for some in (numbers[:7], numbers[7:]):
        settle(poll_id, [(number, "") for number in sorted(some, reverse=True)])
    with reading() as session:
        receipts = store.boxed_receipts(session, poll_id)
        electors = {hall.actor(place).id: place for place in range(4)}
        owners = {key: electors[one] for key, one in store.electors_by_credential(session, poll_id).items()}
    for batch in (receipts[:7], receipts[7:]):
        assert [one.credential_id for one in batch] == sorted(one.credential_id for one in batch)
        for place in range(4):
            mine = [one.tracker for one in batch if owners[one.credential_id] == place]
            assert mine == [tracker for whose, tracker in cast if whose == place and tracker in mine]


def test_twice_is_harmless(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    hall.vote(0, poll_id, YES)
    hall.vote(1, poll_id, NO)
    good, bad = waiting(poll_id)
    verdicts = [(good, ""), (bad, "proof.overall")]
    assert settle(poll_id, verdicts) == 2
    heard.envelopes.clear()
    assert settle(poll_id, verdicts) == 0
    assert settle(poll_id, [(good, "proof.overall"), (bad, "")]) == 0
    assert "MySealed" not in heard.kinds()
    assert receipt_of(poll_id, hall.actor(0)).state == "checked"
    refused = receipt_of(poll_id, hall.actor(1))
    assert (refused.state, refused.fault) == ("refused", "proof.overall")
    assert journal(hall.hall).count("ballot.refused") == 1


def test_nothing_of_another_poll_nor_after_the_end(app: Flask) -> None:
    one, other = a_sealed_hall(1), a_sealed_hall(1, number=20)
    first, second = sealed_poll(one), sealed_poll(other)
    one.vote(0, first, YES)
    (number,) = waiting(first)
    assert settle(second, [(number, "")]) == 0
    assert settle(first, [(number + 100, "")]) == 0
    act(void_poll, first, "有误")
    assert settle(first, [(number, "")]) == 0
    assert receipt_of(first, one.actor(0)).state == "received"


def test_everybody_sees_the_box_grow_while_codes_are_compared(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(1)
    poll_id = sealed_poll(hall)
    hall.vote(0, poll_id, YES)
    act(start_check, poll_id)
    heard.envelopes.clear()
    settle(poll_id, [(waiting(poll_id)[0], "")])
    boxes = [e.slices["box"] for e in heard.envelopes if e.kind == "BoxNow" and e.room.endswith(":hall")]
    assert (boxes[-1]["ballots"], boxes[-1]["unchecked"]) == (1, 0)
