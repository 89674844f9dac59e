"""Ranking (排序票决): the voter puts options in order, 1 is best."""

from collections.abc import Iterable

from core.errors import Refused
from voting.rules.counts import Counts
from voting.rules.methods.counting import BALLOT_CODE, check_known, count_words
from voting.rules.methods.protocol import Answer
from voting.rules.paper_checks import check_options, check_title
from voting.rules.paper_types import MAX_OPTIONS, Paper
from voting.rules.ranking import check_ranks, ranks_of
from voting.rules.reading import read_integer, read_object, wrong_shape


class Rank:
    """Answer: {"ranks": {option: 1…R}}; each rank once and none left out in between; no rank at all is a blank ballot.

    Where all options are ranked (R = M) a ballot ranks all of them or none: their ranks are added up.
    """

    name = "rank"
    label = "排序票决"

    def check_paper(self, paper: Paper) -> None:
        """A title, 2 to 200 options, 1 ≤ R ≤ M, 1 ≤ winners ≤ M, not every option a winner."""
        check_title(paper)
        check_options(paper, least=2)
        check_ranks(paper)

    def questions(self, paper: Paper) -> tuple[str, ...]:
        """The options."""
        return tuple(option.id for option in paper.in_order())

    def most_marks(self, paper: Paper) -> int:
        """R."""
        return paper.choose or 0

    def read_answer(self, paper: Paper, data: object) -> Answer:
        """Known options, ranks from 1 on, each once: what voids (作废) a paper ballot is refused while it can be mended."""
        fields = read_object(data, BALLOT_CODE, ("ranks",), where="answer")
        ranks = fields["ranks"]
        if type(ranks) is not dict or any(type(key) is not str for key in ranks) or len(ranks) > MAX_OPTIONS:
            raise wrong_shape(BALLOT_CODE, "ranks")
        known = set(self.questions(paper))
        by_rank: dict[int, str] = {}
        for key, value in ranks.items():
            check_known(key, known)
            rank = read_integer(value, BALLOT_CODE, "ranks", low=1, high=MAX_OPTIONS)
            if rank in by_rank:
                raise Refused("ballot.rank_twice", "第%(rank)s名选了两项，请改为每个名次一项", status=422, rank=rank)
            by_rank[rank] = key
        _check_complete(paper, by_rank)
        return Answer(self.name, tuple((key, str(ranks[key])) for key in self.questions(paper) if key in ranks))

    def to_data(self, answer: Answer) -> dict[str, object]:
        """The canonical JSON, in the paper's order."""
        return {"ranks": {key: int(rank) for key, rank in answer.marks}}

    def count(self, paper: Paper, answers: Iterable[Answer]) -> Counts:
        """How often each option had each rank."""
        ranks = ranks_of(paper)
        return count_words(self.name, dict.fromkeys(self.questions(paper), ranks), answers)

    def describe(self, paper: Paper, answer: Answer) -> list[str]:
        """The options in the voter's order, or 弃权."""
        titles = {option.id: f"{option.number}. {option.title}" for option in paper.options}
        ordered = sorted(answer.marks, key=lambda mark: int(mark[1]))
        return [f"第{rank}：{titles[key]}" for key, rank in ordered] or ["弃权"]


def _check_complete(paper: Paper, by_rank: dict[int, str]) -> None:
    most = paper.choose or 0
    if len(by_rank) > most or (by_rank and max(by_rank) > most):
        raise Refused("ballot.too_many_ranks", "最多排到第%(limit)s名，请取消多排的项目", status=422, limit=most)
    for rank in range(1, len(by_rank) + 1):
        if rank not in by_rank:
            raise Refused("ballot.rank_missing", "第%(rank)s名没有选，名次应从1开始连续，请补上", status=422, rank=rank)
    if by_rank and most == len(paper.options) and len(by_rank) < most:
        raise Refused(
            "ballot.ranks_missing",
            "还有%(left)s项没有排序，请把全部%(all)s项排完",
            status=422,
            left=most - len(by_rank),
            all=most,
        )
