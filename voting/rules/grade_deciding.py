"""Decide a paper of grades: every line by itself gets a verdict and a score; nobody is elected and nothing passes."""

from dataclasses import replace

from core.errors import Refused
from voting.rules.counts import Counts
from voting.rules.deciding import frame_of
from voting.rules.grading import GradedLine, graded_lines, score_of
from voting.rules.majority import Figures
from voting.rules.outcome_types import Line, Outcome
from voting.rules.paper_types import Paper
from voting.rules.ruleset_types import Ruleset
from voting.rules.verdict import Graders, Verdict, judge


def decide_grades(paper: Paper, ruleset: Ruleset, counts: Counts, figures: Figures) -> Outcome:
    """The verdict on every line of the ballot, by the rule-set's own clauses."""
    frame = replace(frame_of(paper, ruleset, counts, figures), needed=0, base=figures.n)
    verdict = ruleset.verdict or Verdict()
    lines = tuple(_line(line, counts, figures, verdict) for line in graded_lines(paper))
    return replace(frame, lines=lines)


def check_scales_fit(paper: Paper, ruleset: Ruleset) -> None:
    """Refuse a verdict rule that speaks of more grades than a scale of the paper has."""
    needed = ruleset.verdict.grades_needed if ruleset.verdict else 0
    for dimension in paper.dimensions:
        scale = paper.scale(dimension.scale)
        if scale is not None and len(scale.grades) < needed:
            raise Refused(
                "verdict.too_few_grades",
                "“%(rule)s”至少需要%(needed)s个等级，“%(title)s”只有%(grades)s个，请另选结论规则或等级标准",
                status=422,
                rule=ruleset.title,
                needed=needed,
                title=dimension.title,
                grades=len(scale.grades),
            )


def _line(line: GradedLine, counts: Counts, figures: Figures, verdict: Verdict) -> Line:
    count = counts.of(line.id)
    if tuple(mark for mark, _ in count.marks) != line.scale.ids or count.yes or count.no or count.abstain:
        raise Refused("counts.other_paper", "计票与选票的选项不一致，请重新计票")
    graders = Graders(tuple(number for _, number in count.marks), figures)
    judged = judge(verdict, [graders])
    return Line(
        id=line.id,
        number=line.subject.number,
        yes=0,
        no=0,
        abstain=0,
        not_pressed=max(figures.present - graders.graded, 0),
        rank=0,
        state="graded",
        marks=count.marks,
        verdict=judged.verdict if judged else "",
        score=score_of(line.scale, count.marks),
    )
