"""Opening a box: right parts of its holders, each once; with enough of them it is counted."""

import json
from collections.abc import Iterator

import pytest
from flask import Flask

from core.db import reading
from tests.conftest import Client, Heard, code_of
from tests.voting.belenios.workshop import OUTSIDE, change, one_more
from tests.voting.builders import NO, STAFF, YES, act, device, journal, last_entry, poll_now, refusal
from tests.voting.sealed.builders import (
    Here,
    SealedHall,
    a_sealed_hall,
    closed_box,
    keep,
    keys_for_all,
    keys_for_some,
    opened_counts,
    part_text,
    sealed_poll,
)
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.belenios.canonical import dumps
from voting.belenios.group import P, number
from voting.sealed import keeper as keepers
from voting.sealed import store
from voting.sealed.actions.give_part import give_part
from voting.sealed.keeper import Keeper, install_keeper


@pytest.fixture(autouse=True)
def here(app: Flask) -> Iterator[None]:
    before = keepers.keeper()
    install_keeper(Keeper(Here))
    yield
    install_keeper(before)


def a_closed_box(hall: SealedHall) -> str:
    poll_id = sealed_poll(hall, keys="scrutineers")
    hall.vote(0, poll_id, YES)
    hall.vote(1, poll_id, NO)
    closed_box(poll_id)
    return poll_id


def clients(app: Flask, hall: SealedHall, count: int) -> list[Client]:
    return [device(app, hall.hall.voters[place]) for place in range(count)]


def send(client: Client, poll_id: str, part: str) -> str:
    return code_of(client.post(f"/polls/{poll_id}/part", {"part": part}))


def owners_of(poll_id: str) -> list[int]:
    with reading() as session:
        return [part.owner for part in store.parts_of(session, poll_id)]


def test_enough_parts_open_it(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(4, scrutineers=3)
    keys_for_some(hall, 3, 2)
    poll_id = a_closed_box(hall)
    devices = clients(app, hall, 3)
    parts = [part_text(owner, poll_id) for owner in hall.holders]
    answer = devices[2].post(f"/polls/{poll_id}/part", {"part": parts[2]}).get_json()
    assert (answer["opened"], answer["needed"]) == (1, 2)
    assert [one["opened"] for one in heard.last("BoxNow").slices["box"]["holders"]] == [False, False, True]
    assert heard.last("BoxNow").room.endswith(":hall")
    before = journal(hall.hall)
    assert send(devices[2], poll_id, parts[2]) == "ok"
    assert send(devices[2], poll_id, part_text(hall.holders[2], poll_id)) == "ok", "twice is harmless"
    assert journal(hall.hall) == before
    keep()
    assert poll_now(poll_id).state == "unsealing"
    assert send(devices[0], poll_id, parts[0]) == "ok"
    assert send(devices[1], poll_id, parts[1]) == "ok", "more than are needed, before it is counted"
    keep()
    assert (poll_now(poll_id).state, owners_of(poll_id)) == ("closed", [3, 1, 2])
    assert last_entry(hall.hall, "poll.box_part") == {"owner": 2}
    act(show_result, poll_id)
    assert send(devices[1], poll_id, parts[1]) == "ok", "late is harmless"


def test_late_parts_are_not_kept(app: Flask) -> None:
    hall = a_sealed_hall(4, scrutineers=3)
    keys_for_some(hall, 3, 2)
    poll_id = a_closed_box(hall)
    devices = clients(app, hall, 3)
    for place in (1, 2):
        assert send(devices[place], poll_id, part_text(hall.holders[place], poll_id)) == "ok"
    keep()
    late = part_text(hall.holders[0], poll_id)
    assert send(devices[0], poll_id, late) == "ok"
    assert send(devices[0], poll_id, dumps(change(json.loads(late), ["decryption_proofs"], [])).decode()) != "ok"
    assert owners_of(poll_id) == [2, 3], "the archive does not change after the result"


def test_wrong_parts(app: Flask) -> None:
    hall = a_sealed_hall(4, scrutineers=2)
    keys_for_all(hall, 2)
    poll_id = a_closed_box(hall)
    one, two = clients(app, hall, 2)
    mine, others = (part_text(owner, poll_id) for owner in hall.holders)
    fields = json.loads(mine)
    for text, code in {
        "": "part.bytes.not_json",
        "{}": "part.bytes.shape",
        mine + " ": "part.bytes.not_canonical",
        others: "part.tally.decryption",
        dumps(change(fields, ["decryption_factors", 0], lambda row: row[:2])).decode(): "part.tally.decryption_shape",
        dumps(change(fields, ["decryption_proofs"], lambda rows: rows * 2)).decode(): "part.tally.decryption_shape",
        dumps(change(fields, ["decryption_factors", 0, 0], str(P))).decode(): "part.group.outside",
        dumps(
            change(fields, ["decryption_factors", 0, 0], lambda old: str(number(old) * OUTSIDE % P))
        ).decode(): "part.group.outside",
        dumps(change(fields, ["decryption_factors", 0], lambda row: row[::-1])).decode(): "part.tally.decryption",
        dumps(change(fields, ["decryption_proofs", 0, 1, "response"], one_more)).decode(): "part.tally.decryption",
    }.items():
        assert send(one, poll_id, text) == code, text[:40]
        assert last_entry(hall.hall, "poll.part_refused") == {"owner": 1, "fault": code.removeprefix("part.")}
    assert owners_of(poll_id) == []
    assert send(two, poll_id, others) == "ok", "the others are not held up"
    assert send(one, poll_id, mine) == "ok", "and the right one comes after all"
    keep()
    assert opened_counts(poll_id) == {"yes": 1, "no": 1, "abstain": 0}


def test_not_before_the_sum_is_there(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=1)
    keys_for_all(hall, 1)
    first = a_closed_box(hall)
    part = part_text(hall.holders[0], first)
    (client,) = clients(app, hall, 1)
    assert send(client, first, part) == "ok"
    keep()
    second = sealed_poll(hall, keys="scrutineers")
    assert send(client, second, part) == "box.not_closed"
    closed_box(second)
    assert send(client, second, part) == "part.tally.decryption", "of another box"
    act(void_poll, second, "有误")
    assert send(client, second, part) == "box.not_closed"


def test_only_holders_of_this_key(app: Flask) -> None:
    hall = a_sealed_hall(4, scrutineers=3)
    keys_for_all(hall, 1)
    poll_id = a_closed_box(hall)
    _, other, _ = clients(app, hall, 3)
    part = part_text(hall.holders[0], poll_id)
    assert send(other, poll_id, part) == "forbidden", "a scrutineer who holds no key of this group"
    assert send(device(app, hall.hall.voters[3]), poll_id, part) == "forbidden"
    assert refusal(act, give_part, poll_id, part, by=STAFF) == "forbidden"
    assert owners_of(poll_id) == []
    act(void_poll, poll_id, "有误")
    server = sealed_poll(hall)
    assert send(other, server, part) == "box.server_key"


def test_without_a_keeper_one_is_asked_to_wait(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=1)
    keys_for_all(hall, 1)
    poll_id = a_closed_box(hall)
    (client,) = clients(app, hall, 1)
    install_keeper(None)
    response = client.post(f"/polls/{poll_id}/part", {"part": part_text(hall.holders[0], poll_id)})
    assert (response.status_code, code_of(response)) == (503, "box.no_keeper")
