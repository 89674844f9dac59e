"""Who votes on paper in a poll held in part on paper."""

from flask import Flask

from tests.voting.builders import STAFF, YES, a_hall, act, poll_now, refusal, vote
from tests.voting.paper.builders import a_paper_poll, opened_paper
from voting.paper.actions.assign_paper import assign_paper


def test_before_the_opening_it_is_a_list(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = a_paper_poll(hall, "mixed", people=(0,))
    act(assign_paper, poll_id, [hall.voters[1].person_id], by=STAFF)
    assert poll_now(poll_id).paper_people == [hall.voters[1].person_id]


def test_one_on_paper_cannot_press_and_one_who_pressed_gets_none(app: Flask) -> None:
    hall = a_hall(4)
    poll_id = opened_paper(hall, "mixed", people=(0,))
    assert refusal(vote, hall.actor(0), poll_id, YES) == "ballot.on_paper"
    vote(hall.actor(1), poll_id, YES)
    pressed = [hall.voters[1].person_id]
    assert refusal(act, assign_paper, poll_id, pressed, by=STAFF) == "paper.has_pressed"
    act(assign_paper, poll_id, [hall.voters[2].person_id], by=STAFF)
    assert refusal(vote, hall.actor(2), poll_id, YES) == "ballot.on_paper"
    assert refusal(vote, hall.actor(0), poll_id, YES) == "ballot.on_paper", "those before stay on paper"
    vote(hall.actor(3), poll_id, YES)


def test_where_it_means_nothing(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = opened_paper(hall, "paper")
    assert refusal(act, assign_paper, poll_id, [], by=STAFF) == "poll.not_mixed"
    mixed = a_paper_poll(hall, "mixed")
    assert refusal(act, assign_paper, mixed, [hall.others[0].person_id], by=STAFF) == "paper.not_elector"
