"""The pure rules of desk and console in the browser: ticks over a list, sections after an answer, pictures sent, the turnout."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.voting.belenios_js.twin import Twin, twin

pytestmark = pytest.mark.browser

TICKS = "../voting/paper/ticks"
TURNS = "../base/turns"


@pytest.fixture(scope="module")
def js() -> Iterator[Twin]:
    with twin() as page:
        yield page


@pytest.mark.parametrize(
    ("touched", "then", "chosen", "changes"),
    [
        ([], "ab", "ab", False),
        (["c"], "ab", "abc", True),
        (["c", "c"], "ab", "ab", False),
        (["a"], "ab", "b", True),
        (["a", "a"], "ab", "ab", False),
        (["c"], "abd", "abcd", True),
        (["a"], "abd", "bd", True),
        (["c"], "abc", "abc", False),
        (["a"], "b", "b", False),
    ],
)
def test_ticks_are_put_over_the_list_as_it_is_by_then(
    js: Twin, touched: list[str], then: str, chosen: str, changes: bool
) -> None:
    body = """
      const ticks = touched.reduce((now, id) => toggled(new Set(["a", "b"]), now, id), NONE);
      return [[...ticked(new Set(then), ticks)].sort().join(""), changes(new Set(then), ticks)];
    """
    found = js.run(f"NONE toggled ticked changes from {TICKS}", body, touched=touched, then=then)
    assert found == [chosen, changes]


def test_what_was_ticked_while_the_rest_was_saved_is_still_to_be_saved(js: Twin) -> None:
    body = "return after({ added: ['a'], removed: ['b'] }, { added: ['a', 'c'], removed: ['b', 'd'] });"
    assert js.run(f"after from {TICKS}", body) == {"added": ["c"], "removed": ["d"]}


def sections(*parts: str) -> list[dict[str, Any]]:
    """Sections "id text"."""
    return [{"id": one[0], "heading": "", "text": one[2:]} for one in parts]


@pytest.mark.parametrize(
    ("typed", "answered", "merged"),
    [
        (["a 1", "b 2"], ["a 9", "b 2"], ["a 9", "b 2"]),
        (["a 1x", "b 2"], ["a 9", "b 8"], ["a 1x", "b 8"]),
        (["b 2", "a 1x"], ["a 1", "b 8"], ["b 8", "a 1x"]),
        (["a 1x", "b 2"], ["a 1", "n new", "b 2"], ["a 1x", "n new", "b 2"]),
        (["a 1x", "b 2", "o own"], ["n new", "a 1", "b 2"], ["n new", "a 1x", "b 2", "o own"]),
        (["a 1x"], ["a 1", "b 8"], ["a 1x"]),
        (["a 1x", "b 2"], ["a 1"], ["a 1x"]),
        (["a 1", "b 2x"], ["a 1"], ["a 1", "b 2x"]),
    ],
)
def test_sections_that_were_typed_stay_and_the_rest_is_the_answers(
    js: Twin, typed: list[str], answered: list[str], merged: list[str]
) -> None:
    lists = {"typed": sections(*typed), "answered": sections(*answered), "known": sections("a 1", "b 2")}
    found = js.run("merged from ../minutes/merging", "return merged(answered, known, typed);", **lists)
    assert [f"{one['id']} {one['text']}" for one in found] == merged


def test_a_picture_chosen_while_another_was_sent_is_still_to_be_sent(js: Twin) -> None:
    body = """
      const [old, fresh] = [{}, {}];
      const lines = [{ key: "a", title: "typed", fresh: old }, { key: "b", fresh }];
      const after = [...placed(lines, { key: "a", fresh: old }, "p"), ...placed(lines, { key: "b", fresh: old }, "q")];
      return after.map((one) => [one.key, one.title, one.picture, one.fresh === null, one.fresh === fresh]);
    """
    assert js.run("placed from ../voting/options", body) == [
        ["a", "typed", "p", True, False],
        ["b", None, None, False, True],
        ["a", "typed", None, False, False],
        ["b", None, "q", False, True],
    ]


def test_the_turnout_of_another_poll_is_none(js: Twin) -> None:
    body = "return states.map((state) => turnoutOf(state));"
    turnout = {"poll_id": "x", "cast": 3}
    states = [{"turnout": turnout, "poll": {"id": "x"}}, {"turnout": turnout, "poll": {"id": "y"}}, {"turnout": None}]
    assert js.run("turnoutOf from ../chair/next-step", body, states=states) == [turnout, None, None]


@pytest.mark.parametrize(
    ("answers", "shown"),
    [([0, 1, 2], [0, 1, 2]), ([2, 1, 0], [2]), ([1, 0, 2], [1, 2]), ([0, 2, 1], [0, 2]), ([2, 2], [2, 2])],
)
def test_an_answer_that_a_later_questions_answer_overtook_is_not_shown(
    js: Twin, answers: list[int], shown: list[int]
) -> None:
    body = "const turn = makeTurns(); const asked = [turn(), turn(), turn()]; return answers.filter((n) => asked[n]());"
    assert js.run(f"makeTurns from {TURNS}", body, answers=answers) == shown
