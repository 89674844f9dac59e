"""The pages that somebody has seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.rules.seen import check_pages, count, pages_in, with_pages
from tests.voting.builders import refusal

PAGES = st.sets(st.integers(1, 2000))


@given(PAGES, PAGES)
def test_what_was_added_is_there_once(first: set[int], second: set[int]) -> None:
    seen = with_pages(with_pages(b"", first), second)
    assert pages_in(seen) == sorted(first | second)
    assert count(seen) == len(first | second)
    assert with_pages(seen, first) == seen
    assert len(seen) <= 250


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ([], "ok"),
        ([1, 3], "ok"),
        ([0], "document.no_such_page"),
        ([4], "document.no_such_page"),
        ([-1, 2], "document.no_such_page"),
    ],
)
def test_pages_that_are_not_there_are_refused(wanted: list[int], code: str) -> None:
    assert refusal(check_pages, wanted, 3) == code
