"""Fetches a person's notes as they belong to the version that the person reads, and nobody else's."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import NotFound
from documents import store as documents
from documents.notes.tables import Note, NotesHead
from documents.reading_store import access_reading
from documents.rules.notes import carried_pages
from documents.rules.records import DocumentInfo, VersionInfo
from documents.tables import Document, DocumentPage, DocumentVersion

AT_ONCE = 400
"""How many notes one answer has."""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as its owner's devices get it; `page` is None where its page of an earlier version has changed since.

    `from_number` and `from_page` say where it was written: the number of the version, and its page there.
    """

    id: str
    page: int | None
    kind: str
    data: dict[str, Any]
    changed: int
    seq: int
    gone: bool
    from_number: int
    from_page: int


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes in the order of their changes up to `seq`; `more` where the next answer goes on from there."""

    seq: int
    more: bool
    notes: list[NoteRow]


def access_notes(session: Session, document_id: str, actor: Actor) -> DocumentInfo:
    """The document whose notes the person asks for; Refused where it may not be read, so may its notes."""
    return access_reading(session, document_id, actor).document


def ready_version(session: Session, document_id: str, version_id: str) -> VersionInfo:
    """A version of the document that has pages; NotFound for any other."""
    version = documents.version_of(session, version_id)
    if version.document_id != document_id or version.state != "ready":
        raise NotFound("version")
    return version


def note_rows(session: Session, person_id: str, ids: Sequence[str]) -> dict[str, Note]:
    """This person's rows of these notes, by id."""
    query = select(Note).where(Note.person_id == person_id, Note.id.in_(ids))
    return {row.id: row for row in session.scalars(query)}


def room_taken(session: Session, person_id: str, version_id: str) -> tuple[int, int]:
    """How many notes a person has on a version, and their bytes."""
    query = select(func.count(), func.coalesce(func.sum(Note.size), 0)).where(
        Note.person_id == person_id, Note.version_id == version_id, Note.gone.is_(False)
    )
    count, size = session.execute(query).one()
    return count, int(size)


def notes_of(session: Session, person_id: str, version: VersionInfo, since: int = 0, limit: int = AT_ONCE) -> Notes:
    """The changes of a person's notes after `since`, as they belong to `version`; the removed ones only after a `since`."""
    query = (
        select(Note)
        .where(Note.document_id == version.document_id, Note.person_id == person_id, Note.seq > since)
        .order_by(Note.seq)
        .limit(limit + 1)
    )
    if not since:
        query = query.where(Note.gone.is_(False))
    rows = list(session.scalars(query))
    more, rows = len(rows) > limit, rows[:limit]
    head = session.get(NotesHead, (person_id, version.document_id))
    seq = rows[-1].seq if more else (head.seq if head else 0)
    return Notes(seq, more, as_notes(session, rows, version))


def all_notes(session: Session, person_id: str, version: VersionInfo) -> list[NoteRow]:
    """All that a person has written, as it belongs to `version`."""
    return notes_of(session, person_id, version, limit=1_000_000).notes


def as_notes(session: Session, rows: Sequence[Note], version: VersionInfo) -> list[NoteRow]:
    """Rows as notes on `version`: those of other versions go to the pages with the same text."""
    elsewhere = {row.version_id for row in rows} - {version.id}
    numbers = {version.id: version.number}
    pages: dict[str, dict[int, int]] = {}
    if elsewhere:
        now = _texts(session, DocumentPage.version_id == version.id)
        for other in session.scalars(select(DocumentVersion).where(DocumentVersion.id.in_(elsewhere))):
            numbers[other.id] = other.number
            wanted = {row.page for row in rows if row.version_id == other.id}
            was = _texts(session, DocumentPage.version_id == other.id, DocumentPage.page.in_(wanted))
            pages[other.id] = carried_pages(was, now, (other.sizes, version.sizes))
    return [
        NoteRow(
            id=row.id,
            page=row.page if row.version_id == version.id else pages[row.version_id].get(row.page),
            kind=row.kind,
            data=row.data,
            changed=row.changed,
            seq=row.seq,
            gone=row.gone,
            from_number=numbers[row.version_id],
            from_page=row.page,
        )
        for row in rows
    ]


def _texts(session: Session, *where: ColumnElement[bool]) -> dict[int, str]:
    """The texts of a version's pages by page."""
    return {page: text for page, text in session.execute(select(DocumentPage.page, DocumentPage.text).where(*where))}


def newest_head(session: Session, meeting_id: str, person_id: str) -> NotesHead | None:
    """Of the person's notes in the meeting the document where the last change was."""
    query = (
        select(NotesHead)
        .join(Document, Document.id == NotesHead.document_id)
        .where(Document.meeting_id == meeting_id, NotesHead.person_id == person_id)
        .order_by(NotesHead.changed_at.desc(), NotesHead.document_id)
    )
    return session.scalar(query.limit(1))
