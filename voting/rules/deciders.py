"""The ways to decide: each question by itself, the K with most votes, and those that have files of their own."""

from collections.abc import Callable
from dataclasses import replace

from voting.rules.counts import Counts
from voting.rules.deciding import by_votes, frame_of, line_of, number_of
from voting.rules.election import decide_election
from voting.rules.grade_deciding import decide_grades
from voting.rules.majority import Figures
from voting.rules.outcome_types import Outcome, State
from voting.rules.paper_types import Paper
from voting.rules.ranking import decide_ranking
from voting.rules.ruleset_types import Decides, Ruleset

Decider = Callable[[Paper, Ruleset, Counts, Figures], Outcome]


def decide_each(paper: Paper, ruleset: Ruleset, counts: Counts, figures: Figures) -> Outcome:
    """Every question passes that has the needed votes; abstaining, not pressing and being away count like a no."""
    frame = frame_of(paper, ruleset, counts, figures)
    lines = []
    for count in counts.options:
        state: State = "passed" if frame.valid and count.yes >= frame.needed else "not_passed"
        not_pressed = max(figures.present - count.pressed, 0)
        lines.append(line_of(paper, count, state, not_pressed=not_pressed))
    return replace(frame, lines=tuple(sorted(lines, key=lambda line: line.number)))


def decide_most(paper: Paper, ruleset: Ruleset, counts: Counts, figures: Figures) -> Outcome:
    """At most K options with the needed votes, most votes first; a tie for the last seats leaves these open."""
    ordered = sorted(counts.options, key=lambda c: (-c.yes, number_of(paper, c.id)))
    return by_votes(paper, ruleset, counts, figures, ordered)


DECIDERS: dict[Decides, Decider] = {
    "each": decide_each,
    "most": decide_most,
    "grade": decide_grades,
    "elect": decide_election,
    "rank": decide_ranking,
}
