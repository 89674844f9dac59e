"""The slice of a person's own notes as the database stands."""

from typing import Any

from sqlalchemy.orm import Session

from documents.notes import store
from documents.notes.live import MyNotesSlice
from meeting.live_store import plain


def my_notes(session: Session, meeting_id: str, person_id: str) -> dict[str, Any] | None:
    """The slice `my_notes` as plain JSON; None for one who has written nothing."""
    head = store.newest_head(session, meeting_id, person_id)
    data: dict[str, Any] | None = plain(None if head is None else MyNotesSlice(head.document_id, head.seq))
    return data
