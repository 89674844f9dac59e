"""The chair leaves it at fewer than K."""

from flask import Flask

from tests.conftest import Heard
from tests.voting.builders import a_hall, act, announced, chosen, decided, journal, poll_now, refusal, small_choose
from voting.actions.accept_fewer import accept_fewer
from voting.actions.prepare_rest import prepare_rest
from voting.actions.remove_poll import remove_poll


def test_the_result_is_complete_then(app: Flask, heard: Heard) -> None:
    hall = a_hall(3)
    poll_id = decided(hall, [chosen(1, 2), chosen(1), chosen(1)], small_choose(4, 2))
    assert heard.last("ResultForStaff").slices["result"]["outcome"]["next_step"] == "rest_or_accept"
    act(accept_fewer, poll_id)
    result = poll_now(poll_id).result or {}
    assert result["outcome"]["accepted_fewer"] is True
    assert "不再另行票决" in "".join(result["words"])
    assert heard.last("ResultForStaff").slices["result"]["outcome"]["next_step"] == "done"
    act(accept_fewer, poll_id)
    assert journal(hall).count("poll.fewer_accepted") == 1


def test_not_while_the_second_vote_is_prepared(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = announced(hall, [chosen(1)], small_choose())
    follower = act(prepare_rest, poll_id)
    assert refusal(act, accept_fewer, poll_id) == "poll.rest_prepared"
    act(remove_poll, follower)
    assert refusal(act, accept_fewer, poll_id) == "ok"


def test_only_where_some_are_missing(app: Flask) -> None:
    assert refusal(act, accept_fewer, decided(a_hall(2), [chosen(1)] * 2, small_choose())) == "outcome.no_shortfall"
