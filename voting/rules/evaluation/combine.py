"""From the groups' counts to the results of an evaluation: added up or weighted, few evaluators hidden, ranked."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from voting.rules.counts import Counts
from voting.rules.evaluation.form import Form
from voting.rules.evaluation.people import protected
from voting.rules.evaluation.results import GroupMarks, LineResult, Marks, Results, SubjectResult, Whole
from voting.rules.grading import GradedLine, graded_lines
from voting.rules.majority import Figures
from voting.rules.paper_types import Option
from voting.rules.scales import Scale
from voting.rules.verdict import Graders, Verdict, basis_points, judge

COARSE = 100
"""Shares and scores are given in whole per cents and points where finer ones would tell what a hidden group said."""


@dataclass(frozen=True)
class GroupBox:
    """The counts of one poll: of which group (its place), about which subjects, among how many evaluators."""

    group: int
    subjects: tuple[str, ...]
    counts: Counts
    figures: Figures
    evaluators: int


def combined(form: Form, boxes: Sequence[GroupBox], withdrawn: Collection[str] = ()) -> Results:
    """What the boxes amount to; a subject has results once every group has graded it, none where it was withdrawn."""
    lines: dict[str, list[GradedLine]] = {}
    for line in graded_lines(form.paper):
        lines.setdefault(line.subject.id, []).append(line)
    subjects = []
    for option in form.paper.in_order():
        own = {box.group: box for box in boxes if option.id in box.subjects}
        complete = len(own) == len(form.groups) and option.id not in withdrawn
        subject = _bare(option, withdrawn=option.id in withdrawn, complete=complete)
        subjects.append(_graded(form, subject, lines[option.id], own) if complete else subject)
    return Results(_ranked(subjects))


def _bare(option: Option, *, withdrawn: bool, complete: bool) -> SubjectResult:
    names = ("id", "number", "title", "unit", "person", "subject", "report")
    return SubjectResult(**{name: getattr(option, name) for name in names}, withdrawn=withdrawn, complete=complete)


def _graded(
    form: Form, subject: SubjectResult, lines: Sequence[GradedLine], boxes: Mapping[int, GroupBox]
) -> SubjectResult:
    ordered = [boxes[place] for place in range(len(form.groups))]
    hidden = protected([min(box.evaluators, box.counts.cast) for box in ordered])
    results = tuple(_line(form, line, ordered, hidden) for line in lines)
    overall = next((one.whole for one in results if one.dimension == form.overall_id), None)
    return replace(
        subject,
        lines=results,
        verdict=overall.verdict if overall else "",
        follow=overall.follow if overall else "",
        score=_subject_score(form, overall, results),
    )


def _line(form: Form, line: GradedLine, boxes: Sequence[GroupBox], hidden: frozenset[int]) -> LineResult:
    groups = []
    for place, box in enumerate(boxes):
        count, shown = box.counts.of(line.id), place not in hidden
        groups.append(
            GroupMarks(
                name=form.groups[place].name,
                evaluators=box.evaluators,
                cast=box.counts.cast if shown else 0,
                graded=count.pressed if shown else 0,
                marks=count.marks if shown else (),
                hidden=not shown,
            )
        )
    coarse = bool(hidden) and form.mode == "weighted"
    return LineResult(line.dimension.id, tuple(groups), _whole(form, line, boxes, coarse=coarse))


def _whole(form: Form, line: GradedLine, boxes: Sequence[GroupBox], *, coarse: bool) -> Whole:
    marks = _added(line.scale, [box.counts.of(line.id).marks for box in boxes])
    graded = sum(count for _, count in marks)
    cast = sum(box.counts.cast for box in boxes)
    graders = _graders(form, line, boxes)
    shares = _shares(graders, len(line.scale.grades))
    judged = judge(form.ruleset.verdict or Verdict(), graders)
    grain = COARSE if coarse else 1
    points = [_round(basis_points(share), grain) for share in shares]
    return Whole(
        evaluators=sum(box.evaluators for box in boxes),
        cast=cast,
        graded=graded,
        ungraded=cast - graded,
        marks=() if coarse else marks,
        shares=tuple(zip(line.scale.ids, points, strict=True)),
        satisfied=points[0],
        satisfied_or_basic=_round(basis_points(sum(shares[:2], Fraction(0))), grain),
        score=_score(line.scale, shares, grain) if graded else None,
        verdict=judged.verdict if judged else "",
        follow=judged.follow if judged else "",
    )


def _graders(form: Form, line: GradedLine, boxes: Sequence[GroupBox]) -> list[Graders]:
    """The groups by their weights, or all of them as one where every ballot counts the same."""
    counts = [tuple(count for _, count in box.counts.of(line.id).marks) for box in boxes]
    if form.mode == "weighted":
        parts = zip(counts, boxes, form.weights(), strict=True)
        return [Graders(one, box.figures, weight) for one, box, weight in parts]
    added = tuple(map(sum, zip(*counts, strict=True)))
    figures = [box.figures for box in boxes]
    together = Figures(
        n=sum(one.n for one in figures),
        present=sum(one.present for one in figures),
        cast=sum(one.cast for one in figures),
        valid=sum(one.valid for one in figures),
    )
    return [Graders(added, together)]


def _shares(graders: Sequence[Graders], grades: int) -> list[Fraction]:
    """Each grade's share of the graded ballots, by weights; groups that graded nothing have no part in it."""
    counting = [group for group in graders if group.graded]
    whole = sum((group.weight for group in counting), Fraction(0))
    return [
        sum((group.weight * Fraction(group.counts[grade], group.graded) for group in counting), Fraction(0)) / whole
        if counting
        else Fraction(0)
        for grade in range(grades)
    ]


def _score(scale: Scale, shares: Sequence[Fraction], grain: int) -> int | None:
    points = [grade.points for grade in scale.grades]
    if not any(points):
        return None
    mean = sum((share * point for share, point in zip(shares, points, strict=True)), Fraction(0))
    return _round(int(mean * 100 + Fraction(1, 2)), grain)


def _subject_score(form: Form, overall: Whole | None, lines: Sequence[LineResult]) -> int | None:
    if form.scoring == "overall" and overall is not None:
        return overall.score
    scores = [line.whole.score for line in lines if line.whole.score is not None]
    if not scores:
        return None
    total = sum(scores)
    return total if form.scoring == "sum" else (2 * total + len(scores)) // (2 * len(scores))


def _ranked(subjects: Sequence[SubjectResult]) -> tuple[SubjectResult, ...]:
    scores = [subject.score for subject in subjects if subject.score is not None]
    return tuple(
        subject if subject.score is None else replace(subject, rank=1 + sum(score > subject.score for score in scores))
        for subject in subjects
    )


def _added(scale: Scale, marks: Sequence[Marks]) -> Marks:
    return tuple((grade, sum(dict(one).get(grade, 0) for one in marks)) for grade in scale.ids)


def _round(value: int, grain: int) -> int:
    return (value + grain // 2) // grain * grain
