"""收回: how many papers came back."""

from flask import Flask

from tests.voting.builders import STAFF, a_hall, act, journal, poll_now, refusal
from tests.voting.paper.builders import count_now, counting, motion, opened_paper
from voting.actions.prepare_again import prepare_again
from voting.paper.actions.collect_ballots import collect_ballots
from voting.paper.actions.enter_count import enter_count
from voting.paper.actions.issue_ballots import issue_ballots


def test_fewer_than_were_handed_out_is_valid(app: Flask) -> None:
    poll_id = counting(a_hall(5), 5, 4)
    assert (count_now(poll_id).collected, poll_now(poll_id).state) == (4, "counting")


def test_more_than_were_handed_out_void_the_vote_once_it_is_certain(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = opened_paper(hall)
    act(issue_ballots, poll_id, 4, by=STAFF)
    assert refusal(act, collect_ballots, poll_id, 5, by=STAFF) == "paper.more_collected"
    assert (poll_now(poll_id).state, count_now(poll_id).collected) == ("open", None)
    act(lambda tx: collect_ballots(tx, poll_id, 5, confirmed=True), by=STAFF)
    poll = poll_now(poll_id)
    assert poll.state == "void"
    assert "发出4张，收回5张" in poll.void_reason
    assert count_now(poll_id).collected == 5
    assert journal(hall)[-2:] == ["paper.collected", "poll.voided"]
    follower = poll_now(act(prepare_again, poll_id))
    assert (follower.way, follower.state) == ("paper", "prepared")


def test_the_order_of_things(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = opened_paper(hall)
    assert refusal(act, collect_ballots, poll_id, 5, by=STAFF) == "paper.not_issued"
    act(issue_ballots, poll_id, 5, by=STAFF)
    act(collect_ballots, poll_id, 4, by=STAFF)
    act(collect_ballots, poll_id, 5, by=STAFF)
    assert count_now(poll_id).collected == 5


def test_it_stands_once_somebody_counted(app: Flask) -> None:
    poll_id = counting(a_hall(5))
    act(enter_count, poll_id, "first", motion(5), by=STAFF)
    assert refusal(act, collect_ballots, poll_id, 4, by=STAFF) == "paper.entered_already"
    act(collect_ballots, poll_id, 5, by=STAFF)
