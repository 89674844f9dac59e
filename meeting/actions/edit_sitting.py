"""Change what a sitting is called, where and when it is."""

from datetime import datetime
from typing import Any, TypedDict

from core.db import Change
from meeting import store
from meeting.live_store import announce_meeting
from meeting.rows import chain, lock_meeting
from meeting.rules.states import may_change
from meeting.tables import Sitting


class SittingChanges(TypedDict, total=False):
    """What may be changed; `planned_at` None says that no time is set."""

    title: str
    place: str
    planned_at: datetime | None


def edit_sitting(tx: Change, sitting_id: str, changes: SittingChanges) -> None:
    """Change the fields given; what stays the same is neither journalled nor announced."""
    meeting_id = store.sitting_of(tx.session, sitting_id).meeting_id
    lock_meeting(tx.session, meeting_id)
    may_change(store.meeting_of(tx.session, meeting_id))
    row = tx.session.get_one(Sitting, sitting_id)
    before = _state(row)
    row.title = changes.get("title", row.title)
    row.place = changes.get("place", row.place)
    row.planned_at = changes.get("planned_at", row.planned_at)
    after = _state(row)
    changed = {name: [before[name], value] for name, value in after.items() if before[name] != value}
    if changed:
        tx.record(chain(meeting_id), "sitting.edited", sitting_id, changed=changed)
        announce_meeting(tx, meeting_id)


def _state(row: Sitting) -> dict[str, Any]:
    planned = None if row.planned_at is None else row.planned_at.isoformat()
    return {"title": row.title, "place": row.place, "planned_at": planned}
