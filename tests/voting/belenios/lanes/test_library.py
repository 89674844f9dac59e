"""What was compiled gives the powers that Python's own pow gives, or is not used."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.belenios.workshop import OUTSIDE
from voting.belenios.group import G, P, Q, number
from voting.belenios.lanes import library
from voting.belenios.lanes.library import Library, lanes

EXPONENTS = st.one_of(
    st.sampled_from([0, 1, 15, 16, 255, 256, 2**64 - 1, 2**255, int(Q) - 1, int(Q), 2**256 - 1]),
    st.integers(0, 2**256 - 1),
)
BASES = st.one_of(
    st.sampled_from([0, 1, 2, int(P) - 1, int(P) - 2, 2**28 - 1, 2**2044, int(G), int(OUTSIDE)]),
    st.integers(0, int(P) - 1),
).map(number)
ASKED = st.tuples(st.tuples(BASES, BASES), st.lists(EXPONENTS, max_size=4))


@pytest.fixture(autouse=True)
def fresh():
    """What a test makes the search find is not remembered."""
    yield
    lanes.cache_clear()


def test_it_is_compiled_where_there_is_a_compiler():
    assert lanes() is not None or not shutil.which("cc")


def compiled() -> Library:
    """The library, which is there."""
    found = lanes()
    assert found
    return found


needs_lanes = pytest.mark.skipif(lanes() is None, reason="no compiler, or another processor")


@needs_lanes
@given(st.lists(ASKED, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_powers_of_pairs(asked):
    """Any number of pairs with any number of exponents each, in the order asked."""
    expected = [[tuple(pow(int(base), e, int(P)) for base in pair) for e in exponents] for pair, exponents in asked]
    assert compiled().powers(asked) == expected


@needs_lanes
@given(BASES, st.lists(EXPONENTS, min_size=1, max_size=20))
@settings(max_examples=20, deadline=None)
def test_powers_from_a_table(base, exponents):
    table = compiled().table(base)
    assert [table.power(e) for e in exponents] == [pow(int(base), e, int(P)) for e in exponents]


@needs_lanes
def test_full_columns_do_not_overflow():
    """Limbs of ones, as large as they can be, squared and multiplied as often as an exponent of ones asks."""
    pair = (P - 1, number(2**2047 - 1))
    assert compiled().powers([(pair, [2**256 - 1])] * 2) == [[tuple(pow(int(x), 2**256 - 1, int(P)) for x in pair)]] * 2


def test_without_a_compiler_there_is_none(tmp_path):
    assert lanes(tmp_path / "powers.so") is None


def test_what_cannot_be_loaded_is_not_used_and_said(tmp_path, caplog):
    broken = tmp_path / "powers.so"
    broken.write_bytes(b"from another machine")
    assert lanes(broken) is None
    assert "compiled arithmetic is not used" in caplog.text


@needs_lanes
def test_what_lacks_its_processor_is_not_used(monkeypatch, caplog):
    class Elsewhere:
        def __init__(self, path):
            raise OSError("this processor lacks what was compiled")

    monkeypatch.setattr(library, "Library", Elsewhere)
    lanes.cache_clear()
    assert lanes() is None
    assert "this processor lacks" in caplog.text


@needs_lanes
@pytest.mark.parametrize("length", [256, 3 * 4 * 256], ids=["table", "powers"])
def test_what_computes_wrongly_is_not_used_and_said(monkeypatch, caplog, length):
    """As a compiler's fault or a broken memory would have it: one bit of one power."""
    real = library._numbers

    def numbers(raw):
        first, *rest = real(raw)
        return iter([first ^ (len(raw) == length), *rest])

    monkeypatch.setattr(library, "_numbers", numbers)
    lanes.cache_clear()
    assert lanes() is None
    assert "does not give the right powers" in caplog.text
