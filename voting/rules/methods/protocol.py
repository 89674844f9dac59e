"""What a method of voting is: it checks papers, reads answers, counts them and says them in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from voting.rules.counts import Counts
from voting.rules.election_names import WriteIn
from voting.rules.paper_types import Paper


@dataclass(frozen=True)
class Answer:
    """One voter's answers: (question id, mark) in the paper's order; a question without a mark is left out.

    `write_ins` are other persons whom the voter wants instead of candidates of an election.
    """

    method: str
    marks: tuple[tuple[str, str], ...]
    write_ins: tuple[WriteIn, ...] = ()

    def mark(self, question_id: str) -> str | None:
        """The mark on one question, or None where there is none."""
        return next((mark for key, mark in self.marks if key == question_id), None)


class Method(Protocol):
    """A way of asking; add one by writing such an object and naming it in `METHODS`."""

    @property
    def name(self) -> str:
        """The stable machine name."""

    @property
    def label(self) -> str:
        """The Chinese name for people."""

    def check_paper(self, paper: Paper, /) -> None:
        """Refuse (`paper.*`) a paper that this method cannot ask."""

    def questions(self, paper: Paper, /) -> tuple[str, ...]:
        """The ids under which votes are counted, in the paper's order."""

    def most_marks(self, paper: Paper, /) -> int:
        """The most marks that one ballot can bear."""

    def read_answer(self, paper: Paper, data: object, /) -> Answer:
        """The answer of hostile JSON, in one canonical form; refuses (`ballot.*`) everything else."""

    def to_data(self, answer: Answer, /) -> dict[str, object]:
        """The canonical JSON of an answer: `read_answer(paper, to_data(answer)) == answer`."""

    def count(self, paper: Paper, answers: Iterable[Answer], /) -> Counts:
        """Count answers, in whatever order they come."""

    def describe(self, paper: Paper, answer: Answer, /) -> list[str]:
        """The answer in Chinese, one entry a mark, for results by name; never empty."""
