"""The threshold ceremony's second step: sealed shares for the others."""

import json

from flask import Flask

from core.db import reading
from tests.conftest import Heard
from tests.voting.belenios.workshop import change
from tests.voting.builders import STAFF, act, journal, refusal
from tests.voting.sealed.actions.test_give_certificate import a_ceremony
from tests.voting.sealed.builders import KeyOwner, SealedHall, a_sealed_hall, certificate_text, polynomial_text
from voting.belenios.canonical import dumps
from voting.belenios.pedersen import identity, make_certificate, make_polynomial, new_seed
from voting.belenios.signed import read_signed
from voting.sealed.actions.give_certificate import give_certificate
from voting.sealed.actions.give_polynomial import give_polynomial
from voting.sealed.shown import my_key_part


def sharing(hall: SealedHall, count: int = 2) -> tuple[str, list[KeyOwner]]:
    group_id, owners = a_ceremony(hall, count)
    for owner in owners:
        act(give_certificate, group_id, certificate_text(owner), by=owner.actor)
    return group_id, owners


def give(group_id: str, owner: KeyOwner, text: str) -> str:
    return refusal(act, give_polynomial, group_id, text, by=owner.actor)


def test_with_the_last_one_each_gets_the_others_shares(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id, (one, two) = sharing(hall)
    texts = [polynomial_text(owner, group_id) for owner in (one, two)]
    assert give(group_id, one, texts[0]) == "ok"
    assert [holder["done"] for holder in heard.last("KeysChanged").slices["keys"]["holders"]] == [True, False]
    with reading() as session:
        assert my_key_part(session, two.actor, group_id).vinput is None
    before = journal(hall.hall)
    assert give(group_id, one, texts[0]) == "ok", "again is harmless"
    assert journal(hall.hall) == before
    assert give(group_id, one, polynomial_text(one, group_id)) == "keys.already_given", "another device"
    assert give(group_id, two, texts[1]) == "ok"
    assert heard.last("KeysChanged").slices["keys"]["step"] == "finishing"
    with reading() as session:
        inputs = [my_key_part(session, owner.actor, group_id).vinput for owner in (one, two)]
    assert None not in inputs
    assert inputs[0] != inputs[1], "each only what is sealed for them"


def test_wrong_polynomials(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id, (one, two) = sharing(hall)
    mine, others = polynomial_text(one, group_id), polynomial_text(two, group_id)
    fields = json.loads(mine)
    with reading() as session:
        certificates = json.loads(my_key_part(session, one.actor, group_id).certificates or "")
    read = [read_signed(cert, "") for cert in certificates]
    assert one.me is not None
    other_me = identity(new_seed())
    stranger = make_polynomial(other_me, [make_certificate(other_me), read[1]], 2)
    shorter = make_polynomial(one.me, read, 1)
    for text, code in {
        "": "keys.bytes.not_json",
        "{}": "keys.bytes.shape",
        mine + " ": "keys.bytes.not_canonical",
        others: "keys.setup.coefexps",
        dumps(stranger.to_json()).decode(): "keys.setup.coefexps",
        dumps(shorter.to_json()).decode(): "keys.setup.coefexps",
        dumps(change(fields, ["coefexps"], json.loads(others)["coefexps"])).decode(): "keys.setup.coefexps",
    }.items():
        assert give(group_id, one, text) == code, text[:40]
    assert give(group_id, one, dumps(change(fields, ["secrets"], lambda old: old[:1])).decode()) != "ok"
    assert give(group_id, one, mine) == "ok"


def test_only_in_its_turn_and_by_holders(app: Flask) -> None:
    hall = a_sealed_hall(3, scrutineers=2)
    group_id, (one, _) = sharing(hall)
    text = polynomial_text(one, group_id)
    assert refusal(act, give_polynomial, group_id, text, by=hall.actor(2)) == "forbidden"
    assert refusal(act, give_polynomial, group_id, text, by=STAFF) == "forbidden"
    early, (first, _) = a_ceremony(hall)
    assert give(early, first, text) == "keys.other_step"
    assert give(group_id, one, text) == "keys.other_step", "given up for the new one"
