"""Only one spelling of everything is read."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.belenios.workshop import change, refused
from voting.belenios.ballot import read_ballot, size_limit
from voting.belenios.canonical import dumps, loads
from voting.belenios.faults import Code, Fault
from voting.belenios.group import P, Q
from voting.belenios.numbers import exponent, residue

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.text(st.characters(exclude_characters="\x7f", codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text('ab"\\/\n代é😀', max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
@settings(max_examples=100, deadline=None)
def test_what_we_write_we_read(value):
    assert loads(dumps(value), "") == value


@given(st.binary(max_size=40) | st.text('[]{}",:0123456789.eE+- \\u\x00\x7f', max_size=30).map(str.encode))
@settings(max_examples=200, deadline=None)
def test_other_bytes_are_refused_not_stumbled_over(raw):
    with suppress(Fault):
        assert dumps(loads(raw, "")) == raw


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b'{"a":1,"a":1}', Code.NOT_CANONICAL),
        (b'{"a": 1}', Code.NOT_CANONICAL),
        (b"[1]\n", Code.NOT_CANONICAL),
        (b'"\\u4ee3"', Code.NOT_CANONICAL),
        (b'"\\/"', Code.NOT_CANONICAL),
        (b'"\x7f"', Code.NOT_CANONICAL),
        (b'"\\u007f"', Code.NOT_CANONICAL),
        (b"-0", Code.NOT_CANONICAL),
        (b"1.50", Code.NOT_CANONICAL),
        (b"\xef\xbb\xbf1", Code.NOT_JSON),
        (b'"\\ud800"', Code.NOT_JSON),
        (b'"\xff"', Code.NOT_JSON),
        (b"NaN", Code.NOT_JSON),
        (b"[" * 100_000, Code.NOT_JSON),
        (b"9" * 5_000, Code.NOT_JSON),
        (b"", Code.NOT_JSON),
    ],
)
def test_json_that_is_not_canonical(raw, code):
    refused(code, loads, raw, "")


LAX = ["１２", " 12 ", "1_0", "", "+1", "-1", "012", "0x1f", "1e3", "٣", "1\n", 12, None, True, 1.0, ["1"]]


@pytest.mark.parametrize("spelling", LAX)
def test_numbers_have_one_spelling(spelling):
    refused(Code.NUMBER, exponent, spelling, "")
    refused(Code.NUMBER, residue, spelling, "")


def test_numbers_have_bounds():
    assert exponent("0", "") == 0
    assert exponent(str(Q - 1), "") == Q - 1
    assert residue(str(P - 1), "") == P - 1
    refused(Code.EXPONENT, exponent, str(Q), "")
    refused(Code.EXPONENT, exponent, "9" * 100_000, "")
    for outside in ("0", str(P), "9" * 100_000):
        refused(Code.OUTSIDE_GROUP, residue, outside, "")


@pytest.fixture(scope="module")
def good(shop):
    return shop.ballots[0].raw


def test_a_ballot_reads_back_to_its_bytes(shop, good):
    assert read_ballot(shop.election, good).raw == good


def shorter(raw: bytes) -> bytes:
    """Room for something more before the ballot is over the size."""
    return dumps(change(json.loads(raw), ["credential"], "4"))


BROKEN: dict[str, tuple[Code, Callable[[bytes], bytes]]] = {
    "space": (Code.NOT_CANONICAL, lambda raw: raw.replace(b",", b", ", 1)),
    "newline": (Code.NOT_CANONICAL, lambda raw: raw + b"\n"),
    "escape": (Code.NOT_CANONICAL, lambda raw: raw.replace(b'"credential"', b'"credentia\\u006c"')),
    "double key": (
        Code.NOT_CANONICAL,
        lambda raw: shorter(raw).replace(b"{", b'{"election_uuid":"ABCDEFGHabcdef",', 1),
    ),
    "order": (Code.SHAPE, lambda raw: dumps(dict(sorted(json.loads(raw).items())))),
    "unknown key": (Code.SHAPE, lambda raw: dumps(json.loads(raw) | {"more": 1})),
    "missing key": (Code.SHAPE, lambda raw: dumps({k: v for k, v in json.loads(raw).items() if k != "credential"})),
    "a list": (Code.SHAPE, lambda raw: b"[]"),
    "nothing": (Code.SHAPE, lambda raw: b"null"),
    "text": (Code.SHAPE, lambda raw: b'"{}"'),
    "null blank_proof": (
        Code.SHAPE,
        lambda raw: dumps(
            change(json.loads(shorter(raw)), ["answers", 0], lambda answer: answer | {"blank_proof": None})
        ),
    ),
    "number for string": (Code.NUMBER, lambda raw: dumps(change(json.loads(raw), ["credential"], int))),
    "too long": (Code.SIZE, lambda raw: raw + b" " * 500),
}


@pytest.mark.parametrize("how", BROKEN)
def test_ballot_bytes(shop, good, how):
    code, breaking = BROKEN[how]
    refused(code, read_ballot, shop.election, breaking(good))


@pytest.mark.parametrize("spelling", ["１２", " 12 ", "1_0", "", "012", 12])
def test_numbers_inside_answers(shop, good, spelling):
    paths: list[list[Any]] = [
        ["answers", 1, "choices", 0, "alpha"],
        ["answers", 1, "individual_proofs", 2, 1, "response"],
        ["answers", 1, "overall_proof", 0, "challenge"],
        ["answers", 1, "blank_proof", 1, "challenge"],
        ["signature", "proof", "response"],
    ]
    for path in paths:
        refused(Code.NUMBER, read_ballot, shop.election, dumps(change(json.loads(good), path, spelling)))


def test_the_size_limit_is_tight(shop, good):
    assert len(good) <= size_limit(shop.election) < len(good) + 200
