"""What a note may be, which change counts, where notes go in a new version."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.rules import notes as rules
from documents.rules.notes import Held, NoteIn
from tests.voting.builders import refusal

A4 = [[595.0, 842.0], [842.0, 595.0]]
INK = {"points": [1.0, 2.0, 0.5, 30.123456, 40, 1], "colour": "red", "width": 2.2}
TEXT = {"x": 10, "y": 20, "text": " 请补充说明 ", "colour": "yellow"}


def note(kind: str = "ink", data: Any = None, **other: Any) -> NoteIn:
    given: dict[str, Any] = {"id": "0123456789abcdef", "page": 1, "changed": 5, "gone": False} | other
    return NoteIn(kind=kind, data=INK if data is None else data, **given)


def test_a_note_keeps_what_its_kind_has_and_no_more():
    assert rules.checked(note(data={**INK, "more": "x"}), A4).data == {
        "points": [1.0, 2.0, 0.5, 30.12, 40, 1],
        "colour": "red",
        "width": 2.2,
    }
    assert rules.checked(note("text", TEXT), A4).data == {"x": 10, "y": 20, "text": "请补充说明", "colour": "yellow"}
    assert rules.checked(note("bookmark", {"label": " 重点 "}), A4).data == {"label": "重点"}
    assert rules.checked(note("bookmark", {}), A4).data == {"label": ""}
    assert rules.checked(note(gone=True), A4).data == {}


BAD: list[tuple[str, Any, str]] = [
    ("ink", {}, "note.invalid"),
    ("ink", {**INK, "points": []}, "note.invalid"),
    ("ink", {**INK, "points": [1, 2]}, "note.invalid"),
    ("ink", {**INK, "points": [1, 2, "0.5"]}, "note.invalid"),
    ("ink", {**INK, "points": [1, 2, True]}, "note.invalid"),
    ("ink", {**INK, "points": [1, math.nan, 0.5]}, "note.invalid"),
    ("ink", {**INK, "points": [1, 10**400, 0.5]}, "note.invalid"),
    ("ink", {**INK, "points": [1, 2, 1.5]}, "note.invalid"),
    ("ink", {**INK, "points": "1,2,3"}, "note.invalid"),
    ("ink", {**INK, "points": [1, 2, 0.5] * (rules.LONGEST_STROKE + 1)}, "note.invalid"),
    ("ink", {**INK, "points": [600, 2, 0.5]}, "note.outside"),
    ("ink", {**INK, "points": [1, -3, 0.5]}, "note.outside"),
    ("ink", {**INK, "width": 0}, "note.invalid"),
    ("ink", {**INK, "width": 41}, "note.invalid"),
    ("marker", {**INK, "colour": "url(x)"}, "note.invalid"),
    ("text", {**TEXT, "text": "  "}, "note.invalid"),
    ("text", {**TEXT, "text": "字" * 2001}, "note.text_too_long"),
    ("text", {**TEXT, "x": None}, "note.invalid"),
    ("text", {**TEXT, "y": 900}, "note.outside"),
    ("bookmark", {"label": 5}, "note.invalid"),
    ("bookmark", {"label": "字" * 61}, "note.invalid"),
    ("video", {}, "note.invalid"),
]


@pytest.mark.parametrize(("kind", "data", "code"), BAD)
def test_bad_notes_are_refused(kind, data, code):
    assert refusal(rules.checked, note(kind, data), A4) == code


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"id": "../../etc"}, "note.invalid"),
        ({"id": "short"}, "note.invalid"),
        ({"page": 0}, "note.no_such_page"),
        ({"page": 3}, "note.no_such_page"),
        ({"page": 2}, "ok"),
        ({"changed": -1}, "note.invalid"),
        ({"changed": 2**53}, "note.invalid"),
    ],
)
def test_bad_names_and_places_are_refused(other, code):
    assert refusal(rules.checked, note(**other), A4) == code


@pytest.mark.parametrize(
    ("incoming", "held", "counts"),
    [
        (note(changed=5), None, True),
        (note(changed=5), Held(4, False, {}), True),
        (note(changed=5), Held(5, False, INK), False),
        (note(changed=4), Held(5, False, {}), False),
        (note(changed=5, gone=True), Held(5, False, {}), True),
        (note(changed=5, gone=True), Held(5, True, {}), False),
        (note(changed=6), Held(5, True, {}), True),
    ],
)
def test_the_newest_change_counts(incoming, held, counts):
    assert rules.counts(incoming, held) is counts


CHANGES = st.lists(st.tuples(st.integers(0, 5), st.booleans()), min_size=1, max_size=6)


@given(CHANGES, st.randoms(use_true_random=False))
def test_in_whatever_order_changes_come_the_same_one_is_left(changes, chance):
    """Changes of different moments: two devices that hear them in other orders hold the same note in the end."""
    distinct = list(dict(changes).items())

    def after(order):
        held = None
        for changed, gone in order:
            incoming = note(changed=changed, gone=gone)
            if rules.counts(incoming, held):
                held = Held(changed, gone, incoming.data)
        return held

    shuffled = chance.sample(distinct, len(distinct))
    assert after(distinct) == after(shuffled)


def test_room():
    assert refusal(rules.check_room, rules.MOST_NOTES, rules.MOST_BYTES) == "ok"
    assert refusal(rules.check_room, rules.MOST_NOTES + 1, 0) == "note.too_many"
    assert refusal(rules.check_room, 1, rules.MOST_BYTES + 1) == "note.too_large"


SIZES = ([[595, 842]] * 4, [[595, 842]] * 4)


@pytest.mark.parametrize(
    ("before", "now", "places"),
    [
        ({1: "甲", 2: "乙"}, {1: "甲", 2: "丙", 3: "乙"}, {1: 1, 2: 3}),
        ({1: "甲 \n"}, {1: "甲"}, {1: 1}),
        ({1: "", 2: "乙"}, {1: "", 2: "改"}, {}),
        ({3: "同"}, {1: "同", 2: "同", 4: "同"}, {3: 2}),
        ({1: "甲"}, {}, {}),
    ],
)
def test_notes_go_to_the_page_with_the_same_text(before, now, places):
    assert rules.carried_pages(before, now, SIZES) == places


def test_a_page_of_another_size_is_another_page():
    assert rules.carried_pages({1: "甲"}, {1: "甲"}, ([[595, 842]], [[842, 1191]])) == {}


def test_what_is_seen_lies_in_its_order():
    notes = [
        note("bookmark", {}, id="d" * 8),
        note("text", TEXT, id="c" * 8),
        note(id="b" * 8),
        note("marker", id="a" * 8),
    ]
    assert [one.kind for one in rules.drawn([*notes, note(gone=True, id="e" * 8)])] == [
        "marker",
        "ink",
        "text",
        "bookmark",
    ]
