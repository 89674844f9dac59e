"""Adding agenda items."""

from meeting.actions import add_item as module
from meeting.actions.add_item import add_item
from tests.meeting.builders import a_meeting_with_agenda, a_running_meeting, does, refused, state_follows


def test_at_the_end_or_in_between(app, heard):
    built = a_meeting_with_agenda()
    assert built.agenda() == [("一", "甲"), ("（一）", "乙"), ("（二）", "丙"), ("二", "丁")]
    with state_follows(heard, built):
        does(lambda tx: add_item(tx, built.id, "戊", position=1, reporter="某主任", note="附后"))
    with state_follows(heard, built):
        does(lambda tx: add_item(tx, built.id, "己", parent_id=built.item["乙"], sitting_id=built.sitting))
    assert [title for _, title in built.agenda()] == ["甲", "乙", "己", "丙", "戊", "丁"]
    entry = next(entry for entry in built.slices()["agenda"] if entry["title"] == "戊")
    assert (entry["label"], entry["reporter"], entry["note"], entry["state"]) == ("二", "某主任", "附后", "waiting")


def test_also_while_the_meeting_runs(app, heard):
    built = a_running_meeting()
    with state_follows(heard, built):
        does(lambda tx: add_item(tx, built.id, "临时议程"))
    assert built.journal()[-1] == "agenda.added"


def test_no_fourth_level_and_nothing_of_other_meetings(app, monkeypatch):
    built = a_meeting_with_agenda()
    deep = does(lambda tx: add_item(tx, built.id, "三级", parent_id=built.item["乙"]))
    refused("agenda.too_deep", lambda tx: add_item(tx, built.id, "四级", parent_id=deep))
    refused("not_found", lambda tx: add_item(tx, built.id, "x", parent_id="nothing"))
    refused("not_found", lambda tx: add_item(tx, built.id, "x", sitting_id="nothing"))
    monkeypatch.setattr(module, "MOST_ITEMS", 5)
    refused("agenda.full", lambda tx: add_item(tx, built.id, "x"))
