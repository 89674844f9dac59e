"""A nomination is withdrawn: before the vote it leaves the paper, in the middle the vote begins again without it."""

from flask import Flask

from tests.voting.builders import a_hall, a_poll, act, decided, last_entry, opened, poll_now, refusal, vote
from tests.voting.elections.builders import TWO, appointments, election
from tests.voting.rules.build import ballot
from voting.actions.merge_appointments import merge_appointments
from voting.actions.withdraw_candidate import withdraw_candidate


def titles(poll_id: str) -> list[str]:
    return [option["title"] for option in poll_now(poll_id).paper["options"]]


def test_before_the_opening_the_paper_is_edited(app: Flask) -> None:
    poll_id = a_poll(a_hall(3), election(4, 4))
    assert act(withdraw_candidate, poll_id, ["c2"], "本人请求") == poll_id
    assert (titles(poll_id), poll_now(poll_id).paper["choose"]) == (["赵一", "孙三", "李四"], 3)


def test_in_the_middle_the_vote_is_void_and_prepared_again(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = opened(hall, election())
    vote(hall.actor(0), poll_id, ballot("yy--"))
    again = act(withdraw_candidate, poll_id, ["c2"], "本人请求")
    assert (poll_now(poll_id).state, poll_now(poll_id).void_reason) == ("void", "撤回提名：钱二。本人请求")
    follower = poll_now(again)
    assert (follower.state, follower.relation, follower.revote_of) == ("prepared", "again", poll_id)
    assert titles(again) == ["赵一", "孙三", "李四"]
    assert last_entry(hall, "poll.withdrawn")["titles"] == ["钱二"]


def test_refusals(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = a_poll(hall, election())
    assert refusal(act, withdraw_candidate, poll_id, ["c9"], "x") == "paper.unknown_option"
    assert refusal(act, withdraw_candidate, poll_id, ["c1"], " ") == "poll.no_reason"
    assert refusal(act, withdraw_candidate, poll_id, ["c1", "c2", "c3", "c4"], "x") == "paper.too_few_options"
    assert refusal(act, withdraw_candidate, a_poll(hall), ["motion"], "x") == "poll.no_candidates"
    merged = a_poll(hall, appointments(*TWO))
    act(merge_appointments, merged, "主任会议决定")
    assert refusal(act, withdraw_candidate, merged, ["merged"], "x") == "poll.no_candidates"
    over = decided(hall, [ballot("yyy-")], election())
    assert refusal(act, withdraw_candidate, over, ["c1"], "x") == "poll.over"
