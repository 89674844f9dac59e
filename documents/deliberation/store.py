"""Fetches comments of the deliberation and what a clerk chooses from; `access_*` checks who asks as well."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.actor import Actor
from core.errors import NotFound
from documents.deliberation.tables import Comment
from documents.reading_store import reader_of
from documents.rules.access import may_have_read, why_not
from documents.store import documents_of
from meeting.live import agenda_slice
from meeting.rules.records import MeetingInfo
from meeting.serving import access_served
from meeting.store import agenda_of
from roster.store import delegations_of, members_of


@dataclass(frozen=True, slots=True)
class CommentOut:
    """A comment as clerks see it; `revision` is to be named by whoever changes it."""

    id: str
    delegation_id: str | None
    item_id: str | None
    document_id: str | None
    person_id: str | None
    speaker: str
    kind: str
    text: str
    tags: list[str]
    revision: int
    created_at: datetime
    created_by_name: str
    edited_at: datetime
    edited_by_name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several that a comment can be on: a delegation, an item with its number, a document with its item."""

    id: str
    title: str
    label: str = ""
    item_id: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody on the roll who may have spoken."""

    person_id: str
    name: str
    delegation_id: str | None


@dataclass(frozen=True, slots=True)
class Choices:
    """What a clerk chooses from."""

    delegations: list[Choice]
    items: list[Choice]
    documents: list[Choice]
    people: list[Speaker]


def access_comment(session: Session, comment_id: str, actor: Actor) -> Comment:
    """The comment, locked, for those who serve the meeting."""
    row = session.get(Comment, comment_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotFound("comment")
    access_served(session, row.meeting_id, actor)
    return row


def comments_of(session: Session, meeting_id: str) -> list[CommentOut]:
    """The comments of a meeting in the order in which they were entered, without those removed."""
    query = select(Comment).where(Comment.meeting_id == meeting_id, Comment.removed_at.is_(None))
    return [as_comment(row) for row in session.scalars(query.order_by(Comment.created_at, Comment.id))]


def choices_of(session: Session, meeting: MeetingInfo, actor: Actor) -> Choices:
    """What comments may be on; of the documents those that the actor may read."""
    reader, _ = reader_of(session, meeting, actor)
    now = clock.now()
    return Choices(
        delegations=[Choice(one.id, one.name) for one in delegations_of(session, meeting.term_id)],
        items=[Choice(one.id, one.title, one.label) for one in agenda_slice(agenda_of(session, meeting.id))],
        documents=[
            Choice(one.id, one.title, one.label, one.item_id)
            for one in documents_of(session, meeting.id)
            if not why_not(one, reader, now)
        ],
        people=[Speaker(one.person_id, one.name, one.delegation_id) for one in members_of(session, meeting.roll_id)],
    )


def named_documents(session: Session, meeting: MeetingInfo, actor: Actor) -> dict[str, str]:
    """The titles, by id, of the documents that the actor may read, or might have read while they could be."""
    reader, _ = reader_of(session, meeting, actor)
    now = clock.now()
    return {one.id: one.title for one in documents_of(session, meeting.id) if may_have_read(one, reader, now)}


def has_comments(session: Session, *, item_id: str = "", document_id: str = "") -> bool:
    """Whether anybody said anything on the item, or on the document."""
    on = Comment.item_id == item_id if item_id else Comment.document_id == document_id
    return session.scalar(select(Comment.id).where(on).limit(1)) is not None


def as_comment(row: Comment) -> CommentOut:
    """A row as a record."""
    return CommentOut(
        id=row.id,
        delegation_id=row.delegation_id,
        item_id=row.item_id,
        document_id=row.document_id,
        person_id=row.person_id,
        speaker=row.speaker,
        kind=row.kind,
        text=row.text,
        tags=row.tags,
        revision=row.revision,
        created_at=row.created_at,
        created_by_name=row.created_by_name,
        edited_at=row.edited_at,
        edited_by_name=row.edited_by_name,
    )
