"""Ballots: sealed in the browser and accepted here, sealed here and checked in the browser, broken and refused by both."""

import json
import random
from typing import Any

import pytest

from tests.voting.belenios.test_with_tool import QUESTIONS
from tests.voting.belenios.workshop import BLANKABLE, OUTSIDE, PLAIN, Workshop, change, one_more, refused, times_g
from tests.voting.belenios_js.hall import MANY
from tests.voting.belenios_js.twin import Refused
from voting.belenios.ballot import check_ballot, make_ballot
from voting.belenios.credentials import is_credential, new_credential, public_credential
from voting.belenios.election import Election, Question, read_election
from voting.belenios.faults import Code, Fault
from voting.belenios.group import P, Q

pytestmark = pytest.mark.browser

REPLAY = """const election = await readElection(raw);
return sealBallot(election, credential, choices, { source: () => BigInt(draws.shift()) });"""
CASTS = [
    ((PLAIN,), [[0, 1]]),
    ((BLANKABLE,), [[1, 0, 0, 0]]),
    ((BLANKABLE,), [[0, 1, 0, 1]]),
    (QUESTIONS, [[0], [0, 1, 1], [1, 0, 1, 1], [0, 0, 0]]),
    (QUESTIONS, [[0], [1, 0, 0], [0, 0, 0, 0], [1, 0, 0]]),
]


def raw_of(election: Election) -> str:
    return election.raw.decode()


@pytest.mark.parametrize(("questions", "choices"), CASTS)
def test_the_same_chance_makes_the_same_bytes(js, questions, choices):
    shop = Workshop(questions, voters=1, trustees_count=1)
    draws = []
    chance = random.Random(3)

    def recorded(bound):
        draws.append(chance.randrange(bound))
        return draws[-1]

    ours = make_ballot(shop.election, shop.credentials[0], choices, recorded)
    theirs = js.run(
        "readElection from election, sealBallot from ballot",
        REPLAY,
        raw=raw_of(shop.election),
        credential=shop.credentials[0],
        choices=choices,
        draws=[str(one) for one in draws],
    )
    assert theirs["ballot"].encode() == ours.raw
    assert theirs["tracker"] == ours.tracker


@pytest.mark.parametrize(("questions", "choices"), [*CASTS, ((MANY,), [[0, *[1] * 13, *[0] * 7]])])
def test_what_the_browser_seals_is_accepted(js, questions, choices):
    shop = Workshop(questions, voters=1, trustees_count=1)
    sealed = js.job("seal", election=raw_of(shop.election), credential=shop.credentials[0], choices=choices)
    ballot = check_ballot(shop.election, shop.key, shop.roll.weights, sealed["ballot"].encode())
    assert ballot.tracker == sealed["tracker"]
    again = js.job("seal", election=raw_of(shop.election), credential=shop.credentials[0], choices=choices)
    assert again["tracker"] != sealed["tracker"]


@pytest.mark.parametrize(
    "choices",
    [
        [[0, *[1] * 14, *[0] * 6]],
        [[0] * 21],
        [[1, 1, *[0] * 19]],
        [[0, 2, *[0] * 19]],
        [[0, -1, 1, 1, *[0] * 17]],
        [[0, 1, *[0] * 18]],
        [[0, True, *[0] * 19]],
        [],
        [[0, 1, *[0] * 19]] * 2,
    ],
)
def test_the_fourteenth_choice_is_not_sealed(js, choices):
    shop = Workshop((MANY,), voters=1, trustees_count=1)
    with pytest.raises(Refused, match=r"^choices\.invalid"):
        js.job("seal", election=raw_of(shop.election), credential=shop.credentials[0], choices=choices)
    with pytest.raises(Refused, match=r"^choices\.invalid"):
        js.job("sealTest", election=raw_of(shop.election), choices=choices)


