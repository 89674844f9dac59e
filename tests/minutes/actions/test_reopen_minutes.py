"""Take finished minutes up again."""

from flask import Flask

from minutes.actions.finish_minutes import finish_minutes
from minutes.actions.reopen_minutes import reopen_minutes
from tests.minutes.builders import a_meeting, drafted, now, text_of, written
from tests.voting.builders import STAFF, act, journal


def test_reopened_minutes_can_be_edited(app: Flask) -> None:
    hall = a_meeting()
    drafted(hall)
    made = written(hall, place="大厅", chair="李四")
    act(finish_minutes, hall.meeting_id, made.revision, by=STAFF)
    for _ in range(2):
        act(reopen_minutes, hall.meeting_id, by=STAFF)
    assert journal(hall).count("minutes.reopened") == 1
    assert now(hall).finished_at is None
    assert text_of(written(hall, place="二楼"), "place") == "二楼"
