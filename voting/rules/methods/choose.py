"""Choose at most K of M: livelihood projects (民生实事票决) such as 13 of 20."""

from collections.abc import Iterable

from core.errors import Refused
from voting.rules.counts import Counts
from voting.rules.methods.counting import BALLOT_CODE, YES, check_known, count_marks
from voting.rules.methods.protocol import Answer
from voting.rules.paper_checks import check_choose, check_options, check_title
from voting.rules.paper_types import MAX_OPTIONS, Paper
from voting.rules.reading import printable, read_list, read_object, wrong_shape


class Choose:
    """Answer: {"chosen": [option ids]}, in any order, at most K; an empty list is a blank ballot (弃权)."""

    name = "choose"
    label = "差额票决"

    def check_paper(self, paper: Paper) -> None:
        """A title, 2 to 200 options, 1 ≤ K < M."""
        check_title(paper)
        check_options(paper, least=2)
        check_choose(paper)

    def questions(self, paper: Paper) -> tuple[str, ...]:
        """The options."""
        return tuple(option.id for option in paper.in_order())

    def most_marks(self, paper: Paper) -> int:
        """K."""
        return paper.choose or 0

    def read_answer(self, paper: Paper, data: object) -> Answer:
        """Known options, none twice, at most K: what voids (作废) a paper ballot is refused while it can be mended."""
        fields = read_object(data, BALLOT_CODE, ("chosen",), where="answer")
        chosen = self._chosen(paper, read_list(fields["chosen"], BALLOT_CODE, "chosen", limit=MAX_OPTIONS * 5))
        limit = self.most_marks(paper)
        if len(chosen) > limit:
            raise Refused(
                "ballot.too_many_choices",
                "最多可选%(limit)s项，您选了%(chosen)s项，请取消多选的项目",
                status=422,
                limit=limit,
                chosen=len(chosen),
            )
        return Answer(self.name, tuple((i, YES) for i in self.questions(paper) if i in chosen))

    def _chosen(self, paper: Paper, items: list[object]) -> set[str]:
        known = set(self.questions(paper))
        chosen: set[str] = set()
        for item in items:
            if type(item) is not str:
                raise wrong_shape(BALLOT_CODE, "chosen")
            check_known(item, known)
            if item in chosen:
                raise Refused(
                    "ballot.choice_twice",
                    "“%(choice)s”被选了两次，请刷新页面后重新选择",
                    status=422,
                    choice=printable(item),
                )
            chosen.add(item)
        return chosen

    def to_data(self, answer: Answer) -> dict[str, object]:
        """The canonical JSON, in the paper's order."""
        return {"chosen": [key for key, _ in answer.marks]}

    def count(self, paper: Paper, answers: Iterable[Answer]) -> Counts:
        """How many ballots chose each option."""
        return count_marks(self.name, self.questions(paper), answers)

    def describe(self, paper: Paper, answer: Answer) -> list[str]:
        """The chosen options with their numbers, or 弃权."""
        chosen = [o for o in paper.in_order() if answer.mark(o.id) == YES]
        return [f"{o.number}. {o.title}" for o in chosen] or ["弃权"]
