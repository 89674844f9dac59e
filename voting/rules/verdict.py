"""Verdict rules as data: what a line's grades amount to (测评结论), and what must follow.

A rule is a list of clauses; the first that holds gives the verdict. 以上 includes the number, 超过 does not.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from fractions import Fraction
from typing import Literal

from core.errors import Refused
from voting.rules.majority import MAX_PART, Figures
from voting.rules.reading import read_boolean, read_integer, read_list, read_object, read_text, read_word
from voting.rules.scales import MAX_GRADES

CODE = "ruleset.wrong_shape"
MAX_CLAUSES = 10
LONGEST_WORD = 40
LONGEST_FOLLOW = 200
Side = Literal["best", "worst"]
SIDES: tuple[Side, ...] = ("best", "worst")
VerdictBase = Literal["all", "present", "cast", "valid", "graded"]
VERDICT_BASES: tuple[VerdictBase, ...] = ("all", "present", "cast", "valid", "graded")
_NO_LARGER: dict[VerdictBase, tuple[VerdictBase, ...]] = {
    "all": VERDICT_BASES,
    "present": ("present",),
    "cast": ("cast", "valid", "graded"),
    "valid": ("valid", "graded"),
    "graded": ("graded",),
}
"""Base → the bases that are never larger."""


@dataclass(frozen=True)
class Share:
    """A share `num`/`den` of a base: with `strict` more than it, otherwise at least it; one ballot is always needed.

    Bases are those of a majority and `graded`, the ballots that graded the line.
    """

    base: VerdictBase
    num: int
    den: int
    strict: bool = False

    @property
    def fraction(self) -> Fraction:
        """The share as a number."""
        return Fraction(self.num, self.den)

    @classmethod
    def from_data(cls, data: object) -> "Share":
        """The share of its JSON form; refuses anything else."""
        fields = read_object(data, CODE, ("base", "num", "den"), ("strict",), where="at_least")
        return cls(
            base=read_word(fields["base"], VERDICT_BASES, CODE, "base"),
            num=read_integer(fields["num"], CODE, "num", low=1, high=MAX_PART),
            den=read_integer(fields["den"], CODE, "den", low=1, high=MAX_PART),
            strict=read_boolean(fields.get("strict", False), CODE, "strict"),
        )


@dataclass(frozen=True)
class Clause:
    """Where at least that share gave one of the `grades` best (or worst) grades, the verdict is this."""

    of: Side
    grades: int
    at_least: Share
    verdict: str
    follow: str = ""

    @classmethod
    def from_data(cls, data: object) -> "Clause":
        """The clause of its JSON form; refuses anything else."""
        fields = read_object(data, CODE, ("of", "grades", "at_least", "verdict"), ("follow",), where="clause")
        return cls(
            of=read_word(fields["of"], SIDES, CODE, "of"),
            grades=read_integer(fields["grades"], CODE, "grades", low=1, high=MAX_GRADES),
            at_least=Share.from_data(fields["at_least"]),
            verdict=read_text(fields["verdict"], CODE, "verdict", limit=LONGEST_WORD),
            follow=read_text(fields.get("follow", ""), CODE, "follow", limit=LONGEST_FOLLOW),
        )


@dataclass(frozen=True)
class Verdict:
    """A verdict rule: `otherwise` where no clause holds, then `follow` must follow; without words there is no verdict."""

    clauses: tuple[Clause, ...] = ()
    otherwise: str = ""
    follow: str = ""

    @property
    def grades_needed(self) -> int:
        """How many grades a scale must have at least for every clause to say something."""
        return 1 + max((clause.grades for clause in self.clauses), default=1)

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return asdict(self) | {"clauses": [asdict(clause) for clause in self.clauses]}

    @classmethod
    def from_data(cls, data: object) -> "Verdict":
        """The rule of its JSON form, checked; refuses anything else with `ruleset.wrong_shape` or `verdict.*`."""
        verdict = cls.read(data)
        check_verdict(verdict)
        return verdict

    @classmethod
    def read(cls, data: object) -> "Verdict":
        """The rule of its JSON form, whatever it says."""
        fields = read_object(data, CODE, ("clauses", "otherwise"), ("follow",), where="verdict")
        return cls(
            clauses=tuple(map(Clause.from_data, read_list(fields["clauses"], CODE, "clauses", limit=MAX_CLAUSES))),
            otherwise=read_text(fields["otherwise"], CODE, "otherwise", limit=LONGEST_WORD),
            follow=read_text(fields.get("follow", ""), CODE, "follow", limit=LONGEST_FOLLOW),
        )


@dataclass(frozen=True)
class Judged:
    """What a rule makes of a line; `clause` is the place of the clause that held, None for `otherwise`."""

    verdict: str
    follow: str
    clause: int | None = None


@dataclass(frozen=True)
class Graders:
    """The ballots of one group on one line: counts by grade from the best to the worst, and the bases they are of.

    `weight` is the group's part of the whole.
    """

    counts: tuple[int, ...]
    figures: Figures
    weight: Fraction = Fraction(1)

    @property
    def graded(self) -> int:
        """Ballots that graded the line."""
        return sum(self.counts)

    def share(self, clause: Clause) -> Fraction:
        """The share of the base that gave one of the clause's grades."""
        base = self.graded if clause.at_least.base == "graded" else self.figures.of(clause.at_least.base)
        return Fraction(self._hits(clause), base) if base else Fraction(0)

    def _hits(self, clause: Clause) -> int:
        return sum(self.counts[: clause.grades] if clause.of == "best" else self.counts[-clause.grades :])


