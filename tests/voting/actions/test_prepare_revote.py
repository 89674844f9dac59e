"""One touch prepares the vote among the tied."""

from flask import Flask

from tests.voting.builders import (
    a_hall,
    act,
    announced,
    chosen,
    decided,
    device,
    opened,
    poll_now,
    refusal,
    small_choose,
    vote,
)
from voting.actions.close_poll import close_poll
from voting.actions.hide_result import hide_result
from voting.actions.open_poll import open_poll
from voting.actions.prepare_revote import prepare_revote
from voting.actions.remove_poll import remove_poll
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll

TIE = small_choose(4, 2)


def test_the_tied_for_the_seats_left(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = announced(hall, [chosen(1, 2), chosen(1, 2), chosen(1, 3), chosen(1, 3), chosen(2, 3)], TIE, press="last")
    follower = poll_now(act(prepare_revote, poll_id))
    assert (follower.state, follower.revote_of, follower.relation) == ("prepared", poll_id, "tied")
    assert [option["id"] for option in follower.paper["options"]] == ["p2", "p3"]
    assert (follower.paper["choose"], follower.press, follower.item_id) == (1, "last", hall.item_id)
    assert follower.ruleset["name"] == "livelihood_revote"
    assert follower.title.endswith("（再次票决）")


def test_more_votes_wins_the_second_time(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = announced(hall, [chosen(1, 2), chosen(1, 2), chosen(1, 3), chosen(1, 3), chosen(2, 3)], TIE)
    again = act(prepare_revote, poll_id)
    act(open_poll, again)
    vote(hall.actor(0), again, chosen(3))
    act(close_poll, again)
    outcome = (poll_now(again).result or {})["outcome"]
    assert [line["id"] for line in outcome["lines"] if line["state"] == "selected"] == ["p3"]


def test_twice_is_the_same_poll_until_it_is_gone(app: Flask) -> None:
    poll_id = announced(
        a_hall(4), [chosen(1), chosen(2), chosen(1), chosen(2)], small_choose(3, 1, "livelihood_most_votes")
    )
    first = act(prepare_revote, poll_id)
    assert act(prepare_revote, poll_id) == first
    act(void_poll, first, "另行安排")
    second = act(prepare_revote, poll_id)
    assert second != first
    act(remove_poll, second)
    assert act(prepare_revote, poll_id) not in (first, second)


def test_refused_without_a_tie_a_result_or_after_voiding(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = opened(hall, small_choose())
    assert refusal(act, prepare_revote, poll_id) == "poll.not_closed"
    for place in range(3):
        vote(hall.actor(place), poll_id, chosen(1))
    act(close_poll, poll_id)
    act(show_result, poll_id)
    assert refusal(act, prepare_revote, poll_id) == "outcome.no_tie"
    act(void_poll, poll_id, "有误")
    assert refusal(act, prepare_revote, poll_id) == "poll.void"


def test_nobody_learns_who_tied_before_the_result_is_shown(app: Flask) -> None:
    hall = a_hall(4)
    poll_id = decided(hall, [chosen(1), chosen(2), chosen(1), chosen(2)], small_choose(3, 1, "livelihood_most_votes"))
    assert refusal(act, prepare_revote, poll_id) == "poll.result_not_shown"
    act(show_result, poll_id)
    act(hide_result, poll_id)
    assert refusal(act, prepare_revote, poll_id) == "poll.result_not_shown"
    listed = device(app, hall.voters[0]).get(f"/meetings/{hall.meeting_id}/polls").get_json()
    assert [line["poll"]["id"] for line in listed] == [poll_id]
