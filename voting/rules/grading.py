"""The lines of a paper that is graded: each subject in each dimension, with the scale that is used there."""

from dataclasses import dataclass

from voting.rules.paper_types import Option, Paper
from voting.rules.scales import Dimension, Scale, line_id

OVERALL = "综合测评"
"""What the dimension is usually called whose verdict is the subject's."""


@dataclass(frozen=True)
class GradedLine:
    """One subject in one dimension."""

    id: str
    subject: Option
    dimension: Dimension
    scale: Scale

    @property
    def title(self) -> str:
        """The line as it stands on the ballot: number, subject, dimension."""
        return f"{self.subject.number}. {self.subject.title}：{self.dimension.title}"


def graded_lines(paper: Paper) -> tuple[GradedLine, ...]:
    """The lines in the order of the ballot, subject by subject; a dimension without its scale has none."""
    scales = {scale.id: scale for scale in paper.scales}
    return tuple(
        GradedLine(line_id(subject.id, dimension.id), subject, dimension, scales[dimension.scale])
        for subject in paper.in_order()
        for dimension in paper.dimensions
        if dimension.scale in scales
    )


def overall_dimension(paper: Paper) -> str:
    """The id of the dimension whose verdict is the subject's, where nobody says which: the last one that is called
    综合测评, or the only one; empty where there is neither."""
    overall = [dimension.id for dimension in paper.dimensions if OVERALL in dimension.title]
    if overall:
        return overall[-1]
    return paper.dimensions[0].id if len(paper.dimensions) == 1 else ""


def score_of(scale: Scale, marks: tuple[tuple[str, int], ...]) -> int | None:
    """The mean of the grades' points in hundredths, a half rounded up; None where nothing was graded or worth anything."""
    points = {grade.id: grade.points for grade in scale.grades}
    graded = sum(count for _, count in marks)
    if not graded or not any(points.values()):
        return None
    total = sum(points[mark] * count for mark, count in marks)
    return (200 * total + graded) // (2 * graded)
