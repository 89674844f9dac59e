"""End 同屏: everybody reads alone again."""

from core.db import Change
from documents.follow import store
from documents.follow.live_store import announce_follow, touch_pointer
from documents.follow.stage import leave_screen
from documents.rules import following
from meeting.store import access_meeting
from roster.may import is_staff


def end_follow(tx: Change, meeting_id: str) -> None:
    """End it, for the staff and for whoever leads; twice is harmless. The big screen goes back to the agenda."""
    access_meeting(tx.session, meeting_id, tx.actor)
    row = store.follow_row(tx.session, meeting_id, lock=True)
    if row is None:
        return
    following.check_leader(tx.actor.label(), staff=is_staff(tx.actor), followed=store.followed_of(row))
    stop_following(tx, meeting_id)


def stop_following(tx: Change, meeting_id: str) -> None:
    """The same, whoever acts: what is followed was withdrawn, or the meeting has ended."""
    row = store.follow_row(tx.session, meeting_id, lock=True)
    if row is None:
        return
    tx.record(f"meeting:{meeting_id}", "follow.ended", row.document_id)
    tx.session.delete(row)
    tx.session.flush()
    leave_screen(tx, meeting_id)
    announce_follow(tx, meeting_id)
    touch_pointer(tx, meeting_id)
