"""Erase the notes of meetings that are long over."""

from datetime import timedelta

from sqlalchemy import delete, select

from core.db import Change
from documents.notes.tables import Note, NotesHead
from documents.tables import Document
from meeting.store import ended_before

KEPT_FOR = timedelta(days=7)
"""How long after its end a meeting's notes are kept: it may be resumed, and its papers with the notes on them."""


def forget_notes(tx: Change) -> int:
    """Erase, for good, the notes on documents of every meeting that ended more than KEPT_FOR ago; how many."""
    old = ended_before(tx.session, tx.now - KEPT_FOR)
    if not old:
        return 0
    theirs = select(Document.id).where(Document.meeting_id.in_(old))
    erased = tx.session.scalars(delete(Note).where(Note.document_id.in_(theirs)).returning(Note.id)).all()
    tx.session.execute(delete(NotesHead).where(NotesHead.document_id.in_(theirs)))
    return len(erased)
