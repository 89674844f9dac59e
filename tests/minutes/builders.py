"""A meeting with something to write down."""

from datetime import tzinfo
from zoneinfo import ZoneInfo

from core.db import change, reading
from meeting.actions.edit_item import edit_item
from meeting.actions.move_stage import move_stage
from minutes.actions.draft_minutes import draft_minutes
from minutes.actions.edit_minutes import edit_minutes
from minutes.rules.draft import Section
from minutes.shown import MinutesShown, shown_minutes
from tests.voting.builders import CHAIR, NO, STAFF, YES, Hall, a_hall, act, announced

ZONE: tzinfo = ZoneInfo("Asia/Shanghai")


def a_meeting() -> Hall:
    """A plenary of nine, seven of them here, that came to its item, heard a report and passed a motion by six to one."""
    hall = a_hall(9, present=7)
    act(edit_item, hall.item_id, {"reporter": "区长张三"}, by=STAFF)
    with change(CHAIR) as tx:
        move_stage(tx, hall.meeting_id, "item", item_id=hall.item_id)
    announced(hall, [YES] * 6 + [NO])
    return hall


def drafted(hall: Hall) -> MinutesShown:
    """The minutes drafted as the records stand."""
    act(draft_minutes, hall.meeting_id, ZONE, by=STAFF)
    return now(hall)


def now(hall: Hall) -> MinutesShown:
    """The minutes as they stand."""
    with reading() as session:
        return shown_minutes(session, STAFF, hall.meeting_id)


def written(hall: Hall, **texts: str) -> MinutesShown:
    """The minutes with these sections' texts written anew, by id."""
    shown = now(hall)
    sections = [Section(one.id, one.heading, texts.get(one.id, one.text)) for one in shown.parts]
    act(edit_minutes, hall.meeting_id, shown.revision, shown.title, sections, by=STAFF)
    return now(hall)


def text_of(shown: MinutesShown, name: str) -> str:
    """The text of one section."""
    return next(one.text for one in shown.parts if one.id == name)
