"""Confirm that one has read a document (签阅)."""

from datetime import datetime

from core.db import Change
from core.errors import Refused
from documents import live_store, reading_store


def sign_document(tx: Change, document_id: str, version_id: str, device: str) -> datetime:
    """Sign the version, once; a repeat gives the time of the first. A new version wants a signature of its own."""
    access = reading_store.access_reading(tx.session, document_id, tx.actor)
    version = reading_store.access_version(tx.session, access, version_id)
    if not access.document.must_sign or access.member is None:
        raise Refused("document.not_to_sign", "这份文件不需要签阅")
    row = reading_store.locked_reading(tx.session, version.id, tx.actor.id)
    if row is None:
        raise Refused("document.not_opened", "请先打开文件阅读，再签阅")
    if row.signed_at is None:
        row.signed_at = row.last_at = tx.now
        reading_store.add_event(tx, "sign", access, version.id, device)
        live_store.touch_library(tx, access.meeting.id)
    reading_store.clear_reminder(tx, document_id, tx.actor.id)
    return row.signed_at
