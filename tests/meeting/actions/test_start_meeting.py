"""Starting a meeting."""

from core.db import reading
from meeting.actions.create_meeting import create_meeting
from meeting.actions.start_meeting import start_meeting
from roster.store import roll
from tests.meeting.builders import a_meeting, does, refused, state_follows
from tests.roster.builders import a_term


def test_roll_and_n_are_frozen(app, heard):
    built = a_meeting(count=6)
    with state_follows(heard, built):
        assert does(lambda tx: start_meeting(tx, built.id)) == 6
    assert (built.info.state, built.info.members_n) == ("running", 6)
    with reading() as session:
        assert roll(session, built.info.roll_id).frozen_at is not None
    assert built.last_entry()["members_n"] == 6


def test_twice_is_harmless(app, heard):
    built = a_meeting(count=6)
    does(lambda tx: start_meeting(tx, built.id))
    before = len(heard.envelopes), built.journal(), built.info
    assert does(lambda tx: start_meeting(tx, built.id)) == 6
    assert (len(heard.envelopes), built.journal(), built.info) == before


def test_a_meeting_without_voters_does_not_start(app):
    term = a_term()
    meeting_id = does(lambda tx: create_meeting(tx, term, "plenary", 1, "空会"))
    refused("roll.no_voters", lambda tx: start_meeting(tx, meeting_id))
