"""Give documents to their readers, several at once."""

from collections.abc import Sequence

from core.db import Change
from core.errors import NotFound, Refused
from documents import store
from documents.live_store import announce_documents
from documents.rows import lock_documents, renumber
from documents.rules.opening import called_items
from meeting.store import agenda_of


def publish_documents(tx: Change, meeting_id: str, document_ids: Sequence[str]) -> int:
    """How many were published; all or none. What is published already stays so.

    Refused where one has no version that can be read, or was withdrawn: that is restored, which says why it is back.
    """
    lock_documents(tx, meeting_id)
    rows = [store.document_row(tx.session, one) for one in dict.fromkeys(document_ids)]
    if any(row.meeting_id != meeting_id for row in rows):
        raise NotFound("document")
    drafts = [row for row in rows if row.state != "published"]
    called = called_items(agenda_of(tx.session, meeting_id))
    for row in drafts:
        if row.state == "withdrawn":
            raise Refused("document.is_withdrawn", "“%(title)s”已被收回，如需重新发放，请点“恢复发放”", title=row.title)
        version = store.current_version(tx.session, row.id)
        if version is None:
            raise Refused(
                "document.not_ready", "“%(title)s”还没有可以阅读的版本，请等转换完成或重新上传", title=row.title
            )
    renumber(tx, meeting_id)
    for row in drafts:
        row.state, row.published_at = "published", tx.now
        if row.called_at is None and row.item_id in called:
            row.called_at = tx.now
        tx.record(
            f"meeting:{meeting_id}",
            "document.published",
            row.id,
            title=row.title,
            number=row.number,
            secrecy=row.secrecy,
            readers=row.readers,
            opens=row.opens,
        )
    if drafts:
        announce_documents(tx, meeting_id)
    return len(drafts)
