"""The tally is what the ballots add up to, and the result is what the trustees opened."""

import json
from dataclasses import replace
from typing import Any

import pytest

from tests.voting.belenios.workshop import (
    OUTSIDE,
    Workshop,
    chained,
    chance,
    change,
    found,
    index,
    one_more,
    owned,
    refused,
    setup,
    times_g,
)
from voting.belenios.canonical import dumps
from voting.belenios.credentials import Roll, Voter
from voting.belenios.decryption import combine, decrypt, interpolate
from voting.belenios.faults import Code
from voting.belenios.group import G, P, Q, power
from voting.belenios.hashing import file_hash
from voting.belenios.result import Logarithms, read_counts
from voting.belenios.tally import add_up, last_ballots
from voting.belenios.trustees import Trustees
from voting.belenios.verify import verify


def test_a_regular_election(shop, steps):
    report = verify(chained(steps))
    assert report.faults == []
    assert report.counts == ((0, 2), (1, 0, 0, 1))
    assert report.tally
    assert (report.cast, report.tally.num_tallied, report.tally.total_weight) == (3, 2, 2)


def test_the_last_ballot_counts(shop):
    assert last_ballots(shop.ballots) == shop.ballots[1:]


def test_nobody_voted(shop):
    report = verify(chained(shop.steps([])))
    assert report.good
    assert report.counts == ((0, 0), (0, 0, 0, 0))


def test_weights():
    shop = Workshop(trustees_count=1)
    keys = [ballot.credential for ballot in shop.ballots[:2]]
    shop.__dict__["roll"] = Roll((Voter(keys[0], 5), Voter(keys[1], 70_000)))
    report = verify(chained(shop.steps()))
    assert report.good
    assert report.counts == ((0, 70_005), (70_000, 0, 0, 5))


def test_logarithms():
    search = Logarithms(300)
    assert [search.of(power(G, m)) for m in (0, 1, 17, 299, 300)] == [0, 1, 17, 299, 300]
    for m in (301, 5_000, int(Q) - 1):
        refused(Code.RESULT, search.of, power(G, m))
    assert Logarithms(0).of(1) == 0


def broken(steps, kind, data, which=0):
    """The codes found when the data of one event are exchanged, all hashes set right."""
    at = index(steps, kind, which)
    return found(chained([*steps[:at], (kind, data), *steps[at + 1 :]]))


def sized(raw: bytes, **parts: Any) -> list[bytes]:
    fields: dict[str, Any] = {"num_tallied": 2, "total_weight": 2, "encrypted_tally": file_hash(raw)}
    return [raw, dumps(fields | parts)]


@pytest.fixture(scope="module")
def tally(steps) -> bytes:
    return steps[index(steps, "EncryptedTally")][1][0]


@pytest.fixture(scope="module")
def part(steps) -> bytes:
    return steps[index(steps, "PartialDecryption")][1][0]


def test_sized_tally(steps, tally):
    assert broken(steps, "EncryptedTally", sized(tally)) == []
    assert broken(steps, "EncryptedTally", sized(tally, num_tallied=3)) == [Code.NUM_TALLIED]
    assert broken(steps, "EncryptedTally", sized(tally, total_weight=3)) == [Code.TOTAL_WEIGHT]
    assert broken(steps, "EncryptedTally", sized(tally, encrypted_tally="0" * 64)) == [Code.PAYLOAD]
    assert broken(steps, "EncryptedTally", sized(tally, total_weight="2")) == [Code.SHAPE]


@pytest.mark.parametrize(
    ("path", "new"),
    [
        ([0, 1, "beta"], times_g),  # one vote more
        ([1, 0, "alpha"], times_g),
        ([0], lambda row: row[::-1]),  # votes exchanged
        ([1], lambda row: row[:-1]),
        ([], lambda rows: rows[:1]),
    ],
)
def test_encrypted_tally(steps, tally, path, new):
    other = dumps(change(json.loads(tally), path, new))
    assert broken(steps, "EncryptedTally", sized(other)) == [Code.ENCRYPTED_TALLY]


def test_a_tally_of_all_ballots_is_wrong_where_one_voted_twice(shop, steps):
    """The tally must be of the last ballots only."""
    first = add_up(shop.election, shop.ballots[:2], shop.roll.weights)
    assert broken(steps, "EncryptedTally", [first.raw, first.sized_raw]) == [Code.ENCRYPTED_TALLY]


