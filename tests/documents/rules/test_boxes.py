"""Where characters stand."""

from hypothesis import given
from hypothesis import strategies as st

from documents.rules.boxes import Box, marks_of, packed, unpacked
from documents.rules.search import Span

SIDES = st.integers(0, 4 * 14_400).map(lambda quarters: quarters / 4)


@given(st.lists(st.tuples(SIDES, SIDES, SIDES, SIDES), max_size=50))
def test_what_was_packed_is_unpacked(boxes: list[Box]) -> None:
    assert unpacked(packed(boxes)) == boxes
    assert unpacked(b"") == []


def test_a_hit_has_one_box_for_each_line() -> None:
    line = [(10.0 * n, 100.0, 10.0 * n + 9, 110.0) for n in range(1, 5)]
    end = [(0.0, 0.0, 0.0, 0.0)]
    below = [(10.0 * n, 80.0, 10.0 * n + 9, 90.0) for n in range(1, 4)]
    boxes = [*line, *end, *below]
    assert marks_of([Span(0, 2)], boxes) == [(10, 100, 29, 110)]
    assert marks_of([Span(2, 7)], boxes) == [(30, 100, 49, 110), (10, 80, 29, 90)]
    assert marks_of([Span(0, 1), Span(3, 4)], boxes) == [(10, 100, 19, 110), (40, 100, 49, 110)]
    assert marks_of([Span(4, 5)], boxes) == []
    assert marks_of([Span(0, 3)], []) == []


def test_upright_and_backward_script_has_one_box_too() -> None:
    down = [(100.0, 200.0 - 12 * n, 110.0, 210.0 - 12 * n) for n in range(4)]
    assert marks_of([Span(0, 4)], down) == [(100, 164, 110, 210)]
    back = [(100.0 - 11 * n, 200.0, 110.0 - 11 * n, 210.0) for n in range(4)]
    assert marks_of([Span(0, 4)], back) == [(67, 200, 110, 210)]
    narrow = [(10.0, 100.0, 12.0, 110.0), (13.0, 102.0, 20.0, 109.0), (21.0, 99.0, 23.0, 101.0)]
    assert marks_of([Span(0, 3)], narrow) == [(10, 99, 23, 110)]
