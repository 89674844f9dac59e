"""The meeting's book: what one reader may read now, as it lies on their tablet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core import clock
from core.actor import Actor
from documents import reading_store, shelf_cache, store
from documents.rules.records import AttachmentInfo
from documents.rules.seen import count
from documents.shelf_cache import OnShelf


@dataclass(frozen=True, slots=True)
class BookVersion:
    """The version of a document that is read now."""

    id: str
    number: int
    pages: int
    size: int
    has_text: bool
    note: str
    ready_at: datetime | None


@dataclass(frozen=True, slots=True)
class BookAttachment:
    """A file beside a document."""

    id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class BookDocument:
    """A document in a reader's book.

    `is_new`: the reader has never opened it; `changed`: there is a newer version than the one they opened last. Signature,
    pages and last page are of the present version.
    """

    id: str
    item_id: str | None
    position: int
    label: str
    title: str
    secrecy: str
    version: BookVersion
    is_new: bool
    changed: bool
    may_download: bool
    may_print: bool
    must_sign: bool
    signed_at: datetime | None
    last_page: int
    pages_read: int
    opened_at: datetime | None
    until: datetime | None
    attachments: tuple[BookAttachment, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """What a reader may read now, in agenda order; `revision` is that of the slice `documents`."""

    revision: int
    documents: tuple[BookDocument, ...]


def book_of(session: Session, meeting_id: str, actor: Actor) -> Book:
    """The book of whoever has business in the meeting; NotFound for anybody else."""
    reader = reading_store.access_shelf(session, meeting_id, actor)
    revision, shelf = shelf_cache.readable(session, meeting_id, reader, clock.now())
    readable = {one.document.id: one for one in shelf}
    mine = reading_store.my_readings(session, meeting_id, actor.id) if actor.kind == "person" else {}
    ordered = store.in_agenda_order(session, meeting_id, [one.document for one in readable.values()])
    return Book(revision, tuple(_entry(readable[one.id], mine.get(one.id, ())) for one in ordered))


def _entry(shelved: OnShelf, readings: Sequence[Any]) -> BookDocument:
    one, version = shelved.document, shelved.version
    mine = next((row for row in readings if row.version_id == version.id), None)
    return BookDocument(
        id=one.id,
        item_id=one.item_id,
        position=one.position,
        label=one.label,
        title=one.title,
        secrecy=one.secrecy,
        version=BookVersion(
            version.id,
            version.number,
            version.pages,
            version.size,
            version.has_text,
            version.note,
            version.ready_at,
        ),
        is_new=not readings,
        changed=bool(readings) and mine is None,
        may_download=one.may_download,
        may_print=one.may_print,
        must_sign=one.must_sign,
        signed_at=mine.signed_at if mine else None,
        last_page=mine.last_page if mine else 1,
        pages_read=count(mine.seen) if mine else 0,
        opened_at=mine.opened_at if mine else None,
        until=one.until,
        attachments=tuple(map(_attachment, shelved.attachments)),
    )


def _attachment(attachment: AttachmentInfo) -> BookAttachment:
    return BookAttachment(attachment.id, attachment.filename, attachment.size)
