"""The threshold ceremony's first step: certificates, each holder's own."""

import json

from flask import Flask

from core.db import reading
from tests.conftest import Heard
from tests.voting.belenios.workshop import change, one_more
from tests.voting.builders import STAFF, act, journal, refusal
from tests.voting.sealed.builders import KeyOwner, SealedHall, a_sealed_hall, certificate_text
from voting.belenios.canonical import dumps, loads
from voting.belenios.pedersen import certificates_fingerprint, identity, new_seed
from voting.belenios.signed import read_signed
from voting.sealed.actions.begin_keys import begin_keys
from voting.sealed.actions.give_certificate import give_certificate
from voting.sealed.codes import code_of_fingerprint
from voting.sealed.shown import my_key_part


def a_ceremony(hall: SealedHall, count: int = 2, kind: str = "threshold") -> tuple[str, list[KeyOwner]]:
    people = [hall.actor(place).id for place in range(count)]
    group_id = act(begin_keys, hall.meeting_id, kind, 2 if kind == "threshold" else None, people, by=STAFF)
    return group_id, [KeyOwner(hall.actor(place), me=identity(new_seed())) for place in range(count)]


def give(group_id: str, owner: KeyOwner, text: str) -> str:
    return refusal(act, give_certificate, group_id, text, by=owner.actor)


def test_with_the_last_one_all_see_the_same_code(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id, (one, two) = a_ceremony(hall)
    first, second = certificate_text(one), certificate_text(two)
    assert give(group_id, two, second) == "ok"
    assert heard.last("KeysChanged").slices["keys"]["code"] == ""
    with reading() as session:
        assert my_key_part(session, one.actor, group_id).certificates is None
    assert give(group_id, one, first) == "ok"
    made = certificates_fingerprint([read_signed(loads(text.encode(), ""), "") for text in (first, second)])
    slice_ = heard.last("KeysChanged").slices["keys"]
    assert (slice_["step"], slice_["fingerprint"], slice_["code"]) == ("sharing", made, code_of_fingerprint(made))
    assert [holder["done"] for holder in slice_["holders"]] == [False, False], "of the new step"
    with reading() as session:
        assert my_key_part(session, one.actor, group_id).certificates == f"[{first},{second}]"
    before = journal(hall.hall)
    assert give(group_id, one, first) == "ok", "again is harmless"
    assert journal(hall.hall) == before
    assert give(group_id, one, certificate_text(KeyOwner(one.actor, me=identity(new_seed())))) == "keys.other_step"


def test_wrong_certificates(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id, (one, two) = a_ceremony(hall)
    mine = certificate_text(one)
    fields = json.loads(mine)
    for text, code in {
        "": "keys.bytes.not_json",
        mine + "\n": "keys.bytes.not_canonical",
        "null": "keys.bytes.shape",
        dumps(change(fields, ["message"], "{}")).decode(): "keys.bytes.shape",
        dumps(change(fields, ["message"], "nonsense")).decode(): "keys.bytes.not_json",
        dumps(change(fields, ["signature", "response"], one_more)).decode(): "keys.setup.certificate",
        dumps(change(fields, ["signature"], json.loads(certificate_text(two))["signature"])).decode(): (
            "keys.setup.certificate"
        ),
    }.items():
        assert give(group_id, one, text) == code
    assert give(group_id, one, mine) == "ok"
    assert give(group_id, two, mine) == "keys.setup.certificate_twice", "another's certificate"
    assert give(group_id, one, certificate_text(KeyOwner(one.actor, me=identity(new_seed())))) == "keys.already_given"


def test_only_holders_and_only_this_kind(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id, (one, _) = a_ceremony(hall)
    text = certificate_text(one)
    assert refusal(act, give_certificate, group_id, text, by=hall.actor(2)) == "forbidden"
    assert refusal(act, give_certificate, group_id, text, by=STAFF) == "forbidden"
    other, _ = a_ceremony(hall, kind="all")
    assert give(other, one, text) == "keys.other_kind"
    assert give(group_id, one, text) == "keys.other_step", "the former one was given up"
