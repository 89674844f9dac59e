"""Remove a comment of the deliberation."""

from core.db import Change
from documents.deliberation import store
from documents.deliberation.live_store import announce_deliberation
from documents.deliberation.rules.comments import check_revision
from meeting.rows import chain


def remove_comment(tx: Change, comment_id: str, revision: int) -> str:
    """Take it off the lists and out of the brief, for one who has seen its last `revision`; returns the meeting.

    Its row stays without what it was on, so that an item can be removed; the journal has all of it. Again is harmless.
    """
    row = store.access_comment(tx.session, comment_id, tx.actor)
    if row.removed_at is not None:
        return row.meeting_id
    check_revision(row.revision, revision, row.edited_by_name)
    row.removed_at = row.edited_at = tx.now
    row.edited_by_name = tx.actor.name
    on = {"item": row.item_id, "document": row.document_id}
    tx.record(chain(row.meeting_id), "comment.removed", comment_id, speaker=row.speaker, text=row.text, **on)
    row.item_id = row.document_id = None
    announce_deliberation(tx, row.meeting_id)
    return row.meeting_id
