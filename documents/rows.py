"""Rows that are about to be changed: whoever changes a meeting's documents waits for the others at the meeting's row."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.db import Change
from core.errors import NotFound, Refused
from documents import store
from documents.rules.numbering import Numbered, numbers_of
from documents.tables import Document, Reading, ReadingEvent
from meeting.rows import lock_meeting
from meeting.rules.states import may_change
from meeting.store import access_meeting, item_of


def lock_documents(tx: Change, meeting_id: str) -> None:
    """Wait for whoever changes the meeting's documents; refused for a stranger and once the meeting has ended."""
    access_meeting(tx.session, meeting_id, tx.actor)
    lock_meeting(tx.session, meeting_id)
    may_change(access_meeting(tx.session, meeting_id, tx.actor))


def document_to_change(tx: Change, document_id: str) -> Document:
    """The row of a document that the staff may change, its meeting's documents locked; NotFound for others."""
    document = store.access_document(tx.session, document_id, tx.actor)[1]
    lock_documents(tx, document.meeting_id)
    return store.document_row(tx.session, document_id)


def check_item(session: Session, meeting_id: str, item_id: str | None) -> None:
    """Refuse an agenda item of another meeting."""
    if item_id is not None and item_of(session, item_id).meeting_id != meeting_id:
        raise NotFound("agenda item")


def next_position(session: Session, meeting_id: str, item_id: str | None) -> int:
    """The place behind all brothers."""
    last = session.scalar(
        select(func.max(Document.position)).where(Document.meeting_id == meeting_id, Document.item_id == item_id)
    )
    return 0 if last is None else last + 1


def renumber(tx: Change, meeting_id: str) -> None:
    """Give the numbered documents their numbers, 0 being one that is still to come; what readers have seen keeps its own."""
    tx.session.flush()
    order = [one for one in store.documents_of(tx.session, meeting_id) if one.number is not None]
    seen = {one.id: one.number for one in order if one.state != "draft" and one.number != 0}
    numbers = numbers_of(Numbered(one.id, seen.get(one.id)) for one in order)
    for one in order:
        if numbers[one.id] != one.number:
            store.document_row(tx.session, one.id).number = numbers[one.id]
    tx.session.flush()


def refuse_read(session: Session, document_id: str) -> None:
    """Refuse to remove what somebody has read or got in any way."""
    read = select(Reading.document_id).where(Reading.document_id == document_id)
    taken = select(ReadingEvent.document_id).where(ReadingEvent.document_id == document_id)
    if any(session.scalar(query.limit(1)) is not None for query in (read, taken)):
        raise Refused("document.was_read", "已经有人读过这份文件，不能删除；如不再使用，请将其收回")
