"""Removing agenda items."""

from core.errors import Refused
from meeting import guards
from meeting.actions.advance_stage import advance_stage
from meeting.actions.move_stage import move_stage
from meeting.actions.remove_item import remove_item
from meeting.actions.return_stage import return_stage
from tests.meeting.builders import a_meeting_with_agenda, a_running_meeting, does, refused, state_follows


def test_a_branch_goes_as_a_whole(app, heard):
    built = a_meeting_with_agenda()
    with state_follows(heard, built):
        does(lambda tx: remove_item(tx, built.item["甲"]))
    assert built.agenda() == [("一", "丁")]
    assert built.last_entry() == {"titles": ["甲", "乙", "丙"]}


def test_the_stage_leaves_what_is_removed(app, heard):
    built = a_meeting_with_agenda()
    does(lambda tx: move_stage(tx, built.id, "item", item_id=built.item["乙"]))
    with state_follows(heard, built):
        does(lambda tx: remove_item(tx, built.item["乙"]))
    assert built.stage() == ("agenda", None)


def test_what_was_dealt_with_stays(app):
    built = a_running_meeting()
    does(lambda tx: advance_stage(tx, built.id))
    does(lambda tx: advance_stage(tx, built.id))
    refused("agenda.item_used", lambda tx: remove_item(tx, built.item["甲"]))
    refused("agenda.item_used", lambda tx: remove_item(tx, built.item["乙"]))


def test_what_was_spoken_to_stays(app):
    built = a_running_meeting()
    does(lambda tx: advance_stage(tx, built.id))
    built.ask()
    does(lambda tx: return_stage(tx, built.id))
    assert built.states()["甲"] == "waiting"
    refused("agenda.item_used", lambda tx: remove_item(tx, built.item["甲"]))


def test_the_floors_above_may_say_no(app, monkeypatch):
    built = a_meeting_with_agenda()

    def no(session, item_id):
        if item_id == built.item["丙"]:
            raise Refused("agenda.has_polls", "议程下有表决")

    monkeypatch.setattr(guards, "before_remove_item", [no])
    refused("agenda.has_polls", lambda tx: remove_item(tx, built.item["甲"]))
    assert len(built.agenda()) == 4
    does(lambda tx: remove_item(tx, built.item["丁"]))
