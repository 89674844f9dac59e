"""Turn the page for everybody."""

from core.db import Change
from documents import store as documents
from documents.follow import store
from documents.follow.live_store import announce_follow, touch_pointer
from documents.rules import following
from documents.rules.following import Part
from meeting.store import access_meeting


def turn_page(tx: Change, meeting_id: str, page: int, document_id: str | None = None, part: Part | None = None) -> int:
    """Show `page`, counted from 1; the same page again says nothing. `document_id` is the document that the touch meant,
    `part` what the big screen shows of the page.

    Of two who turn at once the later one counts. Page turns are no entries of the journal: they decide nothing.
    Returns the number of this turn: what is heard with a higher one came after it.
    """
    access_meeting(tx.session, meeting_id, tx.actor)
    row = store.led_by(tx.session, meeting_id, tx.actor)
    followed = following.check_on(store.followed_of(row))
    following.check_same(followed, document_id)
    following.check_page(page, documents.version_of(tx.session, row.version_id).pages)
    before = following.part_of(row.part)
    if row.page == page and part in (None, before):
        return row.turns
    had_pointer = row.pointer is not None
    store.show_page(row, row.version_id, page, following.part_turned_to(part, before))
    announce_follow(tx, meeting_id)
    if had_pointer:
        touch_pointer(tx, meeting_id)
    return row.turns
