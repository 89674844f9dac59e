"""Change what a meeting is called, where it meets and how long one may speak."""

from typing import Any, TypedDict

from core.db import Change
from meeting import store
from meeting.actions.create_meeting import refuse_taken_number
from meeting.live_store import announce_meeting
from meeting.rows import chain, lock_meeting
from meeting.rules.speaking import check_limits
from meeting.rules.states import may_change
from meeting.tables import Meeting


class MeetingChanges(TypedDict, total=False):
    """What may be changed; `speaking` holds limits in seconds by name, or None for the defaults of the kind."""

    title: str
    number: int
    place: str
    speaking: dict[str, int] | None


def edit_meeting(tx: Change, meeting_id: str, changes: MeetingChanges) -> None:
    """Change the fields given; what stays the same is neither journalled nor announced."""
    row = lock_meeting(tx.session, meeting_id)
    may_change(store.meeting_of(tx.session, meeting_id))
    before = _state(row)
    if changes.get("number", row.number) != row.number and not row.rehearsal:
        refuse_taken_number(tx, row.term_id, row.kind, changes["number"], but=row.id)
    row.title = changes.get("title", row.title)
    row.number = changes.get("number", row.number)
    row.place = changes.get("place", row.place)
    if "speaking" in changes:
        row.settings = {**row.settings, "speaking": check_limits(changes["speaking"] or {})}
    after = _state(row)
    changed = {name: [before[name], value] for name, value in after.items() if before[name] != value}
    if changed:
        tx.record(chain(meeting_id), "meeting.edited", meeting_id, changed=changed)
        announce_meeting(tx, meeting_id)


def _state(row: Meeting) -> dict[str, Any]:
    return {
        "title": row.title,
        "number": row.number,
        "place": row.place,
        "speaking": row.settings.get("speaking", {}),
    }
