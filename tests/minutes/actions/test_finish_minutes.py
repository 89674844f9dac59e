"""Finish the minutes."""

from flask import Flask

from minutes.actions.edit_minutes import edit_minutes
from minutes.actions.finish_minutes import finish_minutes
from minutes.rules.draft import Section
from tests.minutes.builders import a_meeting, drafted, now, written
from tests.voting.builders import STAFF, act, journal, refusal


def test_finished_minutes_stand(app: Flask) -> None:
    hall = a_meeting()
    drafted(hall)
    made = written(hall, place="大厅", chair="李四")
    for _ in range(2):
        act(finish_minutes, hall.meeting_id, made.revision, by=STAFF)
    assert (now(hall).state, now(hall).finished_by) == ("finished", STAFF.name)
    assert journal(hall).count("minutes.finished") == 1
    sections = [Section(one.id, one.heading, "改") for one in made.parts]
    assert refusal(act, edit_minutes, hall.meeting_id, made.revision, "x", sections, by=STAFF) == "minutes.finished"


def test_what_is_still_to_be_filled_in_is_named(app: Flask) -> None:
    hall = a_meeting()
    made = drafted(hall)
    assert refusal(act, finish_minutes, hall.meeting_id, made.revision, by=STAFF) == "minutes.to_fill"


def test_only_what_was_read_is_finished(app: Flask) -> None:
    hall = a_meeting()
    read = drafted(hall)
    written(hall, place="大厅", chair="李四")
    code = refusal(act, finish_minutes, hall.meeting_id, read.revision, by=STAFF)
    assert code == "minutes.changed_meanwhile_finish"
