"""From counts to an outcome: the one place that decides."""

from core.errors import Refused
from voting.rules.counts import Counts, check_counts
from voting.rules.deciders import DECIDERS
from voting.rules.grade_deciding import check_scales_fit
from voting.rules.majority import Figures, check_figures
from voting.rules.methods import method_named
from voting.rules.outcome_types import Line, Next, Outcome, State
from voting.rules.paper_types import Paper
from voting.rules.ruleset_types import Ruleset
from voting.rules.second_vote import accept_fewer, rest_paper, revote_paper

__all__ = [
    "Line",
    "Next",
    "Outcome",
    "State",
    "accept_fewer",
    "check_fit",
    "decide",
    "figures_of",
    "rest_paper",
    "revote_paper",
]


def check_fit(paper: Paper, ruleset: Ruleset) -> None:
    """Refuse (`ruleset.other_method`) a rule-set that cannot decide such a paper; ask before a poll is prepared."""
    if paper.method not in ruleset.methods or ruleset.decides not in DECIDERS:
        raise Refused(
            "ruleset.other_method",
            "“%(title)s”不适用于这种表决方式，请另选表决规则",
            status=422,
            title=ruleset.title,
            method=paper.method,
        )
    check_scales_fit(paper, ruleset)


def figures_of(counts: Counts, n: int, present: int) -> Figures:
    """The figures of a count among `n` members of whom `present` signed in."""
    return Figures(n=n, present=present, cast=counts.cast, valid=counts.valid)


def decide(paper: Paper, ruleset: Ruleset, counts: Counts, figures: Figures) -> Outcome:
    """What these counts decide under this rule-set; refuses counts and figures that contradict each other."""
    check_fit(paper, ruleset)
    method = method_named(paper.method)
    method.check_paper(paper)
    check_figures(figures)
    check_counts(counts, method.questions(paper), method.most_marks(paper), written=paper.write_ins)
    if (counts.method, counts.cast, counts.valid) != (paper.method, figures.cast, figures.valid):
        raise Refused("counts.other_figures", "计票结果与收回的票数不符，请重新计票")
    return DECIDERS[ruleset.decides](paper, ruleset, counts, figures)
