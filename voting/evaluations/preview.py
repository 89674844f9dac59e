"""Tries a verdict rule on sample counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from core.errors import Refused
from core.web.languages import in_words
from voting.rules.grade_wording import verdict_sentences
from voting.rules.grading import score_of
from voting.rules.majority import Figures
from voting.rules.reading import printable
from voting.rules.scales import Scale
from voting.rules.verdict import Graders, Verdict, basis_points, judge, verdict_faults


@dataclass(frozen=True, slots=True)
class VerdictFault:
    """What is wrong with a rule, and in which words."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class VerdictPreview:
    """What a rule makes of sample counts; `clause` is the place of the clause that held, null for the rest.

    `satisfied` (best grade) and `satisfied_or_basic` (best two) are shares of the graded in hundredths of a per cent;
    `sentences` is the rule in words, `faults` what is to be mended before it can be used.
    """

    verdict: str
    follow: str
    clause: int | None
    graded: int
    satisfied: int
    satisfied_or_basic: int
    score: int | None
    sentences: list[str]
    faults: list[VerdictFault]


def preview(
    data: dict[str, Any], scale: Scale, n: int, counts: Sequence[tuple[str, int]], members: str
) -> VerdictPreview:
    """The verdict on these counts among `n`; refuses counts that cannot be."""
    verdict = Verdict.read(data)
    given = dict(counts)
    unknown = next((grade for grade in given if grade not in scale.ids), None)
    if unknown is not None:
        raise Refused(
            "verdict.unknown_grade", "等级标准中没有“%(grade)s”，请刷新页面", status=422, grade=printable(unknown)
        )
    by_grade = tuple(given.get(grade, 0) for grade in scale.ids)
    graded = sum(by_grade)
    if min(by_grade, default=0) < 0 or graded > n:
        raise Refused("verdict.more_than_all", "票数合计%(graded)s超过%(n)s，请核对", status=422, graded=graded, n=n)
    graders = Graders(by_grade, Figures(n=n, present=n, cast=graded, valid=graded))
    judged = judge(verdict, [graders])
    satisfied, or_basic = (basis_points(Fraction(sum(by_grade[:best]), graded or 1)) for best in (1, 2))
    return VerdictPreview(
        verdict=judged.verdict if judged else "",
        follow=judged.follow if judged else "",
        clause=judged.clause if judged else None,
        graded=graded,
        satisfied=satisfied,
        satisfied_or_basic=or_basic,
        score=score_of(scale, tuple(zip(scale.ids, by_grade, strict=True))),
        sentences=verdict_sentences(verdict, members, [grade.title for grade in scale.grades]),
        faults=[VerdictFault(one.code, in_words(one.message, dict(one.params))) for one in verdict_faults(verdict)],
    )
