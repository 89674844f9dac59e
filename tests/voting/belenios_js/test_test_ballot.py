"""Test ballots: opened and checked by any device, and never cast."""

import json

import pytest

from tests.voting.belenios.workshop import Workshop, change, one_more, refused
from tests.voting.belenios_js.twin import Refused
from voting.belenios.ballot import check_ballot
from voting.belenios.faults import Code
from voting.belenios.group import G, P, power

pytestmark = pytest.mark.browser
CHOICES = [[1, 0], [0, 1, 1, 0]]


@pytest.fixture(scope="module")
def opened(js):
    shop = Workshop(voters=1, trustees_count=1)
    return shop, js.job("sealTest", election=shop.election.raw.decode(), choices=CHOICES)


def check(js, opened, **edits):
    shop, test = opened
    asked = {
        "election": shop.election.raw.decode(),
        "ballot": test["ballot"],
        "randomness": test["randomness"],
        "choices": CHOICES,
        "credentials": shop.roll.raw.decode(),
    }
    return js.job("checkTest", **(asked | edits))


def test_an_honest_one(js, opened):
    _, test = opened
    assert test["neverCast"] is True
    assert check(js, opened) == {"tracker": test["tracker"], "code": test["code"]}


def test_no_box_takes_it(opened):
    shop, test = opened
    refused(Code.UNKNOWN_CREDENTIAL, check_ballot, shop.election, shop.key, shop.roll.weights, test["ballot"].encode())


def test_what_the_arithmetic_says_without_the_browser(opened):
    """The revealed randomness is that of the ciphertexts: α = g^r and β = y^r·g^m."""
    shop, test = opened
    for answer, row, values in zip(json.loads(test["ballot"])["answers"], test["randomness"], CHOICES, strict=True):
        for choice, r, m in zip(answer["choices"], row, values, strict=True):
            assert int(choice["alpha"]) == power(G, int(r))
            assert int(choice["beta"]) == power(shop.election.public_key, int(r)) * power(G, m) % P


@pytest.mark.parametrize(
    ("choices", "code"),
    [
        ([[0, 1], [0, 1, 1, 0]], "test.choice"),
        ([[1, 0], [0, 1, 0, 1]], "test.choice"),
        ([[1, 0], [1, 0, 0, 0]], "test.choice"),
        ([[1, 1], [0, 1, 1, 0]], "choices.invalid"),
        ([[1, 0]], "choices.invalid"),
    ],
)
def test_a_tablet_that_sealed_something_else(js, opened, choices, code):
    with pytest.raises(Refused, match=f"^{code}"):
        check(js, opened, choices=choices)


@pytest.mark.parametrize("path", [[0, 0], [1, 3]])
def test_other_randomness(js, opened, path):
    with pytest.raises(Refused, match=r"^test\.randomness"):
        check(js, opened, randomness=change(opened[1]["randomness"], path, one_more))


@pytest.mark.parametrize("randomness", [[], [["1"], []], [["x", "1"], []]])
def test_randomness_of_another_shape(js, opened, randomness):
    with pytest.raises(Refused, match=r"^(bytes\.number|test\.randomness)"):
        check(js, opened, randomness=randomness)


def test_a_real_ballot_is_not_taken_for_a_test(js, opened):
    shop, _ = opened
    raw = shop.ballot(0, CHOICES).raw.decode()
    with pytest.raises(Refused, match=r"^test\.real_credential"):
        check(js, opened, ballot=raw)
