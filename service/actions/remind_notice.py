"""Remind those who have not confirmed a notice."""

from core.db import Change
from meeting.rows import chain
from service import store
from service.live_store import announce_notice
from service.rules.notices import may_remind


def remind_notice(tx: Change, notice_id: str) -> int:
    """Show it anew to those who have not confirmed it; returns how many they are, 0 where nobody is left to remind."""
    notice = store.access_notice(tx.session, notice_id, tx.actor, lock=True)
    waiting = sum(one.seen_at is None for one in store.addressees(tx.session, notice))
    if may_remind(taken_back=notice.taken_back_at is not None, waiting=waiting):
        notice.reminded_at = tx.now
        tx.record(chain(notice.meeting_id), "notice.reminded", notice_id, people=waiting)
        announce_notice(tx, notice.meeting_id, notice_id)
    return waiting
