"""Counting that the methods share: marks added up question by question."""

from collections import Counter
from collections.abc import Container, Iterable, Mapping

from core.errors import Refused
from voting.rules.counts import Counts, OptionCount
from voting.rules.methods.protocol import Answer
from voting.rules.reading import printable

YES, NO, ABSTAIN = "yes", "no", "abstain"
VOTES = (YES, NO, ABSTAIN)
VOTE_WORDS = {YES: "赞成", NO: "反对", ABSTAIN: "弃权"}
NOT_PRESSED = "未按"
BALLOT_CODE = "ballot.wrong_shape"


def check_known(choice: str, known: Container[str]) -> None:
    """Refuse a choice that is not on the paper."""
    if choice not in known:
        raise Refused(
            "ballot.unknown_choice",
            "选票上没有“%(choice)s”这一项，请刷新页面后重新选择",
            status=422,
            choice=printable(choice),
        )


def count_marks(method: str, ids: tuple[str, ...], answers: Iterable[Answer]) -> Counts:
    """Add up the marks of all answers; refuses an answer to another paper, which only a damaged box can hold."""
    votes, cast, blank = _added_up(method, dict.fromkeys(ids, VOTES), answers)
    options = tuple(OptionCount(i, votes[i, YES], votes[i, NO], votes[i, ABSTAIN]) for i in ids)
    return Counts(method, options, cast=cast, valid=cast, blank=blank)


def count_words(method: str, words: Mapping[str, tuple[str, ...]], answers: Iterable[Answer]) -> Counts:
    """Add up marks that are words of each line's own, such as grades; the counts keep the order of the words.

    Refuses an answer to another paper, which only a damaged box can hold.
    """
    marks, cast, blank = _added_up(method, words, answers)
    options = tuple(OptionCount(key, marks=tuple((one, marks[key, one]) for one in own)) for key, own in words.items())
    return Counts(method, options, cast=cast, valid=cast, blank=blank)


def _added_up(
    method: str, words: Mapping[str, tuple[str, ...]], answers: Iterable[Answer]
) -> tuple[Counter[tuple[str, str]], int, int]:
    """How often each (line, mark) stands, how many ballots there are, and how many of them say nothing."""
    marks: Counter[tuple[str, str]] = Counter()
    cast = blank = 0
    for answer in answers:
        if answer.method != method or any(mark not in words.get(key, ()) for key, mark in answer.marks):
            raise Refused("counts.other_paper", "计票与选票的选项不一致，请重新计票")
        cast += 1
        blank += not answer.marks
        marks.update(answer.marks)
    return marks, cast, blank
