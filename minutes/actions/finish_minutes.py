"""Finish the minutes: from then on they are what is filed."""

from core.db import Change
from core.errors import Refused
from minutes.rules.draft import TO_FILL
from minutes.rules.text import parts_of
from minutes.store import access_minutes


def finish_minutes(tx: Change, meeting_id: str, revision: int) -> None:
    """Finish the revision that was read; again is harmless; refused while something is still to be filled in."""
    row = access_minutes(tx.session, tx.actor, meeting_id, lock=True)
    if row.state == "finished":
        return
    if revision != row.revision:
        raise Refused("minutes.changed_meanwhile_finish", "纪要刚刚又有修改，请刷新页面，看过最新内容后再定稿")
    open_parts = [part.heading for part in parts_of(row.parts) if TO_FILL in part.text]
    if open_parts:
        raise Refused("minutes.to_fill", "还有内容待补：%(parts)s。请补齐后再定稿", parts="、".join(open_parts))
    row.state, row.finished_at, row.finished_by = "finished", tx.now, tx.actor.name
    tx.record(f"meeting:{meeting_id}", "minutes.finished", meeting_id, revision=row.revision)
