"""Write down what a file became: pages that can be read, or why not."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete

from core.db import Change
from documents.intake.making import Made
from documents.live_store import tell_of, touch_library
from documents.search_store import index_version
from documents.store import document_row
from documents.tables import DocumentPage, DocumentVersion


def note_progress(tx: Change, version_id: str, progress: int) -> bool:
    """Say how far the work has come, in per cent, and that it goes on; False where it is no longer ours."""
    row = tx.session.get(DocumentVersion, version_id, with_for_update=True)
    if row is None or row.state != "working":
        return False
    if row.progress != progress:
        touch_library(tx, document_row(tx.session, row.document_id).meeting_id)
    row.progress, row.taken_at = progress, tx.now
    return True


def settle_version(tx: Change, version_id: str, made: Made) -> None:
    """The version is ready: its pages lie in their place already. Its readers hear of it where it is published."""
    row = tx.session.get(DocumentVersion, version_id, with_for_update=True)
    if row is None or row.state == "ready":
        return
    tx.session.execute(delete(DocumentPage).where(DocumentPage.version_id == version_id))
    tx.session.add_all(
        DocumentPage(version_id=version_id, page=number, text=text, boxes=boxes)
        for number, (text, boxes) in enumerate(zip(made.texts, made.boxes, strict=True), start=1)
    )
    index_version(tx.session, version_id, made.texts)
    row.state, row.progress, row.ready_at, row.fault = "ready", 100, tx.now, ""
    row.fault_params = {"cleaned": made.cleaned} if made.cleaned else {}
    row.pages, row.has_text = made.pages, made.has_text
    row.sizes = [list(size) for size in made.sizes]
    row.outline = [{"title": one.title, "page": one.page, "depth": one.depth} for one in made.outline]
    document = document_row(tx.session, row.document_id)
    tx.record(
        f"meeting:{document.meeting_id}",
        "document.version_ready",
        document.id,
        title=document.title,
        version=version_id,
        number=row.number,
        pages=row.pages,
        cleaned=made.cleaned,
    )
    tell_of(tx, document.meeting_id, document.state)


def fail_version(tx: Change, version_id: str, code: str, params: Mapping[str, Any]) -> None:
    """The file could not become pages; the version before it goes on being read."""
    row = tx.session.get(DocumentVersion, version_id, with_for_update=True)
    if row is None or row.state == "ready":
        return
    row.state, row.fault, row.fault_params = "failed", code, dict(params)
    document = document_row(tx.session, row.document_id)
    tx.record(
        f"meeting:{document.meeting_id}",
        "document.version_failed",
        document.id,
        title=document.title,
        version=version_id,
        number=row.number,
        fault=code,
    )
    touch_library(tx, document.meeting_id)
