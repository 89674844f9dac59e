"""The slice of the deliberation as the database stands."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.db import Change
from documents.deliberation.live import DeliberationNow, DeliberationSlice
from documents.deliberation.tables import Comment
from meeting.live_store import plain
from realtime.messages import Message, Snapshot, service
from realtime.snapshots import snapshot_builder


def deliberation_slice(session: Session, meeting_id: str) -> dict[str, Any]:
    """The slice `deliberation` as plain JSON, for those who serve."""
    return {"deliberation": plain(_slice(session, meeting_id))}


def announce_deliberation(tx: Change, meeting_id: str) -> None:
    """Tell those who serve that comments have changed."""
    tx.touch(Snapshot("deliberation", meeting_id))


@snapshot_builder("deliberation")
def build_deliberation(session: Session, meeting_id: str) -> Iterable[Message]:
    """How many comments, and the last change."""
    yield DeliberationNow(service(meeting_id), _slice(session, meeting_id))


def _slice(session: Session, meeting_id: str) -> DeliberationSlice:
    of_meeting = Comment.meeting_id == meeting_id
    there = select(func.count()).select_from(Comment).where(of_meeting, Comment.removed_at.is_(None))
    last = select(Comment.edited_at).where(of_meeting).order_by(Comment.edited_at.desc()).limit(1)
    return DeliberationSlice(session.scalar(there) or 0, session.scalar(last))
