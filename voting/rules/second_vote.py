"""What follows an outcome that is not complete: a vote among the tied, a vote on the rest, or leaving it at fewer."""

from dataclasses import replace

from core.errors import Refused
from voting.rules.outcome_types import Outcome
from voting.rules.paper_checks import MAX_TITLE
from voting.rules.paper_types import Paper

REVOTE = "（再次票决）"
REST = "（另行票决）"


def revote_paper(paper: Paper, outcome: Outcome) -> Paper:
    """The paper among the tied for the seats that are left; options keep id and number.

    Equal votes at the cut-off → a new vote among these only, more votes wins (地方组织法 2022 第二十八条); decide it
    with `revote_ruleset(outcome.ruleset)`.
    """
    if not outcome.tied:
        raise Refused("outcome.no_tie", "没有票数相等需要再次票决的项目")
    return _part(paper, set(outcome.tied), outcome.seats_left, REVOTE)


def rest_paper(paper: Paper, outcome: Outcome) -> Paper:
    """The paper on what was not selected, for the seats that found no majority; decided by the same rule-set."""
    _check_shortfall(outcome)
    rest = {option.id for option in paper.options} - set(outcome.selected)
    return _part(paper, rest, outcome.shortfall, REST)


def accept_fewer(outcome: Outcome) -> Outcome:
    """The outcome that the chair leaves at fewer than K; again is harmless."""
    _check_shortfall(outcome, again=True)
    return replace(outcome, accepted_fewer=True)


def _check_shortfall(outcome: Outcome, again: bool = False) -> None:
    if not outcome.shortfall:
        raise Refused("outcome.no_shortfall", "应选数量已经选足，无需另行票决或减少数量")
    if outcome.accepted_fewer and not again:
        raise Refused("outcome.fewer_accepted", "已决定不再另行票决，请先作废该结果")


def _part(paper: Paper, ids: set[str], choose: int, suffix: str) -> Paper:
    bare = paper.title
    for known in (REVOTE, REST):
        bare = bare.removesuffix(known)
    title = bare[: MAX_TITLE - len(suffix)] + suffix
    return replace(paper, title=title, options=tuple(o for o in paper.options if o.id in ids), choose=choose)
