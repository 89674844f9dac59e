"""How a prepared poll is held."""

from flask import Flask

from tests.voting.builders import CHAIR, STAFF, a_hall, a_poll, act, last_entry, poll_now, refusal
from tests.voting.paper.builders import a_paper_poll, opened_paper
from voting.actions.edit_poll import edit_poll
from voting.actions.open_poll import open_poll
from voting.following import draft_of
from voting.paper.actions.choose_way import choose_way


def test_a_way_is_kept_and_written_down(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = a_paper_poll(hall, "mixed", people=(2, 0, 2))
    poll = poll_now(poll_id)
    assert (poll.way, poll.paper_people) == ("mixed", [hall.voters[0].person_id, hall.voters[2].person_id])
    assert last_entry(hall, "poll.way_chosen")["people"] == poll.paper_people
    act(choose_way, poll_id, "hands", poll.paper_people, by=STAFF)
    assert (poll_now(poll_id).way, poll_now(poll_id).paper_people) == ("hands", [])


def test_nobody_without_a_vote_is_on_paper(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall)
    for somebody in (hall.others[0].person_id, "nobody"):
        assert refusal(act, choose_way, poll_id, "mixed", [somebody], by=STAFF) == "paper.not_elector"


def test_an_open_poll_keeps_its_way(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = opened_paper(hall)
    assert refusal(act, choose_way, poll_id, "tablets", by=STAFF) == "poll.way_frozen"


def test_editing_the_paper_leaves_the_way(app: Flask) -> None:
    from dataclasses import replace

    hall = a_hall(2)
    poll_id = a_paper_poll(hall, "paper")
    act(edit_poll, poll_id, replace(draft_of(poll_now(poll_id)), way=None), by=STAFF)
    assert poll_now(poll_id).way == "paper"


def test_a_secret_poll_on_paper_needs_no_keys(app: Flask) -> None:
    """Nothing is sealed where no tablet votes, and nobody is named."""
    hall = a_hall(3)
    poll_id = a_paper_poll(hall, "paper", box="sealed", keys="scrutineers", duration_seconds=30)
    act(open_poll, poll_id, by=CHAIR)
    poll = poll_now(poll_id)
    assert (poll.state, poll.box, poll.keys, poll.named_public, poll.closes_at) == ("open", "open", "", False, None)
