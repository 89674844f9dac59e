"""Elections in the sealed box: what can be proved and added up without opening a ballot, and what cannot."""

from collections.abc import Sequence

from core.errors import Refused
from voting.belenios.election import Question
from voting.rules.counts import Counts, OptionCount
from voting.rules.election_checks import NOT_YES
from voting.rules.methods.counting import VOTE_WORDS, VOTES, YES
from voting.rules.methods.protocol import Answer
from voting.rules.paper_types import Paper

NOT_TOLD_APART = "本次无记名选举只计赞成票，反对和弃权不分别计票。"


def only_yes(paper: Paper) -> bool:
    """Whether a sealed box of this election counts 赞成 alone.

    The proof that at most 应选 are wanted spans all candidates in one question, so that the other two keys have no place.
    Where there are as many candidates as seats (等额) nothing needs to be proved and each has three keys.
    """
    return paper.method == "elect" and (paper.choose or 0) < len(paper.options)


def check_sealable(paper: Paper) -> None:
    """Refuse (`paper.not_sealable`) names that are written in and rankings: they are never made less secret instead."""
    if paper.method == "elect" and paper.write_ins:
        raise Refused(
            "paper.not_sealable",
            "设有另选他人的选举不能用无记名的电子票箱计票，请改用纸质选票由监票人计票，或者改为记名表决，或者不设另选他人",
            status=422,
            method=paper.method,
        )
    if paper.method == "rank":
        raise Refused(
            "paper.not_sealable",
            "排序票决不能用无记名的电子票箱计票，请改用纸质选票由监票人计票，或者改为记名表决",
            status=422,
            method=paper.method,
        )


def election_questions(paper: Paper) -> tuple[Question, ...]:
    """等额: a question of three keys a candidate, of which none may be pressed; 差额: one of at most 应选 赞成, or blank."""
    check_sealable(paper)
    titles = tuple(f"{option.number}. {option.title}" for option in paper.in_order())
    if only_yes(paper):
        return (Question(paper.title, titles, 1, paper.choose or 0, blank=True),)
    return tuple(Question(title, tuple(VOTE_WORDS[vote] for vote in VOTES), 0, 1) for title in titles)


def election_values(paper: Paper, answer: Answer) -> list[list[int]]:
    """What a ballot with this answer holds."""
    ids = [option.id for option in paper.in_order()]
    if only_yes(paper):
        chosen = [int(answer.mark(key) == YES) for key in ids]
        return [[int(not any(chosen)), *chosen]]
    return [[int(answer.mark(key) == vote) for vote in VOTES] for key in ids]


def election_counts(paper: Paper, rows: Sequence[Sequence[int]], cast: int) -> Counts:
    """The counts of the opened sums; where only 赞成 was counted, the rest of the ballots bear the mark `not_yes`."""
    ids = [option.id for option in paper.in_order()]
    if only_yes(paper):
        votes = zip(ids, rows[0][1:], strict=True)
        lines = tuple(OptionCount(key, yes=yes, marks=((NOT_YES, cast - yes),)) for key, yes in votes)
        return Counts(paper.method, lines, cast=cast, valid=cast)
    lines = tuple(OptionCount(key, yes, no, abstain) for key, (yes, no, abstain) in zip(ids, rows, strict=True))
    return Counts(paper.method, lines, cast=cast, valid=cast)
