"""Papers beside a sealed box, and a sealed box that is kept or voided when the system fails."""

from flask import Flask

from core.db import reading
from kiosk.state import hall_state
from tests.voting.builders import CHAIR, NO, STAFF, YES, a_poll, act, last_entry, poll_now, refusal
from tests.voting.paper.builders import CLERK, count_now, entered, motion
from tests.voting.sealed.builders import a_sealed_hall, closed_box, keep, sealed_poll
from voting.actions.close_poll import close_poll
from voting.documents import document_of
from voting.paper.actions.agree_count import agree_count
from voting.paper.actions.assign_paper import assign_paper
from voting.paper.actions.choose_way import choose_way
from voting.paper.actions.collect_ballots import collect_ballots
from voting.paper.actions.enter_count import enter_count
from voting.paper.actions.fall_back import fall_back
from voting.paper.actions.issue_ballots import issue_ballots
from voting.paper.actions.record_hands import record_hands
from voting.rules.counts import OptionCount
from voting.sealed import store
from voting.sealed.actions.start_check import start_check
from voting.store import poll_row


def line_of(poll_id: str) -> tuple[int, int]:
    """赞成 and 反对 of the result."""
    line = (poll_now(poll_id).result or {})["outcome"]["lines"][0]
    return line["yes"], line["no"]


def papers(poll_id: str, count: int) -> None:
    act(issue_ballots, poll_id, count, by=STAFF)
    act(collect_ballots, poll_id, count, by=STAFF)


def test_papers_are_added_to_the_opened_sums(app: Flask) -> None:
    """The papers are counted while the box is checked and opened; agreed only once both are there."""
    hall = a_sealed_hall(6)
    poll_id = sealed_poll(
        hall, way="mixed", paper_people=(hall.hall.voters[0].person_id, hall.hall.voters[1].person_id)
    )
    assert refusal(hall.vote, 0, poll_id, YES) == "ballot.on_paper"
    for place, answer in ((2, YES), (3, YES), (4, NO)):
        hall.vote(place, poll_id, answer)
    pressed = [hall.hall.voters[2].person_id]
    assert refusal(act, assign_paper, poll_id, pressed, by=STAFF) == "paper.has_pressed"
    papers(poll_id, 2)
    assert refusal(act, close_poll, poll_id) == "poll.not_checked"
    act(start_check, poll_id)
    act(enter_count, poll_id, "first", motion(1, 1), by=STAFF)
    act(enter_count, poll_id, "second", motion(1, 1), by=CLERK)
    assert refusal(act, agree_count, poll_id) == "poll.still_voting"
    keep()
    act(close_poll, poll_id)
    keep()
    assert poll_now(poll_id).state == "counting"
    assert poll_now(poll_id).result is None
    act(agree_count, poll_id)
    assert (poll_now(poll_id).state, line_of(poll_id)) == ("closed", (3, 2))
    with reading() as session:
        document = document_of(session, poll_row(session, poll_id))
    assert document.sealed is not None
    assert document.ways is not None
    assert (document.sealed.cast, document.figures.cast, document.votes) == (3, 5, [])
    assert document.ways.tablets is not None
    assert document.ways.tablets.cast == 3


def test_a_kept_box_is_closed_and_opened_as_usual(app: Flask) -> None:
    hall = a_sealed_hall(5)
    poll_id = sealed_poll(hall)
    for place, answer in ((0, YES), (1, NO)):
        hall.vote(place, poll_id, answer)
    assert refusal(act, fall_back, poll_id, "paper", "keep", "停电", by=CHAIR) == "poll.ballots_unchecked"
    keep()
    act(fall_back, poll_id, "paper", "keep", "停电", by=CHAIR)
    entry = last_entry(hall.hall, "poll.fell_back")
    assert (entry["cast"], entry["people"]) == (2, 3)
    assert all(one.person_id not in str(entry) for one in hall.hall.voters), "the journal does not say who had voted"
    assert refusal(hall.vote, 4, poll_id, YES) == "ballot.on_paper"
    with reading() as session:
        assert store.box_of(session, poll_id).secret is not None
    papers(poll_id, 3)
    closed_box(poll_id)
    assert poll_now(poll_id).state == "counting"
    entered(poll_id, motion(3))
    act(agree_count, poll_id)
    assert line_of(poll_id) == (4, 1)


def test_hands_beside_a_kept_box(app: Flask) -> None:
    """Hands are counted at once; the poll is closed when the box is open."""
    hall = a_sealed_hall(4)
    poll_id = sealed_poll(hall)
    hall.vote(0, poll_id, YES)
    keep()
    act(fall_back, poll_id, "hands", "keep", "停电", by=CHAIR)
    act(record_hands, poll_id, [OptionCount("motion", 2, 1)], ["甲", "乙"])
    assert poll_now(poll_id).state == "open"
    closed_box(poll_id)
    assert (poll_now(poll_id).state, count_now(poll_id).hands is not None) == ("counting", True)
    act(agree_count, poll_id)
    assert line_of(poll_id) == (3, 1)


def test_a_voided_box_is_never_opened(app: Flask) -> None:
    """Its ballots stay; the server forgets its key; the tablets' own state says that their deputies are on paper."""
    hall = a_sealed_hall(3)
    poll_id = sealed_poll(hall)
    hall.vote(0, poll_id, YES)
    act(fall_back, poll_id, "paper", "void", "停电", by=CHAIR)
    with reading() as session:
        box = store.box_of(session, poll_id)
        assert box.secret is None
        assert store.voters_count(session, poll_id) == 1
    assert hall_state(hall.actor(0), hall.meeting_id, "tablet")["my_way"] == {"poll_id": poll_id, "own": "paper"}
    assert refusal(act, start_check, poll_id) == "poll.not_sealed"
    papers(poll_id, 3)
    act(close_poll, poll_id)
    keep()
    entered(poll_id, motion(1, 2))
    act(agree_count, poll_id)
    assert line_of(poll_id) == (1, 2)
    assert poll_now(poll_id).digest == box.head


def test_a_sealed_draft_may_be_held_by_hands_and_back(app: Flask) -> None:
    hall = a_sealed_hall(2)
    poll_id = a_poll(hall.hall, box="sealed", keys="server")
    act(choose_way, poll_id, "hands", by=STAFF)
    act(choose_way, poll_id, "tablets", by=STAFF)
    assert (poll_now(poll_id).box, poll_now(poll_id).way) == ("sealed", "tablets"), "never silently made less secret"
