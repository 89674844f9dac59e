"""Have the hall look at a document together."""

from typing import Any

from core.db import Change
from core.db.rows import locked_row
from core.errors import NotFound
from documents import store as documents
from documents.follow import store
from documents.follow.access import may_read
from documents.follow.live_store import announce_follow, touch_pointer
from documents.follow.stage import change_screen, show_on_screen
from documents.follow.tables import Follow
from documents.rules import following
from meeting.rules.states import may_change
from meeting.store import access_meeting
from roster.may import is_staff


def start_follow(tx: Change, document_id: str, page: int, *, screen: bool = False, confirmed: bool = False) -> None:
    """Open the document at `page` on everybody's tablet; who starts leads. The same again only turns the page.

    For the staff, and for the person who leads already, with a document that this person may read. `screen` puts it on the
    big screen as well, `confirmed` although it is not for everybody in the hall; both are for the staff alone.
    """
    document = documents.document_of(tx.session, document_id)
    meeting = access_meeting(tx.session, document.meeting_id, tx.actor)
    staff = is_staff(tx.actor)
    if not staff and not may_read(tx, document):
        raise NotFound("document")
    row = store.follow_row(tx.session, meeting.id, lock=True)
    following.check_leader(tx.actor.label(), staff=staff, followed=store.followed_of(row))
    may_change(meeting)
    version = documents.current_version(tx.session, document_id)
    following.check_shareable(document, ready=version is not None, now=tx.now)
    assert version is not None
    following.check_page(page, version.pages)
    who: dict[str, Any] = {"leader": tx.actor.label(), "leader_name": tx.actor.name, "since": tx.now}
    what: dict[str, Any] = {
        "document_id": document_id,
        "version_id": version.id,
        "page": page,
        "pointer": None,
        "turns": 0,
        "part": "whole",
    }
    if row is None or (row.document_id, row.leader) != (document_id, tx.actor.label()):
        row = locked_row(tx.session, Follow, meeting.id, meeting_id=meeting.id, **what, **who)
        row.leader, row.leader_name, row.since = tx.actor.label(), tx.actor.name, tx.now
        tx.record(f"meeting:{meeting.id}", "follow.started", document_id, version=version.id, page=page)
    row.document_id = document_id
    store.show_page(row, version.id, page)
    tx.session.flush()
    if screen and staff:
        show_on_screen(tx, document, confirmed=confirmed)
    else:
        change_screen(tx, document)
    announce_follow(tx, meeting.id)
    touch_pointer(tx, meeting.id)
