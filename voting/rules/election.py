"""Elections are decided here: a majority, then most votes; and names that are one person in two spellings are merged."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from core.errors import Refused
from voting.rules.counts import Counts, OptionCount
from voting.rules.deciding import by_votes, number_of
from voting.rules.election_checks import NOT_YES, check_election_counts
from voting.rules.election_names import WriteIn, clean_name, is_written, known_as, line_id, name_of
from voting.rules.majority import Figures
from voting.rules.methods.protocol import Answer
from voting.rules.outcome_types import Line, Outcome
from voting.rules.paper_types import Paper
from voting.rules.ruleset_types import Ruleset

UNMARKED = "unmarked"
"""The mark of a line's ballots that said nothing on the candidate; they are among its `abstain`."""


@dataclass(frozen=True)
class Merge:
    """Names that the scrutineers found to be one person's: their votes count for `into`."""

    names: tuple[str, ...]
    into: str


def decide_election(paper: Paper, ruleset: Ruleset, counts: Counts, figures: Figures) -> Outcome:
    """应选 are elected who have the needed votes, most votes first; a tie for the last seats leaves these open.

    地方组织法 (2022) 第二十八条, 第二十九条: 获得过半数选票的超过应选名额时，以得票多的当选; equal votes at the cut-off are
    voted on again among these only. Who was written in may be elected like a candidate.
    """
    check_election_counts(paper, counts)
    ordered = sorted(counts.options, key=lambda c: (-c.yes, is_written(c.id), number_of(paper, c.id), c.id))
    outcome = by_votes(paper, ruleset, counts, figures, ordered)
    said = (_said(line, count, figures) for line, count in zip(outcome.lines, ordered, strict=True))
    return replace(outcome, lines=tuple(said))


def _said(line: Line, count: OptionCount, figures: Figures) -> Line:
    """With what was not marked added to 弃权, as the papers say, and kept apart as a mark."""
    if is_written(count.id):
        return replace(line, title=name_of(count.id))
    not_pressed = max(figures.present - figures.valid, 0)
    if count.marks:
        return replace(line, marks=count.marks, not_pressed=not_pressed)
    unmarked = figures.valid - count.pressed
    return replace(line, abstain=count.abstain + unmarked, marks=((UNMARKED, unmarked),), not_pressed=not_pressed)


def tells_apart(counts: Counts) -> bool:
    """Whether 反对 and 弃权 were counted apart, which a sealed box of a 差额 election cannot do."""
    return not any(mark == NOT_YES for line in counts.options for mark, _ in line.marks)


def check_merge(paper: Paper, counts: Counts, merge: Merge) -> Merge:
    """The merge with its names cleaned; refuses names that nobody wrote in, fewer than two in effect, and a candidate's name."""
    written = {name_of(line.id) for line in counts.options if is_written(line.id)}
    names, into = tuple(dict.fromkeys(clean_name(name) for name in merge.names)), clean_name(merge.into)
    for name in names:
        if name not in written:
            raise Refused("merge.unknown_name", "没有人另选“%(name)s”，请刷新页面后重新选择", status=422, name=name)
    if len({*names, into}) < 2:
        raise Refused("merge.one_name", "请选择两个以上的写法，或者填写正确的写法", status=422)
    if any(into == known_as(option.title) for option in paper.options):
        raise Refused("merge.is_candidate", "“%(name)s”是候选人，另选他人的票不能并入候选人", status=422, name=into)
    return Merge(names, into)


def merged_answers(answers: Iterable[Answer], merges: Iterable[Merge]) -> list[Answer]:
    """The answers as they count after the merges, in their order; a ballot with two spellings counts once for the person."""
    names = renamed(merges)
    return [replace(answer, write_ins=_merged(answer.write_ins, names)) for answer in answers]


def merged_counts(counts: Counts, merges: Iterable[Merge]) -> Counts:
    """The same for figures that came from paper, where it is not known which names stood on one ballot."""
    names = renamed(merges)
    votes: dict[str, int] = {}
    for line in counts.options:
        if is_written(line.id):
            key = line_id(names.get(name_of(line.id), name_of(line.id)))
            votes[key] = votes.get(key, 0) + line.yes
    listed = tuple(line for line in counts.options if not is_written(line.id))
    return replace(counts, options=listed + tuple(OptionCount(key, yes=votes[key]) for key in sorted(votes)))


def renamed(merges: Iterable[Merge]) -> dict[str, str]:
    """Every merged name with the one it counts for in the end: merges are applied one after the other."""
    names: dict[str, str] = {}
    for merge in merges:
        step = {name: merge.into for name in merge.names if name != merge.into}
        names = {name: step.get(into, into) for name, into in names.items()} | step
    return {name: into for name, into in names.items() if name != into}


def _merged(write_ins: tuple[WriteIn, ...], names: Mapping[str, str]) -> tuple[WriteIn, ...]:
    known: dict[str, WriteIn] = {}
    for one in write_ins:
        name = names.get(one.name, one.name)
        known.setdefault(name, replace(one, name=name))
    return tuple(known.values())
