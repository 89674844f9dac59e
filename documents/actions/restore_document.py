"""Give a withdrawn document back to its readers."""

from core.db import Change
from core.errors import Refused
from documents.live_store import announce_documents
from documents.rows import document_to_change


def restore_document(tx: Change, document_id: str) -> None:
    """Publish again what was withdrawn, as it was; twice is harmless, a draft is refused."""
    row = document_to_change(tx, document_id)
    if row.state == "published":
        return
    if row.state != "withdrawn":
        raise Refused("document.never_out", "“%(title)s”还没有发放过，请直接发放", title=row.title)
    row.state, row.withdrawn_at, row.withdraw_reason = "published", None, ""
    tx.record(f"meeting:{row.meeting_id}", "document.restored", document_id, title=row.title)
    announce_documents(tx, row.meeting_id)