def test_owners(steps, part):
    for owner in (0, 3):
        assert broken(steps, "PartialDecryption", owned(owner, part)) == [Code.OWNER]
    assert broken(steps, "PartialDecryption", owned(2, part)) == [Code.DECRYPTION]
    unnamed = [part, dumps({"owner": 1, "payload": "0" * 64})]
    assert broken(steps, "PartialDecryption", unnamed) == [Code.PAYLOAD]
    at = index(steps, "PartialDecryption", 1)
    twice = [*steps[:at], steps[at - 1], *steps[at:]]
    assert found(chained(twice)) == [Code.OWNER_TWICE]
    assert found(chained([*steps[:at], *steps[at + 1 :]])) == [Code.MISSING_DECRYPTION]


@pytest.mark.parametrize(
    ("path", "new", "code"),
    [
        (["decryption_factors", 0], lambda row: row[1:], Code.DECRYPTION_SHAPE),
        (["decryption_factors"], lambda rows: rows[1:], Code.DECRYPTION_SHAPE),
        (["decryption_proofs", 1], lambda row: [*row, row[0]], Code.DECRYPTION_SHAPE),
        (["decryption_proofs"], [], Code.DECRYPTION_SHAPE),
        (["decryption_factors", 0, 0], str(OUTSIDE), Code.OUTSIDE_GROUP),
        (["decryption_factors", 0, 0], "0", Code.OUTSIDE_GROUP),
        (["decryption_factors", 0, 0], times_g, Code.DECRYPTION),
        (["decryption_factors", 0], lambda row: row[::-1], Code.DECRYPTION),
        (["decryption_proofs", 0], lambda row: row[::-1], Code.DECRYPTION),
        (["decryption_proofs", 1, 3, "challenge"], one_more, Code.DECRYPTION),
        (["decryption_proofs", 1, 3, "response"], one_more, Code.DECRYPTION),
        (["decryption_proofs", 1, 3, "response"], str(Q), Code.EXPONENT),
        (["decryption_proofs", 1, 3, "response"], 5, Code.NUMBER),
    ],
)
def test_partial_decryptions(steps, part, path, new, code):
    assert broken(steps, "PartialDecryption", owned(1, dumps(change(json.loads(part), path, new)))) == [code]


@pytest.mark.parametrize(
    ("result", "code"),
    [
        ([[1, 1], [1, 0, 0, 1]], Code.RESULT),
        ([[2, 0], [1, 0, 0, 1]], Code.RESULT),
        ([[0, 3], [1, 0, 0, 1]], Code.COUNT),
        ([[0, 2]], Code.RESULT_SHAPE),
        ([[0, 2], [1, 0, 0]], Code.RESULT_SHAPE),
        ([[0, 2 + int(Q)], [1, 0, 0, 1]], Code.SHAPE),  # right modulo q
        ([[0, 2 - int(Q)], [1, 0, 0, 1]], Code.SHAPE),
        ([[0, "2"], [1, 0, 0, 1]], Code.SHAPE),
        ([[0, 2.0], [1, 0, 0, 1]], Code.SHAPE),
        ([[False, 2], [True, 0, 0, True]], Code.SHAPE),
    ],
)
def test_results(steps, result, code):
    assert broken(steps, "Result", [dumps({"result": result})]) == [code]


def test_another_trustees_list(shop, steps):
    """The keys under which the parts were proved are the ones in the archive."""
    other = Workshop(seed=2)
    data = setup(shop.election.raw, other.trustees.raw, shop.roll.raw)
    assert broken(steps, "Setup", data) == [Code.PUBLIC_KEY]


def test_credentials_must_be_keys(shop, steps):
    for number, code in ((OUTSIDE, Code.OUTSIDE_GROUP), (1, Code.KEY_IS_ONE)):
        roll = Roll((*shop.roll.voters, Voter(number)))
        data = setup(shop.election.raw, shop.trustees.raw, roll.raw)
        assert broken(steps, "Setup", data) == [code]


def test_factors_that_open_nothing(shop):
    tally = add_up(shop.election, shop.ballots, shop.roll.weights)
    parts = {i: decrypt(shop.election, tally, secret, chance(i)) for i, secret in enumerate(shop.secrets, 1)}
    factors = combine(shop.trustees, parts)
    assert read_counts(tally, factors) == ((0, 2), (1, 0, 0, 1))
    wrong = replace(parts[1], factors=parts[2].factors)
    refused(Code.RESULT, read_counts, tally, combine(shop.trustees, {**parts, 1: wrong}))
    refused(Code.MISSING_DECRYPTION, combine, shop.trustees, {1: parts[1]})
    refused(Code.TRUSTEES, combine, Trustees(()), {})


def test_interpolation():
    """Shares 7 + 3j of the secret 7, in the exponent."""
    shares = {j: ((power(G, 7 + 3 * j),),) for j in (2, 5)}
    assert interpolate(shares) == ((power(G, 7) % P,),)
