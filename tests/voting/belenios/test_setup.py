"""An election is set up rightly or not at all: questions, trustees, keys."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.voting.belenios.workshop import OUTSIDE, UUID, chance, change, refused
from voting.belenios.canonical import dumps
from voting.belenios.election import Election, Question, read_election
from voting.belenios.faults import Code
from voting.belenios.group import G, P, inverse, number, power_secret
from voting.belenios.pedersen import (
    assemble,
    identity,
    make_certificate,
    make_polynomial,
    make_vinputs,
    make_voutput,
    new_seed,
    open_decryption_key,
)
from voting.belenios.proofs.proof import Proof
from voting.belenios.signed import make_signed
from voting.belenios.threshold import Pedersen
from voting.belenios.trustee_key import Single, TrusteeKey, single
from voting.belenios.trustees import Trustees, check_trustees, read_trustees


def test_an_election_reads_back(shop):
    for election in (shop.election, replace(shop.election, administrator="人大办", credential_authority="选举委")):
        assert read_election(election.raw) == election
        assert read_election(election.raw).raw == election.raw


ELECTION_FAULTS: dict[str, tuple[Code, list[Any], Any]] = {
    "version": (Code.VERSION, ["version"], 2),
    "uuid short": (Code.UUID, ["uuid"], "ABCDEFGHabcde"),
    "uuid letters": (Code.UUID, ["uuid"], "ABCDEFGHabcde0"),
    "group name": (Code.GROUP_NAME, ["group"], "RFC-3526-2048"),
    "group in full": (Code.SHAPE, ["group"], {"p": "23"}),
    "key outside": (Code.OUTSIDE_GROUP, ["public_key"], str(OUTSIDE)),
    "key zero": (Code.OUTSIDE_GROUP, ["public_key"], "0"),
    "key one": (Code.KEY_IS_ONE, ["public_key"], "1"),
    "nothing asked": (Code.QUESTIONS, ["questions"], []),
    "min over max": (Code.BOUNDS, ["questions", 1, "min"], 3),
    "max over n": (Code.BOUNDS, ["questions", 1, "max"], 4),
    "min below 0": (Code.SHAPE, ["questions", 1, "min"], -1),
    "min a string": (Code.SHAPE, ["questions", 1, "min"], "1"),
    "min true": (Code.SHAPE, ["questions", 1, "min"], True),
    "no answers": (Code.BOUNDS, ["questions", 0, "answers"], []),
    "blank a number": (Code.SHAPE, ["questions", 1, "blank"], 1),
    "not homomorphic": (
        Code.SHAPE,
        ["questions", 0],
        {"type": "NonHomomorphic", "value": {"answers": ["a"], "question": "?"}},
    ),
    "unknown field": (Code.SHAPE, [], lambda fields: fields | {"more": 1}),
}


@pytest.mark.parametrize("how", ELECTION_FAULTS)
def test_election_faults(shop, how):
    code, path, new = ELECTION_FAULTS[how]
    refused(code, read_election, dumps(change(json.loads(shop.election.raw), path, new)))


def test_no_election_is_made_that_would_not_be_read(shop):
    refused(Code.NOT_CANONICAL, Election, UUID, "a\x7f", "", G, shop.questions)
    refused(Code.BOUNDS, Question, "?", ("a",), 0, 2)


def test_trustees_read_back(shop):
    named = Trustees((single(5, "总监票人", chance(1)), *shop.trustees.kinds))
    assert read_trustees(named.raw) == named
    check_trustees(named, named.election_key())


def test_no_trustees():
    refused(Code.TRUSTEES, check_trustees, Trustees(()), 1)
    kinds: list[Any] = [["Double", {}], ["Single"], "Single", {}, None]
    for kind in kinds:
        refused(Code.SHAPE, read_trustees, dumps([kind]))


def test_public_key_is_the_product(shop):
    refused(Code.PUBLIC_KEY, check_trustees, shop.trustees, shop.election.public_key * G % P)
    refused(Code.PUBLIC_KEY, check_trustees, Trustees(shop.trustees.kinds[:1]), shop.election.public_key)


def test_key_proofs(shop):
    first, second = (kind.key for kind in shop.trustees.kinds)
    lies = [
        replace(first, pok=Proof(first.pok.challenge, first.pok.response + 1)),
        replace(first, pok=Proof(first.pok.challenge + 1, first.pok.response)),
        replace(first, pok=second.pok),
        replace(first, public_key=first.public_key * G % P),
        TrusteeKey(first.pok, inverse(second.public_key) * G % P),  # the rogue key that cancels the other's
    ]
    for lie in lies:
        refused(Code.KEY_PROOF, check_trustees, Trustees((Single(lie), Single(second))), 1)


def test_no_key_twice(shop):
    """The tool takes a copied key with its copied proof for a second trustee."""
    first = shop.trustees.kinds[0]
    twice = Trustees((first, first))
    refused(Code.KEY_TWICE, check_trustees, twice, twice.election_key())
    again = Trustees((first, single(shop.secrets[0], "别名", chance(8))))
    refused(Code.KEY_TWICE, check_trustees, again, again.election_key())


def test_keys_in_the_group(shop):
    key = shop.trustees.kinds[0].key
    refused(Code.OUTSIDE_GROUP, check_trustees, Trustees((Single(replace(key, public_key=number(OUTSIDE))),)), 1)
    refused(Code.KEY_IS_ONE, check_trustees, Trustees((single(0, source=chance(1)),)), 1)


def make_group(n: int, threshold: int, seed: int = 1):
    """A whole key ceremony: identities, their opened shares' owners, and what is published."""
    source = chance(seed)
    people = [identity(new_seed(source)) for _ in range(n)]
    certs = [make_certificate(one, source) for one in people]
    polynomials = [make_polynomial(one, certs, threshold, source) for one in people]
    pairs = zip(people, make_vinputs(polynomials), strict=True)
    voutputs = [make_voutput(one, certs, threshold, vinput, source) for one, vinput in pairs]
    return people, certs, polynomials, voutputs, assemble(certs, threshold, polynomials, voutputs)


