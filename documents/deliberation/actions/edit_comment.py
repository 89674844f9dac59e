"""Change a comment of the deliberation."""

from core.db import Change
from documents.deliberation import store
from documents.deliberation.entering import checked
from documents.deliberation.live_store import announce_deliberation
from documents.deliberation.rules.comments import CommentFields, check_revision, check_there
from meeting.rows import chain
from meeting.store import meeting_of

FIELDS = ("delegation_id", "item_id", "document_id", "person_id", "speaker", "kind", "text")


def edit_comment(tx: Change, comment_id: str, revision: int, fields: CommentFields) -> str:
    """Change it, for one who has seen its last `revision`; returns the meeting. The journal keeps what was there before.

    The same change again (its answer was lost) is harmless.
    """
    row = store.access_comment(tx.session, comment_id, tx.actor)
    check_there(removed=row.removed_at is not None)
    kept = checked(tx, meeting_of(tx.session, row.meeting_id), fields, on=row.document_id)
    before = {name: getattr(row, name) for name in FIELDS}
    after = {name: getattr(kept, name) for name in FIELDS}
    changed = {name: before[name] for name in FIELDS if before[name] != after[name]}
    if not changed and row.tags == list(kept.tags):
        return row.meeting_id
    check_revision(row.revision, revision, row.edited_by_name)
    for name in changed:
        setattr(row, name, after[name])
    row.tags = list(kept.tags)
    row.revision += 1
    row.edited_at, row.edited_by_name = tx.now, tx.actor.name
    tx.record(chain(row.meeting_id), "comment.edited", comment_id, before=changed, after={n: after[n] for n in changed})
    announce_deliberation(tx, row.meeting_id)
    return row.meeting_id
