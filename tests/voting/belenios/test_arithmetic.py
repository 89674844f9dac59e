"""The fast ways to take powers give what the plain way gives."""

import pickle
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.belenios.workshop import OUTSIDE
from voting.belenios.ciphertext import Ciphertext, product
from voting.belenios.climbing import MOST_FACTORS, Climbed, ClimbedProduct, climb_product
from voting.belenios.fixed_base import FixedBase, generator
from voting.belenios.group import G, P, Q, inverse, inverse_exponent, is_member, power, power_secret
from voting.belenios.ladder import Ladder, ProductLadder, nibbles, odd_digits
from voting.belenios.public_key import PublicKey, public_key

EXPONENTS = st.one_of(
    st.sampled_from([0, 1, 15, 16, 255, 256, int(Q) - 1, int(Q), 2**256 - 1]), st.integers(0, 2**256 - 1)
)
NARROW, USUAL = FixedBase(7, 5), FixedBase(G)


def test_the_group():
    assert P.bit_length() == 2048
    assert Q.bit_length() == 256
    assert (P - 1) % Q == 0
    assert is_member(G)
    assert is_member(1)
    assert not any(is_member(x) for x in (0, P, P + 1, -1, 2, OUTSIDE))


@given(EXPONENTS)
@settings(max_examples=40, deadline=None)
def test_all_powers_agree(exponent):
    expected = pow(int(G), exponent, int(P))
    assert power(G, exponent) == expected
    assert power_secret(G, exponent) == expected
    assert generator().power(exponent) == USUAL.power(exponent) == expected
    assert Ladder(G).power(exponent) == expected
    assert NARROW.power(exponent) == Ladder(7).power(exponent) == pow(7, exponent, int(P))


@given(EXPONENTS)
@settings(deadline=None)
def test_digits_add_up_to_the_exponent(exponent):
    odd = sum((2 * i + 1) << place for i, row in enumerate(odd_digits(exponent)) for place in row)
    plain = sum(digit << 4 * place for digit, row in enumerate(nibbles(exponent), 1) for place in row)
    assert odd == plain == exponent


@given(st.lists(st.integers(1, int(P) - 1), min_size=1, max_size=4), EXPONENTS)
@settings(max_examples=20, deadline=None)
def test_a_product_is_climbed_on_the_ladders_of_its_factors(bases, exponent):
    """Members of the subgroup or not."""
    whole = prod(bases) % P
    assert ProductLadder([Ladder(base) for base in bases]).power(exponent) == power(whole, exponent)


@pytest.mark.parametrize("factors", range(MOST_FACTORS + 2))
def test_a_product_of_ciphertexts_is_climbed_in_the_cheaper_way(factors):
    choices = [Ciphertext(power(G, i + 2), power(G, 3 * i + 5)) for i in range(factors)]
    total = product(choices)
    climbed = climb_product(total, [Climbed(choice) for choice in choices])
    assert isinstance(climbed, ClimbedProduct) is (1 <= factors <= MOST_FACTORS)
    assert climbed.powers(Q - 2) == (power(total.alpha, Q - 2), power(total.beta, Q - 2))


def test_ladders_know_members():
    """The elements of order 2, 3 and 6 are those that a batch of memberships would not tell for sure."""
    assert Ladder(G).is_member()
    assert Ladder(1).is_member()
    strangers = [power(h, (P - 1) // order) for order in (2, 3, 6) for h in (11, 2)]
    strangers = [h for h in strangers if h != 1]
    assert {OUTSIDE} < set(strangers)
    assert any(power(h, 3) == 1 for h in strangers)
    assert not any(Ladder(x).is_member() for x in (0, 2, P + 1, *strangers, *(h * G % P for h in strangers)))


@given(st.integers(1, int(Q) - 1))
@settings(max_examples=10, deadline=None)
def test_inverses(x):
    assert inverse_exponent(x) * x % Q == 1
    assert inverse(x) * x % P == 1


def test_a_key_travels_without_its_tables():
    key = PublicKey(G)
    assert key.y_table.power(5) == key.g_table.power(5) == power(G, 5)
    travelled = pickle.dumps(key)
    assert len(travelled) < 1_000
    assert pickle.loads(travelled).y_table.power(5) == power(G, 5)
    assert public_key(G) is public_key(G)
