"""Taking announced results back."""

from flask import Flask

from core.db import reading
from meeting.store import stage_of
from tests.voting.builders import CHAIR, a_hall, act, journal
from tests.voting.evaluations.builders import a_form, evaluation_now, graded, hold, prepared
from voting.actions.void_poll import void_poll
from voting.evaluations import store
from voting.evaluations.actions.announce_results import announce_results
from voting.evaluations.actions.retract_results import retract_results


def test_they_are_gone_from_the_hall_and_stay_in_the_journal(app: Flask) -> None:
    hall = a_hall(6)
    evaluation_id, polls = prepared(hall, a_form())
    hold(hall, polls[0], {0: graded(("o1", "o2", "o3"), "good")})
    act(announce_results, evaluation_id, by=CHAIR)
    for _ in range(2):
        act(retract_results, evaluation_id, by=CHAIR)
    row = evaluation_now(evaluation_id)
    assert (row.announced_at, row.results) == (None, None)
    with reading() as session:
        assert stage_of(session, hall.meeting_id).face == "item"
        assert store.state_of(row, store.held(session, row)) == "closed"
    assert journal(hall).count("evaluation.retracted") == 1
    assert "evaluation.announced" in journal(hall)
    act(void_poll, polls[0], "有误")
