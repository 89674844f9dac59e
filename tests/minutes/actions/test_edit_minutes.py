"""Save what the secretariat wrote."""

from flask import Flask

from minutes.actions.edit_minutes import edit_minutes
from minutes.rules.draft import Section
from tests.minutes.builders import a_meeting, drafted, now, text_of, written
from tests.voting.builders import STAFF, act, journal, last_entry, refusal


def test_what_was_written_is_kept_and_journalled(app: Flask) -> None:
    hall = a_meeting()
    drafted(hall)
    made = written(hall, place="三楼会议厅")
    assert text_of(made, "place") == "三楼会议厅"
    assert made.edited_by == STAFF.name
    assert last_entry(hall, "minutes.edited")["parts"][1]["text"] == "三楼会议厅"


def test_saving_the_same_again_changes_nothing(app: Flask) -> None:
    hall = a_meeting()
    drafted(hall)
    first = written(hall, place="三楼会议厅")
    assert written(hall, place="三楼会议厅").revision == first.revision
    assert journal(hall).count("minutes.edited") == 1


def test_two_who_edit_at_once_cannot_overwrite_one_another(app: Flask) -> None:
    hall = a_meeting()
    stale = drafted(hall)
    written(hall, place="三楼会议厅")
    sections = [Section(one.id, one.heading, "我写的") for one in stale.parts]
    assert (
        refusal(act, edit_minutes, hall.meeting_id, stale.revision, stale.title, sections, by=STAFF)
        == "minutes.changed_meanwhile"
    )
    assert text_of(now(hall), "place") == "三楼会议厅"


def test_there_must_be_a_draft_first(app: Flask) -> None:
    hall = a_meeting()
    assert refusal(act, edit_minutes, hall.meeting_id, 0, "纪要", [], by=STAFF) == "not_found"