FORCED = """const election = await readElection(raw);
const secret = await secretExponent(credential, election.uuid);
const publicKey = String(powerOfG(secret));
const made = await makeAnswer(election.key, election.questions[0], `${election.hash}|${publicKey}`, values, secure, () => {});
const head = { election_uuid: election.uuid, election_hash: election.hash, credential: publicKey };
const unsigned = { ...head, answers: [writeAnswer(made.answer)] };
const hash = await fingerprint(dumps(unsigned));
return dumps({ ...unsigned, signature: { hash, proof: writeProof(await signBallot(hash, secret, secure)) } });"""
MODULES = (
    "readElection from election, secretExponent from credentials, powerOfG from fixed-base, secure from chance, "
    "makeAnswer writeAnswer from answer, fingerprint from hashing, dumps from canonical, "
    "writeProof from proofs/proof, signBallot from proofs/schnorr"
)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ([0, *[1] * 13, *[0] * 7], None),
        ([0, *[1] * 14, *[0] * 6], Code.OVERALL),
        ([0] * 21, Code.OVERALL),
        ([0, 2, *[0] * 19], Code.INDIVIDUAL),
        ([1, 1, *[0] * 19], Code.BLANK),
    ],
)
def test_nor_can_it_be_forced(js, values, code):
    """A page that goes round the check makes a ballot that no box takes, and another tablet sees it too."""
    shop = Workshop((MANY,), voters=1, trustees_count=1)
    given = {"raw": raw_of(shop.election), "credential": shop.credentials[0], "values": values}
    forced = js.run(MODULES, FORCED, **given).encode()
    if code is None:
        check_ballot(shop.election, shop.key, shop.roll.weights, forced)
        return
    refused(code, check_ballot, shop.election, shop.key, shop.roll.weights, forced)
    assert found_by(js, shop, forced) == code


def found_by(js, shop, raw: bytes) -> str | None:
    """What the browser finds wrong with a ballot."""
    body = "return (await checkBallot(await readElection(election), raw)).tracker;"
    names = "readElection from election, checkBallot from ballot"
    try:
        js.run(names, body, election=raw_of(shop.election), raw=raw.decode())
    except Refused as fault:
        return fault.code
    return None


@pytest.fixture(scope="module")
def one():
    """A ballot with two answers, one of which may be blank."""
    shop = Workshop((Question("甲？", ("甲",), 0, 1), Question("乙？", ("乙",), 0, 1, blank=True)), voters=2, seed=12)
    return shop, json.loads(shop.ballot(0, [[1], [0, 1]]).raw)


def test_the_browser_accepts_ours(js, one):
    shop, fields = one
    assert found_by(js, shop, shop.resign_json(fields, 0)) is None


def test_and_those_of_the_larger_kind(js, shop):
    assert [found_by(js, shop, ballot.raw) for ballot in shop.ballots] == [None] * 3


PROOFS = [
    *(["answers", 0, "individual_proofs", 0, i] for i in (0, 1)),
    *(["answers", 1, "individual_proofs", i, 0] for i in (0, 1)),
    *(["answers", 0, "overall_proof", i] for i in (0, 1)),
    *(["answers", 1, "overall_proof", i] for i in (0, 1, 2)),
    *(["answers", 1, "blank_proof", i] for i in (0, 1)),
]
BROKEN = [
    *([*path, part] for path in PROOFS for part in ("challenge", "response")),
    *(["answers", i, "choices", 0, part] for i in (0, 1) for part in ("alpha", "beta")),
]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: ".".join(map(str, path)))
def test_each_number_that_is_broken_is_found(js, one, path):
    shop, fields = one
    edit = times_g if path[-1] in ("alpha", "beta") else one_more
    same_verdict(js, shop, shop.resign_json(change(fields, path, edit), 0))


def same_verdict(js, shop, raw: bytes) -> None:
    with pytest.raises(Fault) as caught:
        check_ballot(shop.election, shop.key, shop.roll.weights, raw)
    found = found_by(js, shop, raw)
    if caught.value.code is Code.SIZE:  # the browser reads on and finds what is too much
        assert found is not None
        assert found.startswith("counts.")
    else:
        assert found == caught.value.code


