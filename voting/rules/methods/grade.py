"""Grades: every subject in every dimension gets one word of the dimension's scale, or is left (未评)."""

from collections.abc import Iterable

from voting.rules.counts import Counts
from voting.rules.grading import graded_lines
from voting.rules.methods.counting import BALLOT_CODE, check_known, count_words
from voting.rules.methods.protocol import Answer
from voting.rules.paper_checks import check_no_choose, check_options, check_title
from voting.rules.paper_types import Paper
from voting.rules.reading import read_object, read_word, wrong_shape
from voting.rules.scale_checks import check_lines, check_one_person_once, check_scales

NOT_GRADED = "未评"


class GradeLines:
    """Answer: {"grades": {line id: grade id}}, at most one grade a line; a line that is left out is 未评.

    None or several grades on a line make it invalid on paper (深圳 2011, [local]); here several cannot be said.
    """

    name = "grade"
    label = "测评"

    def check_paper(self, paper: Paper) -> None:
        """A title, 1 to 200 subjects, none of them twice, dimensions with scales of 2 to 10 grades, at most 2,400 lines."""
        check_title(paper)
        check_options(paper)
        check_no_choose(paper)
        check_scales(paper)
        check_lines(paper)
        check_one_person_once(paper)

    def questions(self, paper: Paper) -> tuple[str, ...]:
        """The lines, subject by subject."""
        return tuple(line.id for line in graded_lines(paper))

    def most_marks(self, paper: Paper) -> int:
        """One on each line."""
        return len(paper.options) * len(paper.dimensions)

    def read_answer(self, paper: Paper, data: object) -> Answer:
        """Known lines, on each one grade of its own scale."""
        fields = read_object(data, BALLOT_CODE, ("grades",), where="answer")
        grades = fields["grades"]
        if type(grades) is not dict:
            raise wrong_shape(BALLOT_CODE, "grades")
        lines = graded_lines(paper)
        known = {line.id for line in lines}
        for key in grades:
            if type(key) is not str:
                raise wrong_shape(BALLOT_CODE, "grades")
            check_known(key, known)
        marks = [
            (line.id, read_word(grades[line.id], line.scale.ids, BALLOT_CODE, line.id))
            for line in lines
            if line.id in grades
        ]
        return Answer(self.name, tuple(marks))

    def to_data(self, answer: Answer) -> dict[str, object]:
        """The canonical JSON, in the paper's order."""
        return {"grades": dict(answer.marks)}

    def count(self, paper: Paper, answers: Iterable[Answer]) -> Counts:
        """How many ballots gave each grade on each line; a ballot without any grade is blank."""
        return count_words(self.name, {line.id: line.scale.ids for line in graded_lines(paper)}, answers)

    def describe(self, paper: Paper, answer: Answer) -> list[str]:
        """Each line with its word, 未评 where it was left."""
        given = dict(answer.marks)
        words = []
        for line in graded_lines(paper):
            grade = line.scale.grade(given.get(line.id, ""))
            words.append(f"{line.title}：{grade.title if grade else NOT_GRADED}")
        return words
