"""Put a file beside a document, to be given as it is."""

from core.db import Change
from core.errors import Refused
from core.ids import new_id
from documents.incoming import Received
from documents.live_store import tell_of
from documents.rows import document_to_change
from documents.rules.limits import ATTACHMENTS
from documents.store import attachments_of
from documents.tables import DocumentAttachment


def add_attachment(tx: Change, document_id: str, file: Received) -> str:
    """The attachment's id; readers hear of it where the document is published."""
    row = document_to_change(tx, document_id)
    if len(attachments_of(tx.session, document_id)) >= ATTACHMENTS:
        raise Refused("document.too_many_attachments", "一份文件最多%(limit)s个附件", limit=ATTACHMENTS)
    attachment_id = new_id()
    file.keep(attachment_id)
    tx.session.add(
        DocumentAttachment(
            id=attachment_id,
            document_id=document_id,
            filename=file.name,
            size=file.size,
            sha256=file.sha256,
            created_at=tx.now,
            created_by=tx.actor.name,
        )
    )
    tx.session.flush()
    tx.record(
        f"meeting:{row.meeting_id}",
        "document.attached",
        document_id,
        title=row.title,
        attachment=attachment_id,
        filename=file.name,
        size=file.size,
        sha256=file.sha256,
    )
    tell_of(tx, row.meeting_id, row.state)
    return attachment_id
