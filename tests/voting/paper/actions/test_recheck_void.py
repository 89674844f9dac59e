"""The chief scrutineer looks at void ballots again."""

from flask import Flask

from tests.voting.builders import STAFF, a_hall, act, last_entry, refusal
from tests.voting.paper.builders import chief, count_now, counting, entered, motion
from voting.paper.actions.recheck_void import recheck_void


def voided(scrutineers: int = 0):
    hall = a_hall(5, scrutineers=scrutineers)
    poll_id = counting(hall)
    entered(poll_id, motion(2, 0, 0, too_many=1, unclear=2))
    return hall, poll_id


def test_some_are_found_valid(app: Flask) -> None:
    hall, poll_id = voided(scrutineers=2)
    act(recheck_void, poll_id, motion(1, 1, 0, unclear=2), by=chief(hall))
    assert count_now(poll_id).agreed == motion(3, 1, 0, too_many=1).to_data()
    entry = last_entry(hall, "paper.rechecked")
    assert (entry["by"], entry["before"]["valid"]) == (chief(hall).name, 2)


def test_none_is_found_valid(app: Flask) -> None:
    _, poll_id = voided()
    act(recheck_void, poll_id, motion(0), "总监票人甲", by=STAFF)
    count = count_now(poll_id)
    assert (count.agreed, count.rechecks[0]["by"]) == (motion(2, 0, 0, too_many=1, unclear=2).to_data(), "总监票人甲")


def test_what_is_no_recheck(app: Flask) -> None:
    hall, poll_id = voided(scrutineers=2)
    for restored, name, code in (
        (motion(1, unclear=1), "", "paper.no_chief"),
        (motion(1, unclear=1), "路人", "paper.not_chief"),
        (motion(1, foreign=1), chief(hall).name, "paper_count.other_void"),
        (motion(2, unclear=1), chief(hall).name, "paper_count.other_void"),
        (motion(3, unclear=3), chief(hall).name, "paper_count.other_void"),
    ):
        assert refusal(act, recheck_void, poll_id, restored, name, by=STAFF) == code


def test_not_before_the_figures_are_agreed(app: Flask) -> None:
    poll_id = counting(a_hall(5))
    assert refusal(act, recheck_void, poll_id, motion(0), "甲", by=STAFF) == "paper.not_agreed"
