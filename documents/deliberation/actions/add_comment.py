"""Enter a comment of the deliberation (审议意见)."""

from sqlalchemy import select

from core.db import Change
from core.ids import new_id
from documents.deliberation.entering import checked
from documents.deliberation.live_store import announce_deliberation
from documents.deliberation.rules.comments import CommentFields
from documents.deliberation.tables import Comment
from meeting.rows import chain, lock_meeting
from meeting.serving import access_served


def add_comment(tx: Change, meeting_id: str, fields: CommentFields, gesture: str) -> str:
    """Keep it and return its id; the same `gesture` again gives the comment that was entered first."""
    lock_meeting(tx.session, meeting_id)
    meeting = access_served(tx.session, meeting_id, tx.actor)
    entered = tx.session.scalar(select(Comment.id).where(Comment.meeting_id == meeting_id, Comment.gesture == gesture))
    if entered is not None:
        return entered
    kept = checked(tx, meeting, fields)
    row = Comment(
        id=new_id(),
        meeting_id=meeting_id,
        gesture=gesture,
        delegation_id=kept.delegation_id,
        item_id=kept.item_id,
        document_id=kept.document_id,
        person_id=kept.person_id,
        speaker=kept.speaker,
        kind=kept.kind,
        text=kept.text,
        tags=list(kept.tags),
        revision=1,
        created_at=tx.now,
        created_by_name=tx.actor.name,
        edited_at=tx.now,
        edited_by_name=tx.actor.name,
    )
    tx.session.add(row)
    tx.session.flush()
    tx.record(
        chain(meeting_id),
        "comment.added",
        row.id,
        delegation=row.delegation_id,
        item=row.item_id,
        document=row.document_id,
        speaker=row.speaker,
        kind=row.kind,
        text=row.text,
    )
    announce_deliberation(tx, meeting_id)
    return row.id
