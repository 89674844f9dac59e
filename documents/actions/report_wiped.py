"""Hear from a tablet that it has forgotten documents."""

from collections.abc import Collection

from core.db import Change
from core.errors import NotFound
from documents import reading_store, store
from meeting.store import access_meeting


def report_wiped(tx: Change, meeting_id: str, documents: Collection[str] | None, device: str) -> None:
    """Log that the actor's device holds these documents of the meeting no longer, or none at all (None)."""
    access_meeting(tx.session, meeting_id, tx.actor)
    if documents is None:
        reading_store.add_event_of(tx, "wiped", meeting_id, None, None, device)
        return
    wanted = set(documents)
    if not wanted <= {one.id for one in store.documents_of(tx.session, meeting_id)}:
        raise NotFound("document")
    for document_id in sorted(wanted):
        reading_store.add_event_of(tx, "wiped", meeting_id, document_id, None, device)
