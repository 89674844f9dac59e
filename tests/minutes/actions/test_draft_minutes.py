"""Draft the minutes from the records."""

from flask import Flask

from minutes.actions.draft_minutes import draft_minutes
from minutes.actions.finish_minutes import finish_minutes
from signin.actions.mark_attendance import mark_attendance
from tests.minutes.builders import ZONE, a_meeting, drafted, now, text_of, written
from tests.voting.builders import STAFF, YES, act, announced, journal, refusal


def test_the_draft_tells_what_the_records_know(app: Flask) -> None:
    hall = a_meeting()
    made = drafted(hall)
    assert made.state == "draft"
    assert text_of(made, "present").startswith("应到代表9名，实到7名，缺席2名。")
    item = text_of(made, f"item:{hall.item_id}").split("\n")
    assert item[0] == "会议听取了区长张三所作的报告。"
    assert item[1].startswith("会议以记名电子表决方式对“关于政府工作报告的决议（草案）”进行了表决。")
    assert "赞成6票" in item[1]
    assert "反对1票" in item[1]
    assert journal(hall)[-1] == "minutes.drafted"


def test_a_later_draft_brings_what_came_since_and_spares_what_was_written(app: Flask) -> None:
    hall = a_meeting()
    drafted(hall)
    written(hall, place="三楼会议厅")
    announced(hall, [YES] * 7)
    act(mark_attendance, hall.sitting_id, hall.voters[8].person_id, "leave", "出差", by=STAFF)
    again = drafted(hall)
    assert text_of(again, "place") == "三楼会议厅"
    assert text_of(again, f"item:{hall.item_id}").count("进行了表决") == 2
    assert "请假1名，缺席1名" in text_of(again, "present")


def test_finished_minutes_are_not_drafted_again(app: Flask) -> None:
    hall = a_meeting()
    drafted(hall)
    made = written(hall, place="大厅", chair="李四")
    act(finish_minutes, hall.meeting_id, made.revision, by=STAFF)
    assert refusal(act, draft_minutes, hall.meeting_id, ZONE, by=STAFF) == "minutes.finished"
    assert now(hall).revision == made.revision
