"""Take up a version whose pages are to be made: one process works on it at a time."""

from datetime import timedelta

from sqlalchemy import select

from core.db import Change
from documents.live_store import touch_library
from documents.rules.limits import TRIES
from documents.rules.records import VersionInfo
from documents.store import as_version, document_row, waiting
from documents.tables import DocumentVersion

LEASE = timedelta(seconds=30)
"""After so long without a word from whoever works on a version, the work is taken for lost."""


def take_version(tx: Change) -> VersionInfo | None:
    """The version that waits longest, or whose maker died, now `working`; None where there is nothing to do.

    One whose makers died TRIES times is given up: it would take every process with it.
    """
    query = (
        select(DocumentVersion)
        .where(waiting(tx.now - LEASE))
        .order_by(DocumentVersion.created_at, DocumentVersion.id)
        .limit(1)
    )
    row = tx.session.scalar(query.with_for_update(skip_locked=True))
    if row is None:
        return None
    tries = int(row.fault_params.get("tries", 0))
    if row.state == "working" and tries >= TRIES:
        row.state, row.fault, row.fault_params = "failed", "document.crashed", {}
        touch_library(tx, document_row(tx.session, row.document_id).meeting_id)
        return take_version(tx)
    row.state, row.taken_at, row.progress, row.fault = "working", tx.now, 0, ""
    row.fault_params = {"tries": tries + 1}
    tx.session.flush()
    touch_library(tx, document_row(tx.session, row.document_id).meeting_id)
    return as_version(row)


def release_version(tx: Change, version_id: str) -> None:
    """Let go of a version that was taken up and is not done: it waits again. One that is gone stays so."""
    row = tx.session.get(DocumentVersion, version_id, with_for_update=True)
    if row is not None and row.state == "working":
        row.state, row.progress, row.taken_at = "queued", 0, None
        touch_library(tx, document_row(tx.session, row.document_id).meeting_id)
