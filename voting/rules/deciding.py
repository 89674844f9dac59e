"""What the ways to decide have in common: the frame of an outcome, ties at the cut-off, lines."""

from collections.abc import Sequence
from dataclasses import replace

from voting.rules.counts import Counts, OptionCount
from voting.rules.majority import Figures
from voting.rules.outcome_types import TOO_FEW_TOOK_PART, Line, Outcome, State
from voting.rules.paper_types import Paper
from voting.rules.ruleset_types import Ruleset


def frame_of(paper: Paper, ruleset: Ruleset, counts: Counts, figures: Figures) -> Outcome:
    """The outcome without its lines: the majority needed, and the second test (广东 art. 60) on the ballots cast."""
    majority, participation = ruleset.majority, ruleset.participation
    valid = participation is None or participation.passes(figures.cast, figures)
    return Outcome(
        method=paper.method,
        ruleset=ruleset,
        figures=figures,
        lines=(),
        needed=majority.needed_of(figures) if majority else 1,
        base=figures.of(majority.base) if majority else figures.valid,
        blank=counts.blank,
        valid=valid,
        reason="" if valid else TOO_FEW_TOOK_PART,
        participation_needed=participation.needed_of(figures) if participation else None,
    )


def by_votes(
    paper: Paper, ruleset: Ruleset, counts: Counts, figures: Figures, ordered: Sequence[OptionCount]
) -> Outcome:
    """At most K are selected who have the needed votes; a tie for the last seats leaves these open.

    `ordered` are the counts with most votes first, and those with equal votes as they are to be listed.
    """
    seats = paper.choose or 0
    frame = replace(frame_of(paper, ruleset, counts, figures), seats=seats, cutoff=ordered[seats - 1].yes)
    enough = [c for c in ordered if frame.valid and c.yes >= frame.needed]
    tied = _tied(enough, seats)
    selected = {c.id for c in enough[:seats]} - tied
    lines = []
    for count in ordered:
        state = _state(count, selected, tied, frame)
        lines.append(line_of(paper, count, state, rank=1 + sum(other.yes > count.yes for other in ordered)))
    return replace(
        frame,
        lines=tuple(lines),
        tied=tuple(line.id for line in lines if line.state == "tied"),
        seats_left=seats - len(selected) if tied else 0,
        shortfall=max(seats - len(enough), 0) if frame.valid else 0,
    )


def _tied(enough: list[OptionCount], seats: int) -> set[str]:
    """Those who share the votes of the last seat with one who would be left out."""
    if len(enough) <= seats or enough[seats - 1].yes != enough[seats].yes:
        return set()
    return {c.id for c in enough if c.yes == enough[seats].yes}


def _state(count: OptionCount, selected: set[str], tied: set[str], frame: Outcome) -> State:
    """What became of an option where K are selected."""
    if count.id in selected:
        return "selected"
    if count.id in tied:
        return "tied"
    below = frame.ruleset.majority is not None and count.yes < frame.needed
    return "below_majority" if below and frame.valid else "not_selected"


def line_of(paper: Paper, count: OptionCount, state: State, not_pressed: int = 0, rank: int = 0) -> Line:
    """The line of a question, with the votes as they were counted."""
    return Line(
        id=count.id,
        number=number_of(paper, count.id),
        yes=count.yes,
        no=count.no,
        abstain=count.abstain,
        not_pressed=not_pressed,
        rank=rank,
        state=state,
    )


def number_of(paper: Paper, option_id: str) -> int:
    """The number on the paper; 0 for a motion and for a name that was written in."""
    option = paper.option(option_id)
    return option.number if option else 0
