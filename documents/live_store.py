"""The slices of documents as the database stands, for the whole state and for messages inside a change."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from core.db import Change
from documents import guards, live, store
from documents.intake.office import office_program
from documents.reading_store import count_readers
from documents.tables import DocumentsHead
from meeting.live_store import plain
from meeting.store import access_meeting, meeting_of
from realtime.messages import Message, Snapshot, hall, staff, unsay
from realtime.snapshots import snapshot_builder


def documents_slice(session: Session, meeting_id: str) -> dict[str, Any]:
    """The slice `documents` as plain JSON."""
    data: dict[str, Any] = plain(_slice(session, meeting_id))
    return data


def announce_documents(tx: Change, meeting_id: str) -> None:
    """Tell everybody's tablet that the documents have changed for readers; said twice in one change, only once is sent."""
    tx.session.flush()
    head = tx.session.get(DocumentsHead, meeting_id, with_for_update=True, populate_existing=True)
    if head is None:
        head = DocumentsHead(meeting_id=meeting_id, revision=0)
        tx.session.add(head)
    head.revision += 1
    head.ended = meeting_of(tx.session, meeting_id).state == "ended"
    tx.session.flush()
    unsay(tx.messages, meeting_id, live.DocumentsChanged)
    tx.announce(live.DocumentsChanged(hall(meeting_id), _slice(tx.session, meeting_id)))
    for follow in guards.after_documents:
        follow(tx, meeting_id)
    touch_library(tx, meeting_id)


def touch_library(tx: Change, meeting_id: str) -> None:
    """Have the secretariat's library sent afresh: what changed is no readers' business, or not yet."""
    tx.touch(Snapshot("library", meeting_id))


def tell_of(tx: Change, meeting_id: str, state: str) -> None:
    """Tell the readers where the document is one that they have, else the secretariat alone."""
    if state == "published":
        announce_documents(tx, meeting_id)
    else:
        touch_library(tx, meeting_id)


def library_of(session: Session, meeting_id: str) -> live.Library:
    """The secretariat's library as it stands."""
    shelf = store.shelf_of(session, meeting_id)
    counts = count_readers(session, meeting_id, [one.document for one in shelf])
    return live.library(shelf, counts, office=office_program() is not None)


def access_library(session: Session, meeting_id: str, actor: Actor) -> live.Library:
    """The library for whoever may see the meeting; NotFound for others."""
    return library_of(session, access_meeting(session, meeting_id, actor).id)


def library_document(session: Session, document_id: str) -> live.LibraryDocument:
    """One document of the library as it stands."""
    shelved = store.shelved(session, document_id)
    counts = count_readers(session, shelved.document.meeting_id, [shelved.document])
    return live.library_document(shelved, counts[document_id])


@snapshot_builder("library")
def build_library(session: Session, meeting_id: str) -> Iterable[Message]:
    """The library for the staff."""
    yield live.LibraryNow(staff(meeting_id), library_of(session, meeting_id))


def _slice(session: Session, meeting_id: str) -> live.DocumentsSlice:
    head = session.get(DocumentsHead, meeting_id)
    revision, ended = (0, False) if head is None else (head.revision, head.ended)
    return live.DocumentsSlice(revision, tuple(store.withdrawn_ids(session, meeting_id)), ended)
