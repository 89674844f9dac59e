"""Taking back the end of a meeting."""

from meeting.actions.end_meeting import end_meeting
from meeting.actions.resume_meeting import resume_meeting
from meeting.actions.start_meeting import start_meeting
from tests.meeting.builders import a_meeting, does, state_follows


def test_it_runs_again_with_the_same_n(app, heard):
    built = a_meeting(count=6)
    does(lambda tx: start_meeting(tx, built.id))
    does(lambda tx: end_meeting(tx, built.id))
    with state_follows(heard, built):
        does(lambda tx: resume_meeting(tx, built.id))
    assert (built.info.state, built.info.members_n, built.info.ended_at) == ("running", 6, None)
    assert built.journal()[-1] == "meeting.resumed"


def test_nothing_happens_to_one_that_runs_or_is_prepared(app):
    built = a_meeting()
    does(lambda tx: resume_meeting(tx, built.id))
    assert (built.info.state, built.journal()[-1]) == ("prepared", "meeting.created")
