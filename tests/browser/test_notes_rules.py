"""The pure parts of notes and of 同屏 in the browser: what a device holds, what an eraser touches, when a tablet goes along."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.voting.belenios_js.twin import Twin, twin

pytestmark = pytest.mark.browser

HELD = "../tablet/reader/notes/held"
GEOMETRY = "../tablet/reader/notes/geometry"
STEP = "../tablet/reader/follow/step"


@pytest.fixture(scope="module")
def js() -> Iterator[Twin]:
    with twin() as page:
        yield page


def note(identity: str, changed: int, **other: Any) -> dict[str, Any]:
    return {"id": identity, "page": 1, "kind": "ink", "data": {"n": changed}, "changed": changed, "gone": False} | other


SHOW = "const shown = (held) => [[...held.notes.values()].map((n) => [n.id, n.changed]), [...held.waiting.keys()]];"


def test_a_newer_change_of_this_device_stays_until_it_is_sent(js: Twin) -> None:
    body = f"""{SHOW} let held = changedHere(nothing(), {{ ...mine, version: "v" }}); held = heard(held, [old]);
    const before = shown(held); held = heard(held, [fresh]); return [before, shown(held)];"""
    given = {"mine": note("a", 5), "old": note("a", 4), "fresh": note("a", 6)}
    answer = js.run(f"nothing changedHere heard from {HELD}", body, **given)
    assert answer == [[[["a", 5]], ["a"]], [[["a", 6]], []]]


def test_what_was_changed_again_while_it_was_sent_still_waits(js: Twin) -> None:
    body = f"""{SHOW} const first = {{ ...one, version: "v" }}; const again = {{ ...two, version: "v" }};
    const held = changedHere(changedHere(nothing(), first), again);
    const after = (sent, refused) => shown(acknowledged(held, sent, refused));
    return [after([first], []), after([again], []), after([again], ["a"])];"""
    answer = js.run(f"nothing changedHere acknowledged from {HELD}", body, one=note("a", 1), two=note("a", 2))
    assert answer == [[[["a", 2]], ["a"]], [[["a", 2]], []], [[], []]]


def test_what_was_acknowledged_is_kept_beside_the_whole_until_the_whole_has_it(js: Twin) -> None:
    body = """const of = (held) => beside(held).map((n) => [n.id, n.changed, n.gone]);
    const v = (n) => ({ ...n, version: "v" });
    let held = changedHere(changedHere(nothing(), v(a)), v(b));
    const steps = [of(held)];
    held = acknowledged(held, [v(a), v(b)], ["b"]); steps.push(of(held));
    const then = held.unkept;
    held = heard(held, [a]); steps.push(of(held));
    held = changedHere(held, v(erased)); steps.push(of(held));
    held = acknowledged(held, [v(erased)], []); held = keptWhole(held, then); steps.push(of(held));
    held = keptWhole(held, held.unkept); steps.push(of(held));
    held = heard(acknowledged(changedHere(held, v(c)), [v(c)], []), [newer]); steps.push(of(held));
    return steps;"""
    given = {
        "a": note("a", 1),
        "b": note("b", 1),
        "c": note("c", 1),
        "erased": note("a", 2, gone=True),
        "newer": note("c", 2),
    }
    answer = js.run(f"nothing changedHere acknowledged heard beside keptWhole from {HELD}", body, **given)
    kept, erased = ["a", 1, False], ["a", 2, True]
    assert answer == [[kept, ["b", 1, False]], [kept], [kept], [erased], [erased], [], []]


def test_what_is_gone_elsewhere_goes_here_and_what_was_erased_here_waits(js: Twin) -> None:
    body = f"""{SHOW} let held = heard(nothing(), [a, b, c]);
    held = changedHere(held, {{ ...b, changed: 9, gone: true, version: "v" }});
    held = heard(held, [{{ ...a, changed: 3, gone: true }}]); return [shown(held), shown(only(held, new Set()))];"""
    given = {"a": note("a", 1), "b": note("b", 1), "c": note("c", 1)}
    assert js.run(f"nothing changedHere heard only from {HELD}", body, **given) == [[[["c", 1]], ["b"]], [[], ["b"]]]


def test_a_change_is_later_than_the_one_before_whatever_the_clock_says(js: Twin) -> None:
    body = "return [momentOf(heard(nothing(), [a]), 'a', 50), momentOf(nothing(), 'a', 50.4)];"
    assert js.run(f"nothing heard momentOf from {HELD}", body, a=note("a", 100)) == [101, 50]


def test_a_batch_is_of_one_version_and_not_too_large(js: Twin) -> None:
    body = """let held = nothing();
    for (const [id, changed, version, size] of notes) {
      held = changedHere(held, { ...one, id, changed, version, data: { t: "x".repeat(size) } });
    }
    return batchOf(held, 3).map((n) => n.id);"""
    ask = f"nothing changedHere batchOf from {HELD}"
    notes = [["c", 3, "v1", 1], ["a", 1, "v1", 1], ["z", 2, "v2", 1], ["d", 4, "v1", 1], ["e", 5, "v1", 1]]
    assert js.run(ask, body, one=note("", 0), notes=notes) == ["a", "c", "d"]
    large = [["a", 1, "v1", 200_000], ["b", 2, "v1", 200_000]]
    assert js.run(ask, body, one=note("", 0), notes=large) == ["a"]


STROKE = {"points": [10, 10, 0.5, 100, 10, 0.5, 100, 100, 0.5], "width": 4}


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [
        ([50, 0], [50, 20], True),
        ([50, 16], [60, 16], True),
        ([50, 18], [60, 18], False),
        ([110, 110], [120, 120], False),
        ([40, 60], [140, 60], True),
        ([20, 40], [40, 80], False),
        ([10, 10], [10, 10], True),
    ],
)
def test_an_eraser_takes_what_it_crosses(js: Twin, start: Any, end: Any, touched: bool) -> None:
    code = "return touches(stroke, start, end, 5);"
    assert js.run(f"touches from {GEOMETRY}", code, stroke=STROKE, start=start, end=end) is touched


def test_a_stroke_is_kept_within_its_page_in_points(js: Twin) -> None:
    body = """const kept = flat([[20, 40, 0.333], [-5, 3000, 1]], 2, [595, 842]);
    return [kept, unflat([1, 2, 0.5], 2), hasPressure([1, 2, 0.5, 3, 4, 0.5])];"""
    answer = js.run(f"flat unflat hasPressure from {GEOMETRY}", body)
    assert answer == [[10, 20, 0.33, 0, 842, 1], [[2, 4, 0.5]], False]


NOW = {
    "follow": {"document_id": "d"},
    "inBook": True,
    "votes": False,
    "voting": False,
    "left": False,
    "open": None,
    "turned": False,
}


@pytest.mark.parametrize(
    ("changes", "step"),
    [
        ({}, "open"),
        ({"open": "d"}, "stay"),
        ({"open": "other"}, "open"),
        ({"follow": None}, "none"),
        ({"inBook": False}, "none"),
        ({"left": True}, "none"),
        ({"voting": True, "votes": True}, "none"),
        ({"voting": True, "votes": True, "turned": True}, "none"),
        ({"votes": True}, "none"),
        ({"votes": True, "turned": True}, "open"),
    ],
)
def test_when_a_tablet_goes_along(js: Twin, changes: Any, step: str) -> None:
    assert js.run(f"stepOf from {STEP}", "return stepOf(now);", now=NOW | changes) == step


def test_the_list_has_a_line_for_each_text_and_one_for_the_strokes_of_a_page(js: Twin) -> None:
    stroke = {"points": [1, 50, 0.5], "colour": "red", "width": 2}
    notes = [
        note("a", 1, data=stroke),
        note("b", 2, data={**stroke, "points": [1, 20, 0.5]}),
        note("c", 3, kind="text", data={"x": 1, "y": 5, "text": "话"}),
        note("d", 4, page=2, kind="bookmark", data={"label": ""}),
    ]
    body = "return linesOf(notes).map((line) => [line.page, line.kind, line.count, line.y]);"
    answer = js.run("linesOf from ../tablet/reader/notes/lines", body, notes=notes)
    assert answer == [[1, "text", 1, 5], [1, "ink", 2, 20], [2, "bookmark", 1, 0]]
