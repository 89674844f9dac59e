"""Take an attachment away from its document."""

from core.db import Change
from core.errors import NotFound
from documents import store
from documents.live_store import tell_of
from documents.rows import document_to_change
from documents.tables import DocumentAttachment


def remove_attachment(tx: Change, document_id: str, attachment_id: str) -> None:
    """Remove it; its file is for the caller to forget once the change is safe."""
    row = document_to_change(tx, document_id)
    found = store.attachment_of(tx.session, attachment_id)
    if found.document_id != document_id:
        raise NotFound("attachment")
    tx.session.delete(tx.session.get_one(DocumentAttachment, attachment_id))
    tx.session.flush()
    tx.record(
        f"meeting:{row.meeting_id}",
        "document.detached",
        document_id,
        title=row.title,
        attachment=attachment_id,
        filename=found.filename,
        sha256=found.sha256,
    )
    tell_of(tx, row.meeting_id, row.state)
