"""A second vote on the rest, where too few found a majority."""

from flask import Flask

from tests.voting.builders import a_hall, act, announced, chosen, decided, poll_now, refusal, small_choose
from voting.actions.accept_fewer import accept_fewer
from voting.actions.prepare_rest import prepare_rest


def test_the_rest_by_the_same_rules(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = announced(hall, [chosen(1, 2), chosen(1, 3), chosen(1, 4)], small_choose(4, 2))
    follower = poll_now(act(prepare_rest, poll_id))
    assert [option["id"] for option in follower.paper["options"]] == ["p2", "p3", "p4"]
    assert (follower.paper["choose"], follower.relation, follower.revote_of) == (1, "rest", poll_id)
    assert follower.ruleset == poll_now(poll_id).ruleset
    assert act(prepare_rest, poll_id) == follower.id


def test_not_without_a_shortfall_nor_once_fewer_were_accepted(app: Flask) -> None:
    hall = a_hall(3)
    assert refusal(act, prepare_rest, announced(hall, [chosen(1)] * 3, small_choose())) == "outcome.no_shortfall"
    short = announced(hall, [chosen(1)], small_choose())
    act(accept_fewer, short)
    assert refusal(act, prepare_rest, short) == "outcome.fewer_accepted"


def test_nobody_learns_what_was_left_before_the_result_is_shown(app: Flask) -> None:
    short = decided(a_hall(3), [chosen(1)], small_choose())
    assert refusal(act, prepare_rest, short) == "poll.result_not_shown"