FIRST = ["answers", 0, "choices", 0]
SHAPES: dict[str, tuple[list[Any], Any]] = {
    "alpha is 1": ([*FIRST, "alpha"], "1"),
    "alpha outside": ([*FIRST, "alpha"], str(OUTSIDE)),
    "beta outside": ([*FIRST, "beta"], str(OUTSIDE)),
    "alpha outside by 2": ([*FIRST, "alpha"], lambda old: str(2 * int(old) % int(P))),
    "zero": ([*FIRST, "beta"], "0"),
    "not a number": ([*FIRST, "beta"], "１２"),
    "a bare number": ([*FIRST, "beta"], 12),
    "challenge is q": (["answers", 0, "overall_proof", 0, "challenge"], str(Q)),
    "a choice too many": (["answers", 0, "choices"], lambda old: old * 2),
    "a proof too few": (["answers", 0, "individual_proofs", 0], lambda old: old[:1]),
    "an overall proof too few": (["answers", 0, "overall_proof"], lambda old: old[:1]),
    "blank proof is null": (["answers", 1, "blank_proof"], None),
    "blank proof of three": (["answers", 1, "blank_proof"], lambda old: [*old, old[0]]),
    "blank proof missing": (["answers", 1], lambda old: {k: v for k, v in old.items() if k != "blank_proof"}),
    "blank proof too many": (["answers", 0], lambda old: {**old, "blank_proof": old["overall_proof"]}),
    "answer missing": (["answers"], lambda old: old[:1]),
    "other uuid": (["election_uuid"], "ABCDEFGHabcdeg"),
    "other election": (["election_hash"], "x" * 43),
    "other order": ([], lambda old: dict(reversed(old.items()))),
    "proofs exchanged": (["answers", 0, "individual_proofs", 0], lambda old: old[::-1]),
}


@pytest.mark.parametrize("name", SHAPES)
def test_shapes(js, one, name):
    shop, fields = one
    same_verdict(js, shop, shop.resign_json(change(fields, *SHAPES[name]), 0))


def test_signatures(js, one):
    shop, fields = one
    for broken in (
        change(fields, ["signature", "proof", "response"], one_more),
        change(fields, ["signature", "hash"], "x"),
        change(fields, ["credential"], str(public_credential(shop.credentials[1], shop.uuid))),
    ):
        same_verdict(js, shop, json.dumps(broken, ensure_ascii=False, separators=(",", ":")).encode())


def test_credentials(js):
    uuid = "ABCDEFGHabcdef"
    credential = new_credential()
    names = "publicCredential isCredential newCredential from credentials"
    found = js.run(names, "return String(await publicCredential(c, u));", c=credential, u=uuid)
    assert found == str(public_credential(credential, uuid))
    bare = credential.replace("-", "")
    bad = [bare, credential[:-1], f"{credential}\n", credential[1:] + "1", "", credential.lower()]
    assert js.run(names, "return bad.map(isCredential);", bad=bad) == [is_credential(one) for one in bad]
    made = js.run(names, "return Array.from({ length: 20 }, () => newCredential());")
    assert len(set(made)) == 20
    assert all(is_credential(one) for one in made)
    with pytest.raises(Refused, match=r"^credential\.malformed"):
        js.run(names, "return String(await publicCredential(c, u));", c=bare, u=uuid)


def test_elections_are_read_the_same(js, shop):
    fields = json.loads(shop.election.raw)
    edits: dict[str, tuple[list[Any], Any]] = {
        "as it is": ([], lambda old: old),
        "administrator": ([], lambda old: {**old, "administrator": "甲", "credential_authority": "server"}),
        "version": (["version"], 2),
        "group": (["group"], "RFC-3526-2048"),
        "uuid": (["uuid"], "ABC"),
        "key outside": (["public_key"], str(OUTSIDE)),
        "key one": (["public_key"], "1"),
        "no questions": (["questions"], []),
        "bounds": (["questions", 0, "max"], 3),
        "negative": (["questions", 0, "min"], -1),
        "blank": (["questions", 0], lambda old: {"answers": old["answers"], "blank": 1, **old}),
        "unknown field": ([], lambda old: {**old, "x": 1}),
        "name": (["name"], 5),
    }
    for name, edit in edits.items():
        raw = json.dumps(change(fields, *edit), ensure_ascii=False, separators=(",", ":"))
        try:
            expected = read_election(raw.encode()).fingerprint
        except Fault as fault:
            expected = str(fault.code)
        try:
            found = js.run("readElection from election", "return (await readElection(raw)).hash;", raw=raw)
        except Refused as fault:
            found = fault.code
        assert (name, found) == (name, expected)
