"""The threshold ceremony's last step: every verification key follows from the shares, and the group is ready."""

import json

from flask import Flask

from core.db import reading
from tests.conftest import Heard
from tests.voting.belenios.workshop import change, one_more
from tests.voting.builders import STAFF, act, journal, last_entry, refusal
from tests.voting.sealed.actions.test_give_polynomial import sharing
from tests.voting.sealed.builders import KeyOwner, SealedHall, a_sealed_hall, polynomial_text, voutput_text
from voting.belenios.canonical import dumps
from voting.belenios.hashing import fingerprint
from voting.belenios.trustee_key import new_key, single
from voting.belenios.trustees import check_trustees, read_trustees
from voting.sealed import store
from voting.sealed.actions.give_polynomial import give_polynomial
from voting.sealed.actions.give_voutput import give_voutput
from voting.sealed.shown import my_key_part


def finishing(hall: SealedHall) -> tuple[str, list[KeyOwner]]:
    group_id, owners = sharing(hall)
    for owner in owners:
        act(give_polynomial, group_id, polynomial_text(owner, group_id), by=owner.actor)
    return group_id, owners


def give(group_id: str, owner: KeyOwner, text: str) -> str:
    return refusal(act, give_voutput, group_id, text, by=owner.actor)


def test_with_the_last_one_the_group_is_ready(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id, owners = finishing(hall)
    code = heard.last("KeysChanged").slices["keys"]["code"]
    texts = [voutput_text(owner, group_id) for owner in owners]
    assert give(group_id, owners[0], texts[0]) == "ok"
    assert give(group_id, owners[0], voutput_text(owners[0], group_id)) == "keys.already_given", "another device"
    assert give(group_id, owners[1], texts[1]) == "ok"
    slice_ = heard.last("KeysChanged").slices["keys"]
    assert (slice_["step"], slice_["code"]) == ("ready", code), "the code that all compared stays"
    with reading() as session:
        group = store.group_row(session, group_id)
        trustees = read_trustees((group.trustees or "").encode())
        parts = [my_key_part(session, owner.actor, group_id) for owner in owners]
    check_trustees(trustees, trustees.election_key())
    assert [part.sealed_key for part in parts] == [json.loads(text)["private_key"] for text in texts]
    entry = last_entry(hall.hall, "keys.ready")
    assert (entry["kind"], entry["needed"], entry["trustees_sha256"]) == ("threshold", 2, fingerprint(trustees.raw))
    before = journal(hall.hall)
    assert give(group_id, owners[1], texts[1]) == "ok", "again is harmless"
    assert journal(hall.hall) == before


def test_wrong_voutputs(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id, (one, two) = finishing(hall)
    mine, others = voutput_text(one, group_id), voutput_text(two, group_id)
    fields = json.loads(mine)
    invented = single(new_key()).key.to_json()
    for text, code in {
        "": "keys.bytes.not_json",
        "{}": "keys.bytes.shape",
        mine + " ": "keys.bytes.not_canonical",
        others: "keys.setup.verification_key",
        dumps(change(fields, ["public_key"], invented)).decode(): "keys.setup.verification_key",
        dumps(change(fields, ["public_key", "pok", "response"], one_more)).decode(): "keys.setup.key_proof",
    }.items():
        assert give(group_id, one, text) == code, text[:40]
    assert give(group_id, one, mine) == "ok"
    assert refusal(act, give_voutput, group_id, others, by=hall.actor(2)) == "forbidden"
    assert refusal(act, give_voutput, group_id, others, by=STAFF) == "forbidden"


def test_not_before_its_turn(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id, (one, _) = sharing(hall)
    assert give(group_id, one, "{}") == "keys.other_step"
