"""Put a document somewhere else: on another agenda item, into the library, or among its brothers."""

from sqlalchemy import select

from core.db import Change
from documents.live_store import tell_of
from documents.rows import check_item, document_to_change, renumber
from documents.rules.opening import called_items
from documents.tables import Document
from meeting.store import agenda_of


def move_document(tx: Change, document_id: str, item_id: str | None, position: int | None = None) -> None:
    """Put it among the documents of `item_id` (None: the library); `position` counts without it, None is the end.

    On an item that was called already it counts as called. Where it stands already nothing changes.
    """
    row = document_to_change(tx, document_id)
    check_item(tx.session, row.meeting_id, item_id)
    query = select(Document).where(
        Document.meeting_id == row.meeting_id, Document.item_id == item_id, Document.id != document_id
    )
    brothers = list(tx.session.scalars(query.order_by(Document.position, Document.id)))
    at = len(brothers) if position is None else max(0, min(position, len(brothers)))
    before = (row.item_id, row.position)
    order = [*brothers[:at], row, *brothers[at:]]
    row.item_id = item_id
    for place, each in enumerate(order):
        each.position = place
    if before == (row.item_id, row.position):
        return
    if row.called_at is None and item_id in called_items(agenda_of(tx.session, row.meeting_id)):
        row.called_at = tx.now
    renumber(tx, row.meeting_id)
    tx.record(
        f"meeting:{row.meeting_id}",
        "document.moved",
        document_id,
        title=row.title,
        from_item=before[0],
        from_position=before[1],
        to_item=item_id,
        to_position=row.position,
    )
    tell_of(tx, row.meeting_id, row.state)
