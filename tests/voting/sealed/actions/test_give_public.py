"""Keys of which all are needed: each holder's own, proved, no copy; the last makes the group ready."""

import json

from flask import Flask

from core.db import reading
from tests.conftest import Heard, code_of
from tests.voting.belenios.workshop import OUTSIDE, change, one_more
from tests.voting.builders import STAFF, act, device, journal, last_entry, refusal
from tests.voting.sealed.builders import SealedHall, a_sealed_hall, public_text
from voting.belenios.canonical import dumps
from voting.belenios.group import P, number
from voting.belenios.hashing import fingerprint
from voting.belenios.trustee_key import new_key
from voting.belenios.trustees import check_trustees, read_trustees
from voting.sealed import store
from voting.sealed.actions.begin_keys import begin_keys
from voting.sealed.actions.give_public import give_public


def a_group(hall: SealedHall, kind: str = "all", count: int = 2) -> str:
    people = [hall.actor(place).id for place in range(count)]
    group_id: str = act(begin_keys, hall.meeting_id, kind, 2 if kind == "threshold" else None, people, by=STAFF)
    return group_id


def give(hall: SealedHall, group_id: str, place: int, text: str) -> str:
    return refusal(act, give_public, group_id, text, by=hall.actor(place))


def test_with_the_last_key_the_group_is_ready(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id = a_group(hall)
    first, second = public_text(new_key(), hall.actor(0).name), public_text(new_key())
    assert give(hall, group_id, 1, second) == "ok"
    assert [one["done"] for one in heard.last("KeysChanged").slices["keys"]["holders"]] == [False, True]
    assert give(hall, group_id, 0, first) == "ok"
    slice_ = heard.last("KeysChanged").slices["keys"]
    assert (slice_["step"], [one["done"] for one in slice_["holders"]]) == ("ready", [True, True])
    with reading() as session:
        trustees = read_trustees((store.group_row(session, group_id).trustees or "").encode())
    check_trustees(trustees, trustees.election_key())
    assert [dumps(key.to_json()).decode() for key in trustees.keys] == [first, second], "in the order of the numbers"
    assert slice_["fingerprint"] == fingerprint(trustees.raw) == last_entry(hall.hall, "keys.ready")["fingerprint"]
    assert last_entry(hall.hall, "keys.public") == {"holder": 1, "person": hall.actor(0).id}
    before = journal(hall.hall)
    assert give(hall, group_id, 0, first) == "ok", "again is harmless, even afterwards"
    assert journal(hall.hall) == before
    assert give(hall, group_id, 0, public_text(new_key())) == "keys.other_step"


def test_wrong_keys(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id = a_group(hall)
    mine = public_text(new_key())
    fields = json.loads(mine)
    broken = {
        "": "keys.bytes.not_json",
        mine + " ": "keys.bytes.not_canonical",
        "[]": "keys.bytes.shape",
        dumps(fields | {"more": 1}).decode(): "keys.bytes.shape",
        dumps(change(fields, ["public_key"], "012")).decode(): "keys.bytes.number",
        dumps(change(fields, ["public_key"], str(P))).decode(): "keys.group.outside",
        dumps(
            change(fields, ["public_key"], lambda old: str(number(old) * OUTSIDE % P))
        ).decode(): "keys.group.outside",
        dumps(change(fields, ["public_key"], "1")).decode(): "keys.setup.key_is_one",
        dumps(change(fields, ["pok", "response"], one_more)).decode(): "keys.setup.key_proof",
        public_text(new_key(), "别人"): "keys.other_name",
    }
    for text, code in broken.items():
        assert give(hall, group_id, 0, text) == code
    assert give(hall, group_id, 0, mine) == "ok"
    assert give(hall, group_id, 1, mine) == "keys.copied", "one scrutineer would count as two"
    named = dumps(fields | {"name": hall.actor(1).name}).decode()
    assert give(hall, group_id, 1, named) == "keys.copied"
    assert give(hall, group_id, 1, public_text(new_key())) == "ok"


def test_a_holder_on_two_devices(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id = a_group(hall)
    assert give(hall, group_id, 0, public_text(new_key())) == "ok"
    assert give(hall, group_id, 0, public_text(new_key())) == "keys.already_given"


def test_only_holders_and_only_this_kind(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id = a_group(hall)
    text = public_text(new_key())
    assert give(hall, group_id, 2, text) == "forbidden"
    assert refusal(act, give_public, group_id, text, by=STAFF) == "forbidden"
    assert refusal(act, give_public, "nothing", text, by=hall.actor(0)) == "not_found"
    assert give(hall, a_group(hall, "threshold"), 0, text) == "keys.other_kind"
    client = device(app, hall.hall.voters[2])
    assert code_of(client.get(f"/keys/{group_id}/mine")) == "forbidden"
    assert code_of(client.post(f"/keys/{group_id}/public", {"public": text})) == "forbidden"
