"""A paper as questions of the sealed-ballot protocol, and the opened sums of these questions as counts."""

from collections.abc import Sequence

from core.errors import Refused
from voting.belenios.election import Question
from voting.rules.counts import Counts, OptionCount
from voting.rules.election_sealing import check_sealable, election_counts, election_questions, election_values
from voting.rules.grading import graded_lines
from voting.rules.methods import Answer, method_named
from voting.rules.methods.counting import VOTE_WORDS, VOTES, YES
from voting.rules.paper_types import Paper

MAX_ANSWERS = 1000
"""Answers of one sealed ballot: 240 lines of four grades, about three megabytes."""


def questions_of(paper: Paper) -> tuple[Question, ...]:
    """The questions that tablets seal answers to; refuses (`paper.not_sealable`) a method that cannot be added up sealed.

    Choose K of M is one question with a blank answer (弃权) beside 1 to K titles; a motion is one question of three
    keys, of which one is pressed; per item each line is such a question in which no key may be pressed, and where
    subjects are graded each line is a question of its grades, of which none may be given. A ballot of more answers than
    a tablet can seal and the keeper can verify is refused (`paper.too_large_to_seal`).
    """
    if paper.method == "choose":
        titles = tuple(f"{option.number}. {option.title}" for option in paper.in_order())
        return (Question(paper.title, titles, 1, paper.choose or 0, blank=True),)
    if paper.method == "motion":
        return (Question(paper.title, _keys(), 1, 1),)
    if paper.method == "per_item":
        return tuple(Question(f"{o.number}. {o.title}", _keys(), 0, 1) for o in paper.in_order())
    if paper.method == "grade":
        return _graded(paper)
    if paper.method == "elect":
        return election_questions(paper)
    check_sealable(paper)
    raise Refused(
        "paper.not_sealable",
        "这种表决方式不能在无记名票箱中计票，请改用其他方式或记名表决",
        status=422,
        method=paper.method,
    )


def values_of(paper: Paper, answer: Answer) -> list[list[int]]:
    """What a ballot with this answer holds: 0 or 1 for each ciphertext of each question."""
    questions = method_named(paper.method).questions(paper)
    if paper.method == "elect":
        return election_values(paper, answer)
    if paper.method == "grade":
        given = dict(answer.marks)
        return [[int(given.get(line.id) == grade) for grade in line.scale.ids] for line in graded_lines(paper)]
    if paper.method == "choose":
        chosen = [int(answer.mark(key) == YES) for key in questions]
        return [[int(not any(chosen)), *chosen]]
    return [[int(answer.mark(key) == vote) for vote in VOTES] for key in questions]


def counts_of(paper: Paper, rows: Sequence[Sequence[int]], cast: int) -> Counts:
    """The counts of a box of `cast` ballots whose sums opened to `rows`, one row a question, the blank answer first.

    Per item, and where subjects are graded, it cannot be known how many ballots bear no mark at all: `blank` is 0 there.
    """
    if paper.method == "grade":
        lines = zip(graded_lines(paper), rows, strict=True)
        graded = tuple(OptionCount(o.id, marks=tuple(zip(o.scale.ids, row, strict=True))) for o, row in lines)
        return Counts(paper.method, graded, cast=cast, valid=cast)
    if paper.method == "elect":
        return election_counts(paper, rows, cast)
    ids = method_named(paper.method).questions(paper)
    if paper.method == "choose":
        blank, *chosen = rows[0]
        options = tuple(OptionCount(key, yes=count) for key, count in zip(ids, chosen, strict=True))
        return Counts(paper.method, options, cast=cast, valid=cast, blank=blank)
    options = tuple(OptionCount(key, yes, no, abstain) for key, (yes, no, abstain) in zip(ids, rows, strict=True))
    return Counts(paper.method, options, cast=cast, valid=cast)


def _graded(paper: Paper) -> tuple[Question, ...]:
    lines = graded_lines(paper)
    answers = sum(len(line.scale.grades) for line in lines)
    if answers > MAX_ANSWERS:
        raise Refused(
            "paper.too_large_to_seal",
            "无记名选票共有%(answers)s个等级可选，超过%(limit)s个，请把测评对象分成几次测评",
            status=422,
            answers=answers,
            limit=MAX_ANSWERS,
        )
    return tuple(Question(line.title, tuple(grade.title for grade in line.scale.grades), 0, 1) for line in lines)


def _keys() -> tuple[str, ...]:
    return tuple(VOTE_WORDS[vote] for vote in VOTES)
