"""Point at a place on the page, or no longer."""

from core.db import Change
from documents.follow import store
from documents.follow.live_store import touch_pointer
from documents.rules import following
from documents.rules.following import Pointer
from meeting.store import access_meeting


def move_pointer(tx: Change, meeting_id: str, pointer: Pointer | None, document_id: str | None = None) -> None:
    """Show the pointer there, with None nowhere; one on a page that was turned meanwhile is dropped without a word."""
    access_meeting(tx.session, meeting_id, tx.actor)
    row = store.led_by(tx.session, meeting_id, tx.actor)
    following.check_same(following.check_on(store.followed_of(row)), document_id)
    if pointer is not None and pointer.page != row.page:
        return
    row.pointer = None if pointer is None else {"page": pointer.page, "x": pointer.x, "y": pointer.y}
    touch_pointer(tx, meeting_id)
