"""Remove a document that nobody has read, for good."""

from sqlalchemy import delete

from core.db import Change
from documents import guards, search_store, store
from documents.live_store import tell_of
from documents.rows import document_to_change, refuse_read, renumber
from documents.tables import DocumentAttachment, DocumentPage, DocumentVersion, Reminder
from meeting.guards import ask


def remove_document(tx: Change, document_id: str) -> list[str]:
    """Remove it with all its versions; the ids whose files are for the caller to forget once the change is safe.

    Refused once somebody has opened it or got it in any way: what was read stays on record.
    """
    row = document_to_change(tx, document_id)
    refuse_read(tx.session, document_id)
    ask(guards.before_remove, tx.session, document_id)
    versions = store.versions_of(tx.session, document_id)
    attachments = store.attachments_of(tx.session, document_id)
    meeting_id, title, state = row.meeting_id, row.title, row.state
    ids = [version.id for version in versions]
    search_store.unindex(tx.session, ids)
    tx.session.execute(delete(DocumentPage).where(DocumentPage.version_id.in_(ids)))
    for table in (DocumentVersion, DocumentAttachment, Reminder):
        tx.session.execute(delete(table).where(table.document_id == document_id))
    tx.session.delete(row)
    renumber(tx, meeting_id)
    tx.record(
        f"meeting:{meeting_id}",
        "document.removed",
        document_id,
        title=title,
        files=[[one.filename, one.sha256] for one in versions] + [[one.filename, one.sha256] for one in attachments],
    )
    tell_of(tx, meeting_id, state)
    return ids + [one.id for one in attachments]
