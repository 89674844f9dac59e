"""One motion put to the vote: 赞成, 反对 or 弃权; its paper is the title alone."""

from collections.abc import Iterable

from core.errors import Refused
from voting.rules.counts import Counts
from voting.rules.methods.counting import BALLOT_CODE, VOTE_WORDS, VOTES, count_marks
from voting.rules.methods.protocol import Answer
from voting.rules.paper_checks import check_no_choose, check_title
from voting.rules.paper_types import Paper
from voting.rules.reading import read_object, read_word

MOTION_ID = "motion"


class Motion:
    """Answer: {"vote": "yes" | "no" | "abstain"}; counted under the id "motion"."""

    name = "motion"
    label = "议案表决"

    def check_paper(self, paper: Paper) -> None:
        """A title, no options, nothing to choose."""
        check_title(paper)
        if paper.options:
            raise Refused("paper.options_unused", "议案表决不设选项，请清空选项或改用逐项表决", status=422)
        check_no_choose(paper)

    def questions(self, _paper: Paper) -> tuple[str, ...]:
        """The one question."""
        return (MOTION_ID,)

    def most_marks(self, _paper: Paper) -> int:
        """One key is pressed."""
        return 1

    def read_answer(self, _paper: Paper, data: object) -> Answer:
        """Exactly one of the three keys."""
        fields = read_object(data, BALLOT_CODE, ("vote",), where="answer")
        return Answer(self.name, ((MOTION_ID, read_word(fields["vote"], VOTES, BALLOT_CODE, "vote")),))

    def to_data(self, answer: Answer) -> dict[str, object]:
        """The canonical JSON."""
        return {"vote": answer.mark(MOTION_ID)}

    def count(self, paper: Paper, answers: Iterable[Answer]) -> Counts:
        """Count the keys; a motion has no blank ballots, 弃权 is a key of its own."""
        return count_marks(self.name, self.questions(paper), answers)

    def describe(self, _paper: Paper, answer: Answer) -> list[str]:
        """The key's word."""
        return [VOTE_WORDS[answer.mark(MOTION_ID) or ""]]