def judge(verdict: Verdict, groups: Sequence[Graders]) -> Judged | None:
    """The verdict on a line that these groups graded, by their weights in proportion; None where nobody graded it.

    A group that did not grade the line has no part in it.
    """
    graded = [group for group in groups if group.graded]
    if not graded:
        return None
    whole = sum((group.weight for group in graded), Fraction(0))
    for place, clause in enumerate(verdict.clauses):
        share = sum((group.weight * group.share(clause) for group in graded), Fraction(0)) / whole
        if share > 0 and (share > clause.at_least.fraction or _just(clause.at_least, share)):
            return Judged(clause.verdict, clause.follow, place)
    return Judged(verdict.otherwise, verdict.follow)


def _just(needed: Share, share: Fraction) -> bool:
    return share == needed.fraction and not needed.strict


def check_verdict(verdict: Verdict) -> None:
    """Refuse the first fault of a rule of one's own."""
    for fault in verdict_faults(verdict):
        raise fault


def verdict_faults(verdict: Verdict) -> list[Refused]:
    """Everything that is wrong with a rule: clauses without words, impossible, unreachable or contradicting another."""
    faults: list[Refused] = []
    if verdict.clauses and not verdict.otherwise.strip():
        faults.append(
            Refused("verdict.no_otherwise", "没有写明各条都不符合时的结论，请填写“其余情形”的结论", status=422)
        )
    for place, clause in enumerate(verdict.clauses, start=1):
        faults += _faults_of(place, clause)
        faults += _covered(place, clause, verdict.clauses[: place - 1])
    return faults


def _faults_of(place: int, clause: Clause) -> list[Refused]:
    share = clause.at_least
    faults = []
    if not clause.verdict.strip():
        faults.append(Refused("verdict.no_word", "第%(place)s条没有写明结论，请填写", status=422, place=place))
    if share.fraction > 1 or (share.fraction == 1 and share.strict):
        faults.append(
            Refused(
                "verdict.impossible",
                "第%(place)s条的比例%(num)s/%(den)s不可能达到，请修改",
                status=422,
                place=place,
                num=share.num,
                den=share.den,
            )
        )
    return faults


def _covered(place: int, clause: Clause, earlier: Sequence[Clause]) -> list[Refused]:
    """The fault of a clause that never decides, because one before it always holds where this one does."""
    for number, one in enumerate(earlier, start=1):
        if not _implies(clause, one):
            continue
        if replace(clause, verdict="", follow="") == replace(one, verdict="", follow=""):
            return [
                Refused(
                    "verdict.contradiction",
                    "第%(place)s条与第%(other)s条的条件相同，结论却不能有两个，请修改其中一条",
                    status=422,
                    place=place,
                    other=number,
                )
            ]
        return [
            Refused(
                "verdict.unreachable",
                "第%(place)s条永远用不上：符合它的情形已经符合第%(other)s条，请调整顺序或比例",
                status=422,
                place=place,
                other=number,
            )
        ]
    return []


def _implies(clause: Clause, other: Clause) -> bool:
    """Whether the other clause holds wherever this one does, whatever the scale and the counts."""
    mine, theirs = clause.at_least, other.at_least
    weaker = theirs.fraction < mine.fraction or (
        theirs.fraction == mine.fraction and (mine.strict or not theirs.strict)
    )
    return clause.of == other.of and other.grades >= clause.grades and theirs.base in _NO_LARGER[mine.base] and weaker


def basis_points(part: Fraction) -> int:
    """A share in hundredths of a per cent, a half rounded up."""
    return int(part * 10_000 + Fraction(1, 2))
