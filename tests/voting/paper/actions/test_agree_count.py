"""A poll on paper is closed by the figures that were agreed."""

import pytest
from flask import Flask

from core.errors import Forbidden
from tests.voting.builders import CHAIR, NO, STAFF, YES, a_hall, act, decided, last_entry, poll_now, refusal, vote
from tests.voting.paper.builders import chief, collected, counting, entered, motion, opened_paper
from voting.actions.show_result import show_result
from voting.paper.actions.agree_count import agree_count


def test_the_result_says_how_many_came_which_way(app: Flask) -> None:
    hall = a_hall(9)
    poll_id = opened_paper(hall, "mixed", people=(0, 1, 2, 3))
    for place, answer in ((4, YES), (5, YES), (6, NO)):
        vote(hall.actor(place), poll_id, answer)
    collected(poll_id, 4, 4)
    entered(poll_id, motion(3, 0, 0, unclear=1))
    act(agree_count, poll_id)
    poll = poll_now(poll_id)
    assert poll.state == "closed"
    assert poll.result is not None
    line = poll.result["outcome"]["lines"][0]
    assert (line["yes"], line["no"], line["abstain"], line["state"]) == (5, 1, 0, "passed")
    assert (poll.result["figures"]["cast"], poll.result["figures"]["valid"]) == (7, 6)
    ways = poll.result["ways"]
    assert (ways["way"], ways["tablets"]) == ("mixed", {"cast": 3, "valid": 3})
    assert (ways["paper"]["issued"], ways["paper"]["collected"], ways["paper"]["void"]) == (4, 4, [["unclear", 1]])
    assert poll.result["words"] == [
        "现在宣布表决结果。",
        "用平板表决3人；发出纸质选票4张，收回4张，其中有效票3张，废票1张，合并计票。",
        "赞成5票，反对1票，弃权0票。",
        "通过。",
    ]
    assert last_entry(hall, "poll.closed")["result"] == poll.result


def test_not_before_and_twice_is_harmless(app: Flask) -> None:
    hall = a_hall(5, scrutineers=2)
    poll_id = opened_paper(hall)
    assert refusal(act, agree_count, poll_id) == "poll.still_voting"
    collected(poll_id, 5, 5)
    assert refusal(act, agree_count, poll_id) == "paper.not_agreed"
    assert refusal(act, show_result, poll_id) == "poll.not_counted"
    entered(poll_id, motion(3, 2), motion(2, 3))
    assert refusal(act, agree_count, poll_id) == "paper.not_agreed"
    with pytest.raises(Forbidden):
        act(agree_count, poll_id, by=hall.actor(4))
    other = counting(a_hall(5, scrutineers=2, number=20))
    entered(other, motion(3, 2))
    act(agree_count, other, by=STAFF)
    act(agree_count, other, by=CHAIR)
    assert poll_now(other).state == "closed"


def test_the_chief_scrutineer_may(app: Flask) -> None:
    hall = a_hall(5, scrutineers=2)
    poll_id = counting(hall)
    entered(poll_id, motion(5))
    act(agree_count, poll_id, by=chief(hall))
    assert poll_now(poll_id).state == "closed"


def test_polls_by_tablets_alone_have_nothing_to_agree(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = decided(hall, [YES])
    act(agree_count, poll_id)
    assert poll_now(poll_id).state == "closed"
