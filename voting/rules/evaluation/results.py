"""The results of an evaluation as data: by subject and dimension, by group and altogether."""

from dataclasses import asdict, dataclass
from typing import Any

Marks = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class GroupMarks:
    """One group on one line, in ballots; a hidden one tells only how many evaluators it has.

    `evaluators` are those who may grade, `cast` ballots came in, `graded` of these graded the line.
    """

    name: str
    evaluators: int
    cast: int
    graded: int
    marks: Marks
    hidden: bool


@dataclass(frozen=True)
class Whole:
    """All groups on one line. `marks` are added up (empty where they would tell what a hidden group said).

    `ungraded` ballots left the line (未评); `shares` are in hundredths of a per cent of the graded, by the groups' weights where
    they have some; `satisfied` is the best grade's share and `satisfied_or_basic` that of the best two: 满意率 is used in
    both meanings. `score` is in hundredths, None where grades are worth nothing.
    """

    evaluators: int
    cast: int
    graded: int
    ungraded: int
    marks: Marks
    shares: Marks
    satisfied: int
    satisfied_or_basic: int
    score: int | None
    verdict: str
    follow: str


@dataclass(frozen=True)
class LineResult:
    """One subject in one dimension."""

    dimension: str
    groups: tuple[GroupMarks, ...]
    whole: Whole


@dataclass(frozen=True)
class SubjectResult:
    """One subject. `complete`: every group has graded it; until then, and where it was withdrawn, it has no lines.

    `verdict` and `follow` are those of the overall dimension; `rank` is the place by score, equal scores sharing it, 0
    where there is none.
    """

    id: str
    number: int
    title: str
    unit: str
    person: str
    subject: str
    report: str
    withdrawn: bool
    complete: bool
    lines: tuple[LineResult, ...] = ()
    verdict: str = ""
    follow: str = ""
    score: int | None = None
    rank: int = 0

    @property
    def key(self) -> str:
        """What names it the same over the years."""
        return self.subject or self.person or self.title


@dataclass(frozen=True)
class Results:
    """All subjects in the order of the form."""

    subjects: tuple[SubjectResult, ...]

    def to_data(self) -> list[dict[str, Any]]:
        """The plain JSON form: tuples are lists."""
        data: list[dict[str, Any]] = plain([asdict(subject) for subject in self.subjects])
        return data


def plain(value: Any) -> Any:
    """The same with lists for tuples, as JSON gives it back."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value
