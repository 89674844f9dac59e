"""会议文件之一、之二……"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.rules.numbering import Numbered, in_chinese, label_of, numbers_of


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (23, "二十三"),
        (100, "一百"),
        (105, "一百〇五"),
        (110, "一百一十"),
        (999, "九百九十九"),
        (1000, "一千"),
        (1001, "一千〇一"),
        (1020, "一千〇二十"),
        (2300, "二千三百"),
    ],
)
def test_numbers_as_they_are_written(number: int, written: str) -> None:
    assert in_chinese(number) == written
    assert label_of(number) == f"会议文件之{written}"


def test_no_number_no_label() -> None:
    assert label_of(None) == ""


@pytest.mark.parametrize("number", [0, -1, 10_000])
def test_what_cannot_be_written_is_an_error(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        in_chinese(number)


def test_every_number_is_written_in_its_own_way() -> None:
    written = [in_chinese(number) for number in range(1, 10_000)]
    assert len(set(written)) == len(written)


def test_drafts_are_numbered_in_agenda_order() -> None:
    assert numbers_of([Numbered("b"), Numbered("a"), Numbered("c")]) == {"b": 1, "a": 2, "c": 3}


def test_what_was_seen_keeps_its_number_and_others_take_the_free_ones() -> None:
    order = [Numbered("new"), Numbered("seen", 1), Numbered("later"), Numbered("old", 3), Numbered("last")]
    assert numbers_of(order) == {"new": 2, "seen": 1, "later": 4, "old": 3, "last": 5}


@given(st.lists(st.one_of(st.none(), st.integers(1, 30)), max_size=20))
def test_no_number_is_given_twice_where_the_fixed_ones_differ(fixed: list[int | None]) -> None:
    known: set[int] = set()
    order = []
    for place, number in enumerate(fixed):
        order.append(Numbered(str(place), number if number not in known else None))
        if number is not None:
            known.add(number)
    numbers = numbers_of(order)
    assert len(set(numbers.values())) == len(order)
    assert min(numbers.values(), default=1) >= 1
    free = [numbers[one.id] for one in order if one.fixed is None]
    assert free == sorted(free)