@pytest.fixture(scope="module")
def ceremony():
    return make_group(3, 2)


@pytest.fixture(scope="module")
def group(ceremony) -> Pedersen:
    return ceremony[4]


def test_a_group_reads_back(group):
    trustees = Trustees((group, single(5, source=chance(1))))
    assert read_trustees(trustees.raw) == trustees
    check_trustees(trustees, trustees.election_key())
    assert len(trustees.keys) == 4


def broken_group(code: Code, group: Pedersen, **parts) -> None:
    refused(code, check_trustees, Trustees((replace(group, **parts),)), 1)


def test_threshold_bounds(group):
    broken_group(Code.THRESHOLD, group, threshold=0)
    broken_group(Code.THRESHOLD, group, threshold=4)
    broken_group(Code.COEFEXPS, group, threshold=1)
    broken_group(Code.COEFEXPS, group, threshold=3)
    empty = Pedersen(1, (), (), ())
    refused(Code.THRESHOLD, check_trustees, Trustees((empty,)), 1)


def test_certificates(ceremony, group):
    people, certs = ceremony[:2]
    source = chance(4)
    forged = make_signed(people[0].certificate.message, people[1].signing, source)
    broken_group(Code.CERTIFICATE, group, certs=(forged, *certs[1:]))
    changed = replace(certs[0], signature=replace(certs[0].signature, response=certs[0].signature.response + 1))
    broken_group(Code.CERTIFICATE, group, certs=(changed, *certs[1:]))
    broken_group(Code.CERTIFICATE_TWICE, group, certs=(certs[1], *certs[1:]))
    mixed = replace(people[0].certificate, encryption=people[1].certificate.encryption)
    stolen = make_signed(mixed.message, people[0].signing, source)
    broken_group(Code.CERTIFICATE_TWICE, group, certs=(stolen, *certs[1:]))
    outside = make_signed(replace(mixed, encryption=OUTSIDE).message, people[0].signing, source)
    broken_group(Code.OUTSIDE_GROUP, group, certs=(outside, *certs[1:]))
    one = make_signed(replace(mixed, encryption=1).message, people[0].signing, source)
    broken_group(Code.KEY_IS_ONE, group, certs=(one, *certs[1:]))
    spaced = make_signed(mixed.message.replace(",", ", "), people[0].signing, source)
    broken_group(Code.NOT_CANONICAL, group, certs=(spaced, *certs[1:]))
    broken_group(Code.COEFEXPS, group, certs=(certs[1], certs[0], certs[2]))  # their order


def test_coefexps(ceremony, group):
    people, source = ceremony[0], chance(6)
    first, second, third = group.coefexps
    broken_group(Code.COEFEXPS, group, coefexps=(second, first, third))
    broken_group(Code.COEFEXPS, group, coefexps=(first, second))
    longer = {"coefexps": [str(G)] * 3}
    broken_group(
        Code.COEFEXPS, group, coefexps=(make_signed(dumps(longer).decode(), people[0].signing, source), second, third)
    )
    outside = {"coefexps": [str(OUTSIDE), str(G)]}
    broken_group(
        Code.OUTSIDE_GROUP,
        group,
        coefexps=(make_signed(dumps(outside).decode(), people[0].signing, source), second, third),
    )


def test_verification_keys(group):
    first, second, third = group.verification_keys
    broken_group(Code.VERIFICATION_KEY, group, verification_keys=(second, first, third))
    broken_group(Code.VERIFICATION_KEY, group, verification_keys=(first, second))
    broken_group(Code.VERIFICATION_KEY, group, verification_keys=(first, first, third))
    broken_group(Code.KEY_PROOF, group, verification_keys=(replace(first, pok=second.pok), second, third))


def test_no_key_twice_across_kinds(ceremony, group):
    people, _, _, voutputs, _ = ceremony
    secret = open_decryption_key(people[0], voutputs[0].private_key)
    assert power_secret(G, secret) == group.verification_keys[0].public_key
    both = Trustees((group, single(secret, source=chance(2))))
    refused(Code.KEY_TWICE, check_trustees, both, both.election_key())
