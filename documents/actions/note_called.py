"""Open what waits for its item to be called, and for its time."""

from collections.abc import Collection

from sqlalchemy import select

from core.db import Change
from documents.live_store import announce_documents, touch_library
from documents.rules.opening import called_items
from documents.tables import Document, DocumentsHead
from meeting.store import agenda_of, meeting_of


def note_called(tx: Change, meeting_id: str) -> None:
    """Note when the items of documents were first called; readers hear of what thereby opens to them."""
    rows = tx.session.scalars(
        select(Document).where(
            Document.meeting_id == meeting_id, Document.item_id.is_not(None), Document.called_at.is_(None)
        )
    ).all()
    if not rows:
        return
    called = called_items(agenda_of(tx.session, meeting_id))
    fresh = [row for row in rows if row.item_id in called]
    for row in fresh:
        row.called_at = tx.now
    if any(row.opens == "called" and row.state == "published" for row in fresh):
        announce_documents(tx, meeting_id)
    elif fresh:
        touch_library(tx, meeting_id)


def note_meeting(tx: Change, meeting_id: str) -> None:
    """Tell the readers when their meeting has ended, after which nothing may be read, and when it goes on after all."""
    head = tx.session.get(DocumentsHead, meeting_id)
    if head is not None and head.ended != (meeting_of(tx.session, meeting_id).state == "ended"):
        announce_documents(tx, meeting_id)


def note_times(tx: Change, meeting_ids: Collection[str]) -> None:
    """Tell the readers of meetings in which a document's time has come or is over."""
    for meeting_id in sorted(meeting_ids):
        announce_documents(tx, meeting_id)
