"""A paper as the questions of a sealed election, written down from docs/sealed-voting.md and compared with the hall's."""

from collections.abc import Iterable
from typing import Any

from voting.belenios.election import Question

KEYS = {"yes": "赞成", "no": "反对", "abstain": "弃权"}
Rows = list[list[int]]


def questions_of(paper: dict[str, Any]) -> tuple[Question, ...]:
    """What the election of this paper must ask."""
    options = _in_order(paper)
    titles = [f"{option['number']}. {option['title']}" for option in options]
    keys = tuple(KEYS.values())
    if is_ticked(paper):
        return (Question(paper["title"], tuple(titles), 1, paper["choose"], blank=True),)
    if paper["method"] == "motion":
        return (Question(paper["title"], keys, 1, 1),)
    if paper["method"] == "grade":
        return tuple(Question(title, tuple(words.values()), 0, 1) for _, title, words in graded_lines(paper))
    return tuple(Question(title, keys, 0, 1) for title in titles)


def is_ticked(paper: dict[str, Any]) -> bool:
    """At most so many options get a tick, nothing else is told apart: 差额票决, and elections of fewer than there are."""
    contested = paper["method"] == "elect" and int(paper["choose"]) < len(paper["options"])
    return paper["method"] == "choose" or contested


def _ticked(paper: dict[str, Any], answer: dict[str, Any]) -> set[str]:
    """The options that were chosen, or voted for."""
    if paper["method"] == "choose":
        return set(answer["chosen"])
    return {option for option, key in answer["votes"].items() if key == "yes"}


def values_of(paper: dict[str, Any], answer: dict[str, Any]) -> Rows:
    """What a tablet seals for an answer: 0 or 1 for each answer of each question, blank first where it is allowed."""
    if is_ticked(paper):
        ticked = _ticked(paper, answer)
        row = [int(option["id"] in ticked) for option in _in_order(paper)]
        return [[int(not any(row)), *row]]
    if paper["method"] == "motion":
        return [[int(answer["vote"] == key) for key in KEYS]]
    if paper["method"] == "grade":
        return [[int(answer["grades"].get(key) == grade) for grade in words] for key, _, words in graded_lines(paper)]
    return [[int(answer["votes"].get(option["id"]) == key) for key in KEYS] for option in _in_order(paper)]


def graded_lines(paper: dict[str, Any]) -> list[tuple[str, str, dict[str, str]]]:
    """The lines of a paper of grades, subject by subject: id, what stands on the ballot, the scale's words by their ids."""
    scales = {scale["id"]: {grade["id"]: grade["title"] for grade in scale["grades"]} for scale in paper["scales"]}
    return [
        (
            f"{option['id']}:{dimension['id']}",
            f"{option['number']}. {option['title']}：{dimension['title']}",
            scales[dimension["scale"]],
        )
        for option in _in_order(paper)
        for dimension in paper["dimensions"]
    ]


def overfull(paper: dict[str, Any]) -> Rows:
    """All answers at once, which no paper allows."""
    return [[*[0] * bool(question.blank), *[1] * len(question.answers)] for question in questions_of(paper)]


def total(ballots: Iterable[Rows]) -> Rows:
    """The sum of the values of all ballots."""
    return [[sum(column) for column in zip(*row, strict=True)] for row in zip(*ballots, strict=True)]


def _in_order(paper: dict[str, Any]) -> list[dict[str, Any]]:
    return sorted(paper["options"], key=lambda option: int(option["number"]))
