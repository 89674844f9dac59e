"""发出: how many papers were handed out."""

import pytest
from flask import Flask

from tests.voting.builders import STAFF, a_hall, act, last_entry, opened, refusal
from tests.voting.paper.builders import a_paper_poll, count_now, counting, entered, motion, opened_paper
from voting.paper.actions.issue_ballots import issue_ballots


def test_it_is_kept_and_can_be_corrected(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = opened_paper(hall)
    act(issue_ballots, poll_id, 4, by=STAFF)
    act(issue_ballots, poll_id, 5, by=STAFF)
    assert count_now(poll_id).issued == 5
    entry = last_entry(hall, "paper.issued")
    assert (entry["issued"], entry["before"]) == (5, 4)


def test_what_cannot_be(app: Flask) -> None:
    hall = a_hall(5)
    prepared = a_paper_poll(hall)
    assert refusal(act, issue_ballots, prepared, 5, by=STAFF) == "poll.not_open"
    poll_id = counting(hall)
    assert refusal(act, issue_ballots, poll_id, 6, by=STAFF) == "paper.too_many_issued"
    assert refusal(act, issue_ballots, poll_id, 4, by=STAFF) == "paper.fewer_issued"
    entered(poll_id, motion(5))
    assert refusal(act, issue_ballots, poll_id, 5, by=STAFF) == "paper.agreed"


@pytest.mark.parametrize("way", ["hands", None])
def test_where_there_are_no_papers(app: Flask, way: str | None) -> None:
    hall = a_hall(2)
    poll_id = opened_paper(hall, "hands") if way else opened(hall)
    assert refusal(act, issue_ballots, poll_id, 1, by=STAFF) == "poll.not_on_paper"
