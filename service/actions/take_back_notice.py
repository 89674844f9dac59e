"""Take back a notice (撤回)."""

from core.db import Change
from meeting.rows import chain
from service import store
from service.live_store import announce_notice


def take_back_notice(tx: Change, notice_id: str) -> None:
    """Take it off all tablets, also those that come back later; the staff's list keeps it. Again is harmless."""
    notice = store.access_notice(tx.session, notice_id, tx.actor, lock=True)
    if notice.taken_back_at is not None:
        return
    notice.taken_back_at = tx.now
    tx.record(chain(notice.meeting_id), "notice.taken_back", notice_id, text=notice.text)
    announce_notice(tx, notice.meeting_id, notice_id)
