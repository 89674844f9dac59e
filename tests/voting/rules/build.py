"""Papers and counts that the tests of the rules share."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from core.errors import Refused
from voting.rules.counts import Counts, OptionCount
from voting.rules.outcome import Outcome, decide, figures_of
from voting.rules.paper import Option, Paper
from voting.rules.ruleset import RULESETS, Ruleset

MOTION = Paper("motion", "关于2026年工作报告的决议（草案）")


def options(many: int) -> tuple[Option, ...]:
    return tuple(Option(f"o{i}", i, f"项目{i}") for i in range(1, many + 1))


def choose_paper(k: int = 13, many: int = 20) -> Paper:
    return Paper("choose", "2027年民生实事项目", options(many), k)


def item_paper(many: int = 3) -> Paper:
    return Paper("per_item", "人事任免", options(many))


def choose_counts(votes: Sequence[int], cast: int, blank: int = 0) -> Counts:
    return Counts("choose", tuple(OptionCount(f"o{i}", v) for i, v in enumerate(votes, start=1)), cast, cast, blank)


def outcome_of_votes(
    votes: Sequence[int],
    k: int,
    *,
    n: int = 213,
    cast: int | None = None,
    ruleset: str | Ruleset = "livelihood_majority",
) -> Outcome:
    """The outcome of so many votes on o1, o2, …"""
    cast = n if cast is None else cast
    return outcome_of(choose_paper(k, len(votes)), ruleset, choose_counts(votes, cast), n)


def outcome_of_motion(
    yes: int, no: int, abstain: int, *, n: int, present: int | None = None, ruleset: str | Ruleset = "plenary_motion"
) -> Outcome:
    """The outcome of a motion."""
    cast = yes + no + abstain
    counts = Counts("motion", (OptionCount("motion", yes, no, abstain),), cast, cast)
    return outcome_of(MOTION, ruleset, counts, n, cast if present is None else present)


def outcome_of(paper: Paper, ruleset: str | Ruleset, counts: Counts, n: int, present: int | None = None) -> Outcome:
    """The outcome of these counts among N, of whom all are present unless said otherwise."""
    rule = RULESETS[ruleset] if isinstance(ruleset, str) else ruleset
    return decide(paper, rule, counts, figures_of(counts, n, n if present is None else present))


def ballot(votes: str, *written: tuple[int, str], person: str = "") -> dict[str, Any]:
    """An answer in an election: keys in the order of the candidates (y, n, a, or - for none), and (against, name) pairs."""
    words = {"y": "yes", "n": "no", "a": "abstain"}
    return {
        "votes": {f"c{n}": words[key] for n, key in enumerate(votes, start=1) if key != "-"},
        "write_ins": [{"against": f"c{n}", "name": name, "person": person} for n, name in written],
    }


def refusal(call: Callable[..., object], *args: object, **kwargs: object) -> Refused:
    """The refusal that a call meets; fails where it meets none, or whose sentence lacks a figure."""
    with pytest.raises(Refused) as caught:
        call(*args, **kwargs)
    refused = caught.value
    assert "%(" not in refused.message % refused.params
    str(refused.params).encode()
    return refused


def meets(code: str, call: Callable[..., object], *args: object, **kwargs: object) -> None:
    """Fails unless the call meets the refusal of this code, or none where the code is ""."""
    if code:
        assert refusal(call, *args, **kwargs).code == code
    else:
        call(*args, **kwargs)
