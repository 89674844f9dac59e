"""Confirm a notice (知道了), which is its receipt."""

from core.db import Change
from core.db.rows import locked_row
from service import store
from service.live_store import announce_seen
from service.tables import NoticeSeen


def see_notice(tx: Change, notice_id: str) -> str:
    """Keep that the person has seen it, and when first, and return its meeting; again is harmless.

    Receipts are rows, not entries of the journal: a whole hall touches at the same moment.
    """
    notice = store.access_notice(tx.session, notice_id, tx.actor)
    key = (notice_id, tx.actor.id)
    if tx.session.get(NoticeSeen, key) is None:
        locked_row(tx.session, NoticeSeen, key, notice_id=notice_id, person_id=tx.actor.id, at=tx.now)
        announce_seen(tx, notice.meeting_id, tx.actor.id)
    return notice.meeting_id
