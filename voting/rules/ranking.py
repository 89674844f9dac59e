"""Rankings are decided here: by the lowest sum of ranks where all are ranked, else by points (Borda). [assumed]

No text of law was found for deciding by ranks; the rule-set says so, and a session's own 办法 prevails.
"""

from collections.abc import Mapping
from dataclasses import replace

from core.errors import Refused
from voting.rules.counts import Counts, OptionCount
from voting.rules.deciding import frame_of, line_of, number_of
from voting.rules.majority import Figures
from voting.rules.outcome_types import Outcome, State
from voting.rules.paper_types import Paper
from voting.rules.ruleset_types import Ruleset


def ranks_of(paper: Paper) -> tuple[str, ...]:
    """The marks "1" to "R"."""
    return tuple(str(rank) for rank in range(1, (paper.choose or 0) + 1))


def winners_of(paper: Paper) -> int:
    """How many are selected."""
    return paper.winners or paper.choose or 0


def ranks_all(paper: Paper) -> bool:
    """Whether every option is ranked, so that sums of ranks can be compared."""
    return paper.choose == len(paper.options)


def check_ranks(paper: Paper) -> None:
    """Refuse unless 1 ≤ R ≤ M and 1 ≤ winners < M, with no more winners than a voter ranks."""
    count = len(paper.options)
    if paper.choose is None or not 1 <= paper.choose <= count:
        raise Refused("paper.ranks_wrong", "排序数应为1到%(count)s，请修改", status=422, count=count)
    winners = winners_of(paper)
    if not 1 <= winners < count:
        raise Refused("paper.winners_wrong", "入选数应至少为1并少于选项数%(count)s，请修改", status=422, count=count)
    if winners > paper.choose:
        raise Refused(
            "paper.winners_not_ranked",
            "入选%(winners)s项，而每位代表只排%(ranks)s项，请增加排序数",
            status=422,
            winners=winners,
            ranks=paper.choose,
        )


def points_of(paper: Paper, count: OptionCount) -> int:
    """R points for a first place, …, 1 for the R-th; where all are ranked, the sum of the ranks instead."""
    sums = sum(int(mark) * ballots for mark, ballots in count.marks)
    return sums if ranks_all(paper) else ((paper.choose or 0) + 1) * count.pressed - sums


def decide_ranking(paper: Paper, ruleset: Ruleset, counts: Counts, figures: Figures) -> Outcome:
    """The best K by points or by the lowest sum of ranks; what nobody ranked is not selected; ties stay open."""
    _check(paper, counts)
    seats, all_ranked = winners_of(paper), ranks_all(paper)
    points = {count.id: points_of(paper, count) for count in counts.options}
    better = {key: -value if all_ranked else value for key, value in points.items()}
    ordered = sorted(counts.options, key=lambda c: (not c.pressed, -better[c.id], number_of(paper, c.id)))
    frame = frame_of(paper, ruleset, counts, figures)
    ranked = [c.id for c in ordered if c.pressed] if frame.valid else []
    tied = _tied(ranked, better, seats)
    selected = set(ranked[:seats]) - tied
    lines = []
    for count in ordered:
        place = 1 + sum(_precedes(other, count, better) for other in ordered)
        state: State = "selected" if count.id in selected else "tied" if count.id in tied else "not_selected"
        line = line_of(paper, count, state, rank=place)
        lines.append(replace(line, marks=count.marks, score=100 * points[count.id]))
    return replace(
        frame,
        lines=tuple(lines),
        seats=seats,
        cutoff=points[ordered[seats - 1].id],
        tied=tuple(line.id for line in lines if line.state == "tied"),
        seats_left=seats - len(selected) if tied else 0,
        shortfall=max(seats - len(ranked), 0) if frame.valid else 0,
    )


def _tied(ranked: list[str], better: Mapping[str, int], seats: int) -> set[str]:
    if len(ranked) <= seats or better[ranked[seats - 1]] != better[ranked[seats]]:
        return set()
    return {key for key in ranked if better[key] == better[ranked[seats]]}


def _precedes(other: OptionCount, count: OptionCount, better: Mapping[str, int]) -> bool:
    if bool(other.pressed) != bool(count.pressed):
        return bool(other.pressed)
    return better[other.id] > better[count.id]


def _check(paper: Paper, counts: Counts) -> None:
    """Refuse ranks that no box can hold: each rank is given at most once a ballot, a lower one only after a higher."""
    ranks, valid = ranks_of(paper), counts.valid - counts.blank
    given = [sum(line.mark(rank) for line in counts.options) for rank in ranks]
    known = set(ranks)
    if any(line.yes or line.no or line.abstain or not {m for m, _ in line.marks} <= known for line in counts.options):
        raise Refused("counts.other_paper", "计票与选票的选项不一致，请重新计票")
    falling = all(before >= after for before, after in zip([valid, *given], given, strict=False))
    complete = not ranks_all(paper) or all(ballots == valid for ballots in given)
    if not falling or not complete or (given and given[0] != valid):
        raise Refused("counts.ranks_wrong", "各名次的票数与有效票不符，请核对票数", status=422)
