"""A list of appointments is voted on together, by the chairpersons' decision."""

from dataclasses import replace

from flask import Flask

from tests.voting.builders import a_hall, a_poll, act, last_entry, opened, poll_now, refusal, vote
from tests.voting.elections.builders import TWO, appointments
from voting.actions.close_poll import close_poll
from voting.actions.edit_poll import edit_poll
from voting.actions.merge_appointments import merge_appointments
from voting.actions.open_poll import open_poll
from voting.actions.prepare_again import prepare_again
from voting.actions.void_poll import void_poll
from voting.elections.store import decided_options
from voting.following import draft_of


def test_one_line_with_the_whole_list(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = a_poll(hall, appointments(*TWO))
    act(merge_appointments, poll_id, "主任会议第12次会议决定")
    [option] = poll_now(poll_id).paper["options"]
    assert (option["id"], option["deed"]) == ("merged", "merged")
    assert option["description"] == "1. 任命张三为区财政局局长\n2. 免去李四的区财政局局长职务"
    entry = last_entry(hall, "poll.appointments_merged")
    assert (entry["reason"], [o["id"] for o in entry["options"]]) == ("主任会议第12次会议决定", ["a1", "a2"])


def test_its_result_is_everybodys(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = a_poll(hall, appointments(*TWO))
    act(merge_appointments, poll_id, "主任会议决定")

    act(open_poll, poll_id)
    vote(hall.actor(0), poll_id, {"votes": {"merged": "yes"}})
    vote(hall.actor(1), poll_id, {"votes": {"merged": "yes"}})
    act(close_poll, poll_id)
    assert [(one.option.name, one.passed) for one in decided_options(poll_now(poll_id))] == [
        ("张三", True),
        ("李四", True),
    ]


def test_refusals(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = a_poll(hall, appointments(*TWO))
    assert refusal(act, merge_appointments, poll_id, "") == "appointment.no_reason"
    assert refusal(act, merge_appointments, a_poll(hall), "决定") == "appointment.nothing_to_merge"
    act(merge_appointments, poll_id, "决定")
    assert refusal(act, merge_appointments, poll_id, "决定") == "appointment.merged"
    draft = replace(draft_of(poll_now(poll_id)), paper=appointments(*TWO).paper)
    assert refusal(act, edit_poll, poll_id, draft) == "appointment.merged"
    assert refusal(act, merge_appointments, opened(hall, appointments(*TWO)), "决定") == "poll.not_prepared"


def test_prepared_again_it_stays_together(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall, appointments(*TWO))
    act(merge_appointments, poll_id, "决定")
    act(void_poll, poll_id, "有误")
    again = poll_now(act(prepare_again, poll_id))
    assert again.merged == poll_now(poll_id).merged
    assert again.state == "prepared"
