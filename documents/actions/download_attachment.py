"""Give out a file that lies beside a document."""

from core.db import Change
from core.errors import NotFound
from documents import reading_store, store
from documents.actions.download_document import check_taking
from documents.rules.records import AttachmentInfo


def download_attachment(tx: Change, document_id: str, attachment_id: str, device: str) -> AttachmentInfo:
    """Log and journal that the actor takes an attachment; it goes as it is, so only where the document may be downloaded."""
    access = reading_store.access_reading(tx.session, document_id, tx.actor)
    attachment = store.attachment_of(tx.session, attachment_id)
    if attachment.document_id != document_id:
        raise NotFound("attachment")
    check_taking(access, to_print=False)
    reading_store.add_event(tx, "attachment", access, None, device)
    chain = f"meeting:{access.meeting.id}"
    tx.record(chain, "attachment.downloaded", document_id, title=access.document.title, filename=attachment.filename)
    return attachment
