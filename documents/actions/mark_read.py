"""Keep which pages somebody has read."""

from collections.abc import Sequence

from core.db import Change
from core.errors import NotFound
from documents import reading_store, store
from documents.rules.access import may_have_read
from documents.rules.seen import check_pages, with_pages
from meeting.store import meeting_of


def mark_read(tx: Change, document_id: str, version_id: str, pages: Sequence[int], last_page: int) -> None:
    """Add pages that the actor has seen; the same again is harmless.

    Taken for any ready version and also after the document was withdrawn or its time is over: a tablet without network
    tells later what was read before. Of the staff nothing is kept.
    """
    document = store.document_of(tx.session, document_id)
    version = store.version_of(tx.session, version_id)
    reader, member = reading_store.reader_of(tx.session, meeting_of(tx.session, document.meeting_id), tx.actor)
    if version.document_id != document_id or version.state != "ready" or not may_have_read(document, reader, tx.now):
        raise NotFound("version")
    check_pages((*pages, last_page), version.pages)
    if member is not None:
        row = reading_store.begin_reading(tx, version, member.person_id)
        row.seen, row.last_page, row.last_at = with_pages(row.seen, pages), last_page, tx.now
