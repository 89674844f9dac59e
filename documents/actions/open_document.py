"""Open a document to read it."""

from dataclasses import dataclass
from datetime import datetime

from core.db import Change
from documents import live_store, reading_store
from documents.rules.records import OutlineEntry, VersionInfo


@dataclass(frozen=True, slots=True)
class Opened:
    """What a reader needs to show a version: sizes are points as the pages are seen."""

    version: str
    pages: int
    sizes: tuple[tuple[float, float], ...]
    outline: tuple[OutlineEntry, ...]
    has_text: bool
    last_page: int
    signed_at: datetime | None


def open_document(tx: Change, document_id: str, version_id: str, device: str) -> Opened:
    """Log the opening of the version by the actor; a reader goes on at the page where they stopped."""
    access = reading_store.access_reading(tx.session, document_id, tx.actor)
    version = reading_store.access_version(tx.session, access, version_id)
    reading_store.add_event(tx, "open", access, version.id, device)
    if access.member is None:
        return _opened(version, 1, None)
    row = reading_store.begin_reading(tx, version, access.member.person_id)
    row.opens, row.last_at = row.opens + 1, tx.now
    if row.opens == 1:
        live_store.touch_library(tx, access.meeting.id)
    if not access.document.must_sign:
        reading_store.clear_reminder(tx, document_id, row.person_id)
    return _opened(version, row.last_page, row.signed_at)


def _opened(version: VersionInfo, last_page: int, signed_at: datetime | None) -> Opened:
    sizes = tuple((width, height) for width, height in version.sizes)
    return Opened(
        version.id, version.pages, sizes, tuple(version.outline), version.has_text, max(1, last_page), signed_at
    )
