"""The fast ways to take powers give what the plain way gives."""

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.belenios.workshop import OUTSIDE
from voting.belenios.fixed_base import FixedBase, Ladder, generator
from voting.belenios.group import G, P, Q, inverse, inverse_exponent, is_member, power, power_secret
from voting.belenios.public_key import PublicKey, public_key

EXPONENTS = st.one_of(
    st.sampled_from([0, 1, 15, 16, 255, 256, int(Q) - 1, int(Q), 2**256 - 1]), st.integers(0, 2**256 - 1)
)
NARROW = FixedBase(7, 5)


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
    assert generator().power(exponent) == expected
    assert Ladder(G).power(exponent) == expected
    assert NARROW.power(exponent) == Ladder(7).power(exponent) == pow(7, exponent, int(P))


def test_ladders_know_members():
    assert Ladder(G).is_member()
    assert Ladder(1).is_member()
    assert not any(Ladder(x).is_member() for x in (0, 2, OUTSIDE, P + 1))


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
