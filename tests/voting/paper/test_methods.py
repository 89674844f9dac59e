"""Every method there is on paper: the same answers give the same outcome on paper, on tablets, and half and half."""

from typing import Any

import pytest
from flask import Flask

from tests.voting.builders import a_hall, act, decided, poll_now, vote
from tests.voting.paper.builders import collected, entered, opened_paper
from tests.voting.paper.papers import ANSWERS, PAPERS, draft_of, on_paper
from voting.paper.actions.agree_count import agree_count
from voting.rules.methods import METHODS, method_named
from voting.rules.paper_figures import lines_of
from voting.rules.ways import Way


def test_every_method_is_here() -> None:
    assert set(PAPERS) == set(ANSWERS) == set(METHODS)


def lines(poll_id: str) -> Any:
    result = poll_now(poll_id).result or {}
    return result["outcome"]["lines"], result["figures"]["valid"], result["outcome"]["valid"]


@pytest.mark.parametrize("method", sorted(METHODS))
@pytest.mark.parametrize("papers", [4, 2])
def test_paper_is_as_good_as_tablets(app: Flask, method: str, papers: int) -> None:
    hall = a_hall(5)
    answers = ANSWERS[method]
    on_tablets = lines(decided(hall, answers, draft_of(method)))
    way: Way = "paper" if papers == 4 else "mixed"
    people = tuple(range(papers)) if way == "mixed" else ()
    poll_id = opened_paper(hall, way, draft_of(method), people=people)
    for place in range(papers, 4):
        vote(hall.actor(place), poll_id, answers[place])
    collected(poll_id, papers, papers)
    entered(poll_id, on_paper(method, answers[:papers]))
    act(agree_count, poll_id)
    assert lines(poll_id) == on_tablets


@pytest.mark.parametrize("method", sorted(METHODS))
def test_the_lines_that_are_entered_are_those_that_are_counted(method: str) -> None:
    paper = PAPERS[method]
    assert tuple(line.id for line in lines_of(paper)) == method_named(method).questions(paper)
    assert all(line.title and line.marks for line in lines_of(paper))
