"""Two blind entries by two people."""

import pytest
from flask import Flask

from core.errors import Forbidden
from tests.voting.builders import CHAIR, STAFF, a_hall, act, journal, last_entry, poll_now, projects, refusal
from tests.voting.paper.builders import CLERK, count_now, counting, entered, motion, opened_paper, scrutineer
from voting.actions.create_poll import PollDraft
from voting.paper.actions.collect_ballots import collect_ballots
from voting.paper.actions.enter_count import enter_count
from voting.paper.actions.issue_ballots import issue_ballots
from voting.rules.count_faults import Contradictory
from voting.rules.counts import OptionCount
from voting.rules.paper_figures import PaperFigures
from voting.rules.ruleset import ruleset_named


def test_equal_entries_are_agreed(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = counting(hall)
    entered(poll_id, motion(3, 1, 0, unclear=1))
    assert count_now(poll_id).agreed == motion(3, 1, 0, unclear=1).to_data()
    assert poll_now(poll_id).state == "counting", "the poll is closed by a decision of its own"
    assert last_entry(hall, "paper.compared")["differences"] == []


def test_the_journal_has_no_figure_before_both_are_in(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = counting(hall)
    act(enter_count, poll_id, "first", motion(4, 1), by=STAFF)
    assert last_entry(hall, "paper.entered") == {"place": "first", "round": 1, "revision": 1}
    assert "paper.compared" not in journal(hall)
    act(enter_count, poll_id, "second", motion(5), by=CLERK)
    compared = last_entry(hall, "paper.compared")
    assert compared["by"] == [STAFF.name, CLERK.name]
    assert [(d["key"], d["first"], d["second"]) for d in compared["differences"]] == [
        ("motion|yes", 4, 5),
        ("motion|no", 1, 0),
    ]
    assert count_now(poll_id).agreed is None


def test_the_second_is_another_person(app: Flask) -> None:
    poll_id = counting(a_hall(5))
    act(enter_count, poll_id, "first", motion(5), by=STAFF)
    assert refusal(act, enter_count, poll_id, "second", motion(5), by=STAFF) == "paper.same_person"
    assert refusal(act, enter_count, poll_id, "first", motion(5), by=CLERK) == "paper.place_taken"


def test_ones_own_slip_can_be_corrected_until_the_other_is_in(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = counting(hall)
    act(enter_count, poll_id, "first", motion(4, 1), by=STAFF)
    act(enter_count, poll_id, "first", motion(5), by=STAFF)
    assert last_entry(hall, "paper.entered")["revision"] == 2
    act(enter_count, poll_id, "second", motion(5), by=CLERK)
    act(enter_count, poll_id, "second", motion(5), by=CLERK)
    assert refusal(act, enter_count, poll_id, "first", motion(4, 1), by=STAFF) == "paper.both_entered"
    assert journal(hall).count("paper.entered") == 3


def test_scrutineers_may_count_and_nobody_else(app: Flask) -> None:
    hall = a_hall(5, scrutineers=2)
    poll_id = counting(hall)
    for stranger in (CHAIR, hall.actor(4)):
        with pytest.raises(Forbidden):
            act(enter_count, poll_id, "first", motion(5), by=stranger)
    act(enter_count, poll_id, "first", motion(5), by=scrutineer(hall))


def test_contradictions_are_all_named(app: Flask) -> None:
    poll_id = counting(a_hall(5))
    wrong = PaperFigures(4, (OptionCount("motion", 3, 0, 0),))
    with pytest.raises(Contradictory) as found:
        act(enter_count, poll_id, "first", wrong, by=STAFF)
    assert [fault.code for fault in found.value.faults] == ["paper_count.other_total", "paper_count.other_sum"]


def test_nothing_is_counted_before_the_vote_is_over(app: Flask) -> None:
    poll_id = opened_paper(a_hall(5))
    assert refusal(act, enter_count, poll_id, "first", motion(5), by=STAFF) == "poll.still_voting"
    act(issue_ballots, poll_id, 5, by=STAFF)
    act(collect_ballots, poll_id, 5, by=STAFF)
    assert refusal(act, enter_count, poll_id, "first", motion(5), by=STAFF) == "poll.still_voting"


def test_nothing_is_counted_before_it_is_known_how_many_came_back(app: Flask) -> None:
    from voting.actions.close_poll import close_poll

    poll_id = opened_paper(a_hall(5))
    act(close_poll, poll_id)
    assert refusal(act, enter_count, poll_id, "first", motion(5), by=STAFF) == "paper.not_collected"


def test_lines_may_come_in_any_order(app: Flask) -> None:
    hall = a_hall(5)
    poll_id = counting(hall, draft=PollDraft(projects(3, 2), ruleset_named("livelihood_majority")))
    lines = (OptionCount("p1", 5), OptionCount("p2", 3), OptionCount("p3", 1))
    entered(poll_id, PaperFigures(5, lines), PaperFigures(5, lines[::-1]))
    assert count_now(poll_id).agreed == PaperFigures(5, lines).to_data()
