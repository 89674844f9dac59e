"""Try once more to make the pages of a version that failed."""

from core.db import Change
from core.errors import Refused
from documents.live_store import touch_library
from documents.rows import document_to_change
from documents.store import versions_of
from documents.tables import DocumentVersion


def retry_version(tx: Change, document_id: str) -> None:
    """Queue the newest version again; one that waits or is being worked on stays so, one that is ready is refused."""
    row = document_to_change(tx, document_id)
    version = tx.session.get_one(DocumentVersion, versions_of(tx.session, document_id)[0].id)
    if version.state in ("queued", "working"):
        return
    if version.state != "failed":
        raise Refused("document.not_failed", "“%(title)s”的最新版本已经转换好，不需要重试", title=row.title)
    version.state, version.progress, version.fault, version.fault_params = "queued", 0, "", {}
    tx.record(f"meeting:{row.meeting_id}", "document.retried", document_id, title=row.title, version=version.id)
    touch_library(tx, row.meeting_id)
