"""Every worked example of the rule-set page, and that no rule-set is without."""

from collections import Counter

import pytest

from voting.rules.examples import EXAMPLES, Example, case_words, examples_of, outcome_words
from voting.rules.ruleset import RULESETS


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.ruleset}: {case_words(e)}")
def test_example(example: Example) -> None:
    assert outcome_words(example) == example.expected


@pytest.mark.parametrize("name", RULESETS)
def test_every_ruleset_has_examples(name: str) -> None:
    """At least one, and where a majority or a verdict decides one on each side of it."""
    found = examples_of(name)
    assert found
    if name != "grades_only":
        assert len({example.expected for example in found}) >= 2


def test_no_example_is_of_no_ruleset_or_twice() -> None:
    assert {example.ruleset for example in EXAMPLES} == set(RULESETS)
    assert max(Counter((e.ruleset, case_words(e)) for e in EXAMPLES).values()) == 1
    assert all(example.why for example in EXAMPLES)


def test_an_example_that_is_wrong_is_found() -> None:
    """The words are what is decided, not what is expected."""
    wrong = Example("plenary_motion", 213, 106, ((106, 0, 0),), "通过")
    assert outcome_words(wrong) == "没有通过"
