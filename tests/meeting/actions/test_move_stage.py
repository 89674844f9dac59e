"""Moving the stage."""

from functools import partial

from core.errors import Refused
from meeting import guards
from meeting.actions.move_stage import move_stage, set_stage
from tests.meeting.builders import CHAIR, a_meeting_with_agenda, a_running_meeting, does, refused, state_follows


def test_an_item_becomes_the_current_one(app, heard):
    built = a_running_meeting()
    for title, states in (
        ("乙", {"甲": "waiting", "乙": "current", "丙": "waiting", "丁": "waiting"}),
        ("丁", {"甲": "waiting", "乙": "done", "丙": "waiting", "丁": "current"}),
    ):
        with state_follows(heard, built):
            does(partial(move_stage, meeting_id=built.id, face="item", item_id=built.item[title]))
        assert built.states() == states
        assert built.stage() == ("item", title)


def test_before_the_start_nothing_is_marked(app, heard):
    built = a_meeting_with_agenda()
    with state_follows(heard, built):
        does(lambda tx: move_stage(tx, built.id, "item", item_id=built.item["乙"]))
    assert set(built.states().values()) == {"waiting"}


def test_a_poll_marks_its_item_and_a_result_does_not(app, heard):
    built = a_running_meeting()
    with state_follows(heard, built):
        does(lambda tx: move_stage(tx, built.id, "poll", item_id=built.item["甲"], poll_id="p1"))
    does(lambda tx: move_stage(tx, built.id, "item", item_id=built.item["丁"]))
    with state_follows(heard, built):
        does(lambda tx: move_stage(tx, built.id, "result", item_id=built.item["甲"], poll_id="p1"))
    assert built.states()["丁"] == "current"
    assert built.slices()["stage"]["poll_id"] == "p1"


def test_the_same_again_says_nothing(app, heard, clock):
    built = a_running_meeting()
    does(lambda tx: move_stage(tx, built.id, "message", text="请保持安静"))
    before = len(heard.envelopes), built.journal(), built.slices()["stage"]
    clock.tick(seconds=3)
    does(lambda tx: move_stage(tx, built.id, "message", text="请保持安静"))
    assert (len(heard.envelopes), built.journal(), built.slices()["stage"]) == before


def test_an_item_of_another_meeting_is_not_shown(app):
    built = a_running_meeting()
    refused("not_found", lambda tx: move_stage(tx, built.id, "item", item_id="nothing"))
    refused("not_found", lambda tx: move_stage(tx, "nothing", "agenda"))
    refused("stage.item_needed", lambda tx: move_stage(tx, built.id, "item"))


def test_by_hand_the_floors_above_are_asked_about_polls(app, monkeypatch, heard):
    built = a_running_meeting()
    asked = []

    def guard(session, meeting_id, face, poll_id):
        asked.append((meeting_id, face, poll_id))
        if poll_id == "secret":
            raise Refused("poll.not_shown", "结果尚未公布")

    monkeypatch.setattr(guards, "before_stage", [])
    refused("not_found", lambda tx: set_stage(tx, built.id, "poll", poll_id="p1"))
    monkeypatch.setattr(guards, "before_stage", [guard])
    refused("poll.not_shown", lambda tx: set_stage(tx, built.id, "result", poll_id="secret"))
    with state_follows(heard, built):
        stage = does(lambda tx: set_stage(tx, built.id, "poll", poll_id="p1"), CHAIR)
    assert (stage.face, stage.poll_id) == ("poll", "p1")
    assert asked == [(built.id, "result", "secret"), (built.id, "poll", "p1")]
