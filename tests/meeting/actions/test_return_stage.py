"""Stepping back through the agenda."""

from meeting.actions.advance_stage import advance_stage
from meeting.actions.return_stage import return_stage
from tests.meeting.builders import a_meeting_with_agenda, a_running_meeting, does, refused, state_follows


def test_every_step_has_its_way_back(app, heard):
    built = a_running_meeting()
    trail = [(built.stage(), built.states())]
    for _ in range(5):
        does(lambda tx: advance_stage(tx, built.id))
        trail.append((built.stage(), built.states()))
    for expected in reversed(trail[:-1]):
        with state_follows(heard, built):
            does(lambda tx: return_stage(tx, built.id))
        assert (built.stage(), built.states()) == expected
    refused("agenda.at_start", lambda tx: return_stage(tx, built.id))


def test_a_second_tap_changes_nothing(app, heard):
    built = a_running_meeting()
    for _ in range(3):
        does(lambda tx: advance_stage(tx, built.id))
    does(lambda tx: return_stage(tx, built.id, seen=built.item["丙"]))
    before = len(heard.envelopes)
    does(lambda tx: return_stage(tx, built.id, seen=built.item["丙"]))
    assert built.stage() == ("item", "乙")
    assert len(heard.envelopes) == before


def test_only_in_an_open_sitting(app):
    built = a_meeting_with_agenda()
    refused("meeting.no_sitting", lambda tx: return_stage(tx, built.id))
