"""Take a document back (收回): it is gone from all tablets at once, from those too that come back later."""

from core.db import Change
from core.errors import Refused
from documents.live_store import announce_documents
from documents.rows import document_to_change
from documents.rules.limits import REASON
from documents.rules.titles import one_line


def withdraw_document(tx: Change, document_id: str, reason: str) -> None:
    """Withdraw what is published, for a reason that the journal keeps; twice is harmless."""
    row = document_to_change(tx, document_id)
    if row.state == "withdrawn":
        return
    if row.state != "published":
        raise Refused("document.not_out", "“%(title)s”还没有发放，不需要收回；可以直接修改或删除", title=row.title)
    said = one_line(reason)
    if not said:
        raise Refused("document.reason_needed", "请填写收回的原因", status=400)
    if len(said) > REASON:
        raise Refused("document.reason_too_long", "收回的原因最多%(limit)s个字，请缩短", status=400, limit=REASON)
    row.state, row.withdrawn_at, row.withdraw_reason = "withdrawn", tx.now, said
    tx.record(f"meeting:{row.meeting_id}", "document.withdrawn", document_id, title=row.title, reason=said)
    announce_documents(tx, row.meeting_id)
