"""A glance at a ballot's bytes says what reading them as JSON says, or nothing."""

import json
import random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.voting.belenios.workshop import Workshop
from voting.belenios.ballot import read_ballot, read_cover
from voting.belenios.ballot_text import glance
from voting.belenios.canonical import loads
from voting.belenios.faults import Fault


@pytest.fixture(scope="module")
def raws() -> list[bytes]:
    return [ballot.raw for ballot in Workshop().ballots]


def without_answers(raw: bytes) -> Any:
    """What `glance` has to say of bytes that it takes."""
    value: Any = loads(raw, "ballot")
    return value | {"answers": [None] * len(value["answers"])}


def test_ballots_are_taken(raws):
    for raw in raws:
        assert glance(raw) == without_answers(raw)


ODD = [
    b"0",
    b"7",
    b'"',
    b"[",
    b"]",
    b"{",
    b"}",
    b",",
    b":",
    b" ",
    b"\\",
    b"\n",
    b"a",
    b"\x7f",
    b"\xff",
    b"-",
    b'""',
    b"[]",
]


@given(st.integers(0, 2**32), st.sampled_from(ODD), st.sampled_from(["insert", "replace", "delete"]))
@settings(max_examples=300, deadline=None)
def test_what_is_taken_is_always_compact_json_of_that_shape(raws, seed, odd, how):
    """One byte added, changed or left out anywhere: most are not taken, and those that are say the same as JSON."""
    raw = raws[seed % len(raws)]
    place = random.Random(seed).randrange(len(raw))
    broken = raw[:place] + (b"" if how == "delete" else odd) + raw[place + (how != "insert") :]
    seen = glance(broken)
    assert seen is None or seen == without_answers(broken)


NUMBERS = ["", "00", "01", " 1", "1 ", "-1", "+1", "1.0", "1e3", "٣", "0x1"]


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_in_another_spelling_are_not_taken(raws, number):
    for place in ('"credential":"', '"alpha":"', '"beta":"', '"challenge":"', '"response":"'):
        before, after = raws[0].decode().split(place, 1)
        assert glance((before + place + number + after[after.index('"') :]).encode()) is None


def test_fields_twice_or_in_another_order_are_not_taken(raws):
    text = raws[0].decode()
    uuid = text[1 : text.index(",") + 1]
    assert glance((text[0] + uuid + text[1:]).encode()) is None
    fields = json.loads(text)
    swapped = json.dumps(dict(reversed(fields.items())), separators=(",", ":"))
    assert glance(swapped.encode()) is None


@given(st.integers(0, 2**32), st.sampled_from(ODD))
@example(0, b"")
@settings(max_examples=100, deadline=None)
def test_the_cover_is_refused_as_the_ballot_is_wherever_the_fault_is_not_in_the_answers(shop, seed, odd):
    raw = shop.ballots[0].raw
    answers, end = raw.index(b',"answers":['), raw.index(b'],"signature":')
    place = random.Random(seed).choice([*range(answers), *range(end + 1, len(raw))])
    broken = raw[:place] + odd + raw[place + 1 :] if odd else raw
    assert said(read_cover, shop, broken) == said(read_ballot, shop, broken)


def said(read: Any, shop: Workshop, raw: bytes) -> tuple[Any, ...]:
    """The fault, or what the door asks of a ballot."""
    try:
        ballot = read(shop.election, raw)
    except Fault as fault:
        return fault.code, fault.where
    return ballot.credential, ballot.signed_hash, ballot.hash_to_sign, ballot.tracker, ballot.signature
