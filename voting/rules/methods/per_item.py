"""Each line of a list by itself: 赞成, 反对 or 弃权, or left untouched (未按)."""

from collections.abc import Iterable

from voting.rules.appointments import check_appointments
from voting.rules.counts import Counts
from voting.rules.methods.counting import BALLOT_CODE, NOT_PRESSED, VOTE_WORDS, VOTES, check_known, count_marks
from voting.rules.methods.protocol import Answer
from voting.rules.paper_checks import check_no_choose, check_options, check_title
from voting.rules.paper_types import Paper
from voting.rules.reading import read_object, read_word, wrong_shape


class PerItem:
    """Answer: {"votes": {option id: "yes" | "no" | "abstain"}}; a line that is left out was not pressed."""

    name = "per_item"
    label = "逐项表决"

    def check_paper(self, paper: Paper) -> None:
        """A title, 1 to 200 lines, nothing to choose; appointments (任免) name person and post, and none stands there twice."""
        check_title(paper)
        check_options(paper)
        check_no_choose(paper)
        check_appointments(paper)

    def questions(self, paper: Paper) -> tuple[str, ...]:
        """The lines."""
        return tuple(option.id for option in paper.in_order())

    def most_marks(self, paper: Paper) -> int:
        """One on each line."""
        return len(paper.options)

    def read_answer(self, paper: Paper, data: object) -> Answer:
        """Known lines, at most one key on each."""
        fields = read_object(data, BALLOT_CODE, ("votes",), where="answer")
        votes = fields["votes"]
        if type(votes) is not dict:
            raise wrong_shape(BALLOT_CODE, "votes")
        known = set(self.questions(paper))
        for key in votes:
            if type(key) is not str:
                raise wrong_shape(BALLOT_CODE, "votes")
            check_known(key, known)
        lines = [i for i in self.questions(paper) if i in votes]
        return Answer(self.name, tuple((i, read_word(votes[i], VOTES, BALLOT_CODE, i)) for i in lines))

    def to_data(self, answer: Answer) -> dict[str, object]:
        """The canonical JSON, in the paper's order."""
        return {"votes": dict(answer.marks)}

    def count(self, paper: Paper, answers: Iterable[Answer]) -> Counts:
        """The three figures of each line; a ballot without any mark is blank."""
        return count_marks(self.name, self.questions(paper), answers)

    def describe(self, paper: Paper, answer: Answer) -> list[str]:
        """Each line with its word, 未按 where it was left."""
        words = {key: VOTE_WORDS[mark] for key, mark in answer.marks}
        return [f"{o.number}. {o.title}：{words.get(o.id, NOT_PRESSED)}" for o in paper.in_order()]
