"""Fetches what somebody may read and what is kept of their reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, literal_column, select
from sqlalchemy.orm import Session

from core import clock
from core.actor import Actor
from core.db import Change, Fixed
from core.db.rows import in_hand, locked_row
from core.errors import NotFound, Refused
from documents import store
from documents.follow.store import on_screen
from documents.live import Counts
from documents.reading_live import MyReading, MyReadingSlice
from documents.rules.access import Reader, check_reader
from documents.rules.records import DocumentInfo, VersionInfo
from documents.tables import Document, DocumentVersion, Reading, ReadingEvent, Reminder
from meeting.live_store import plain
from meeting.rules.records import MeetingInfo
from meeting.store import admits, meeting_at_once, meeting_of
from realtime.messages import person
from roster.may import is_staff
from roster.store import RollMember, member_at_once, members_of


@dataclass(frozen=True, slots=True)
class Access:
    """A document that somebody may read now, with its meeting; `member` is their line of the roll."""

    meeting: MeetingInfo
    document: DocumentInfo
    reader: Reader
    member: RollMember | None


_DOCUMENT = Fixed(select(*Document.__table__.columns).where(Document.id == bindparam("asked_id")))
_VERSION = Fixed(select(*DocumentVersion.__table__.columns).where(DocumentVersion.id == bindparam("asked_id")))
_NEWEST = Fixed(
    select(func.max(DocumentVersion.number).label("number")).where(
        DocumentVersion.document_id == bindparam("asked_id"), DocumentVersion.state == literal_column("'ready'")
    )
)
"""Made once and of columns alone: every tablet asks for each page."""


def reader_of(session: Session, meeting: MeetingInfo, actor: Actor) -> tuple[Reader, RollMember | None]:
    """The actor as a reader of the meeting's documents."""
    if is_staff(actor) or actor.kind == "system":
        return Reader(staff=True), None
    ended = meeting.state == "ended"
    if actor.kind == "person":
        found = member_at_once(_connection(session), meeting.roll_id, actor.id)
        return Reader(found, ended=ended), found
    followed = on_screen(session, meeting.id) if "screen" in actor.roles else None
    return Reader(followed=followed, ended=ended), None


def access_reading(session: Session, document_id: str, actor: Actor) -> Access:
    """The document, for whoever may read it now; NotFound or Refused (410) for anybody else."""
    connection = _connection(session)
    row = _DOCUMENT.first(connection, {"asked_id": document_id})
    if row is None:
        raise NotFound("document")
    document, meeting = store.as_document(row), meeting_at_once(connection, row.meeting_id)
    reader, found = reader_of(session, meeting, actor)
    check_reader(document, reader, clock.now())
    return Access(meeting, document, reader, found)


def access_version(session: Session, access: Access, version_id: str) -> VersionInfo:
    """A version of it that may be read: the current one, or for the staff any that is ready; of others Refused (409)."""
    connection = _connection(session)
    row = _VERSION.first(connection, {"asked_id": version_id})
    if row is None or row.document_id != access.document.id or row.state != "ready":
        raise NotFound("version")
    if not access.reader.staff and row.number != _NEWEST.first(connection, {"asked_id": row.document_id}).number:
        raise Refused("document.replaced", "这份文件已有新的版本，请重新打开", status=409)
    return store.as_version(row)


def _connection(session: Session) -> Connection:
    """The session's connection, on which everything stands that the session was given so far."""
    session.flush()
    return session.connection()


def current_of(session: Session, access: Access) -> VersionInfo:
    """The version of it that is read now."""
    version = store.current_version(session, access.document.id)
    if version is None:
        raise NotFound("version")
    return version


def reading_row(session: Session, version_id: str, person_id: str) -> Reading | None:
    """What a person has read of a version; None before they opened it."""
    return session.get(Reading, (version_id, person_id))


def locked_reading(session: Session, version_id: str, person_id: str) -> Reading | None:
    """The same, locked.

    Refused (`reading.in_flight`) while another process has it in hand; the second device asks again by itself.
    """
    if not _alone(session, f"{version_id}:{person_id}"):
        raise Refused("reading.in_flight", "您的另一台设备正在保存阅读情况，请稍候", status=503)
    return session.get(Reading, (version_id, person_id), with_for_update=True, populate_existing=True)


def begin_reading(tx: Change, version: VersionInfo, person_id: str) -> Reading:
    """The person's row of the version, locked; a new one goes on at the page where they stopped in whatever they read last."""
    row = locked_reading(tx.session, version.id, person_id)
    if row is not None:
        return row
    query = (
        select(Reading.last_page)
        .where(Reading.document_id == version.document_id, Reading.person_id == person_id)
        .order_by(Reading.last_at.desc())
        .limit(1)
    )
    page = min(tx.session.scalar(query) or 1, version.pages)
    first = {"document_id": version.document_id, "opened_at": tx.now, "last_at": tx.now, "last_page": max(1, page)}
    key = {"version_id": version.id, "person_id": person_id}
    return locked_row(tx.session, Reading, (version.id, person_id), **key, **first, opens=0, seen=b"")


def _alone(session: Session, key: str) -> bool:
    """Whether no other process has this in hand until the transaction ends; SQLite has one writer."""
    if session.get_bind().dialect.name != "postgresql":
        return True
    return bool(session.scalar(select(in_hand(key))))


_MINE = Fixed(
    select(*Reading.__table__.columns)
    .join(Document, Document.id == Reading.document_id)
    .where(Document.meeting_id == bindparam("asked_id"), Reading.person_id == bindparam("reader_id"))
)


def my_readings(session: Session, meeting_id: str, person_id: str) -> dict[str, list[Any]]:
    """All readings of one person in a meeting by document, as plain rows by a fixed statement: every tablet asks at once."""
    found: dict[str, list[Any]] = {}
    for row in _MINE.all(_connection(session), {"asked_id": meeting_id, "reader_id": person_id}):
        found.setdefault(row.document_id, []).append(row)
    return found


def access_shelf(session: Session, meeting_id: str, actor: Actor) -> Reader:
    """The actor as a reader of the meeting, for whoever has business in it; NotFound for anybody else."""
    meeting = meeting_at_once(_connection(session), meeting_id)
    reader, found = reader_of(session, meeting, actor)
    if found is None and (actor.kind == "person" or not admits(session, meeting, actor)):
        raise NotFound("meeting")
    return reader


def readings_by_person(session: Session, document_id: str) -> dict[str, list[Reading]]:
    """All readings of a document by person."""
    found: dict[str, list[Reading]] = {}
    for row in session.scalars(select(Reading).where(Reading.document_id == document_id)):
        found.setdefault(row.person_id, []).append(row)
    return found


def add_event(tx: Change, kind: str, access: Access, version_id: str | None, device: str) -> None:
    """Log that the actor did something with a document."""
    add_event_of(tx, kind, access.meeting.id, access.document.id, version_id, device)


def add_event_of(
    tx: Change, kind: str, meeting_id: str, document_id: str | None, version_id: str | None, device: str
) -> None:
    """Log that the actor did something with a document of a meeting, or with all where it is None."""
    tx.session.add(
        ReadingEvent(
            meeting_id=meeting_id,
            document_id=document_id,
            version_id=version_id,
            actor=tx.actor.label(),
            actor_name=tx.actor.name,
            kind=kind,
            device=device,
            at=tx.now,
        )
    )


def events_of(session: Session, meeting_id: str, *kinds: str, document_id: str = "", actor: str = "") -> list[Any]:
    """The logged events of a meeting, oldest first: (document_id, actor, actor_name, kind, device, at)."""
    query = (
        select(
            ReadingEvent.document_id,
            ReadingEvent.actor,
            ReadingEvent.actor_name,
            ReadingEvent.kind,
            ReadingEvent.device,
            ReadingEvent.at,
        )
        .where(ReadingEvent.meeting_id == meeting_id, ReadingEvent.kind.in_(kinds))
        .order_by(ReadingEvent.id)
    )
    if document_id:
        query = query.where(ReadingEvent.document_id == document_id)
    if actor:
        query = query.where(ReadingEvent.actor == actor)
    return list(session.execute(query))


def last_event(session: Session, kind: str, version_id: str, actor: Actor) -> datetime | None:
    """When the actor last did that with a version."""
    return session.scalar(
        select(func.max(ReadingEvent.at)).where(
            ReadingEvent.kind == kind, ReadingEvent.version_id == version_id, ReadingEvent.actor == actor.label()
        )
    )


def reminders_of(session: Session, document_id: str) -> dict[str, Reminder]:
    """Who was reminded of a document, by person."""
    rows = session.scalars(select(Reminder).where(Reminder.document_id == document_id))
    return {row.person_id: row for row in rows}


def reminded_at(session: Session, meeting_id: str, person_id: str) -> dict[str, datetime]:
    """Of which documents of a meeting a person was reminded, and when."""
    query = (
        select(Reminder.document_id, Reminder.at)
        .join(Document, Document.id == Reminder.document_id)
        .where(Document.meeting_id == meeting_id, Reminder.person_id == person_id)
    )
    return {row.document_id: row.at for row in session.execute(query)}


def my_reading(session: Session, person_id: str) -> MyReadingSlice:
    """What a person is reminded of."""
    query = (
        select(Reminder.document_id)
        .join(Document, Document.id == Reminder.document_id)
        .where(Reminder.person_id == person_id, Document.state == "published")
        .order_by(Reminder.document_id)
    )
    return MyReadingSlice(tuple(session.scalars(query)))


def my_reading_slice(session: Session, person_id: str) -> dict[str, Any]:
    """The slice `my_reading` as plain JSON."""
    data: dict[str, Any] = plain(my_reading(session, person_id))
    return data


def announce_my_reading(tx: Change, person_id: str) -> None:
    """Tell a person's devices what they are reminded of now."""
    tx.session.flush()
    tx.announce(MyReading(person(person_id), my_reading(tx.session, person_id)))


def clear_reminder(tx: Change, document_id: str, person_id: str) -> None:
    """End a reminder, where there is one: what it asked for was done."""
    row = tx.session.get(Reminder, (document_id, person_id))
    if row is not None:
        tx.session.delete(row)
        announce_my_reading(tx, person_id)


def count_readers(session: Session, meeting_id: str, documents: Iterable[DocumentInfo]) -> dict[str, Counts]:
    """How many may read each of these documents of a meeting, and have opened and signed its current version."""
    members = members_of(session, meeting_of(session, meeting_id).roll_id)
    versions = store.current_versions(session, meeting_id)
    done = _opened_and_signed(session, [version.id for version in versions.values()])
    counts = {}
    for document in documents:
        readers = {one.person_id for one in document.readers.of(members)}
        version = versions.get(document.id)
        opened, signed = done.get(version.id, (set(), set())) if version else (set(), set())
        counts[document.id] = Counts(len(readers), len(opened & readers), len(signed & readers))
    return counts


def _opened_and_signed(session: Session, version_ids: list[str]) -> dict[str, tuple[set[str], set[str]]]:
    found: dict[str, tuple[set[str], set[str]]] = {}
    for start in range(0, len(version_ids), 500):
        query = select(Reading.version_id, Reading.person_id, Reading.signed_at).where(
            Reading.version_id.in_(version_ids[start : start + 500])
        )
        for version_id, person_id, signed_at in session.execute(query):
            opened, signed = found.setdefault(version_id, (set(), set()))
            opened.add(person_id)
            if signed_at is not None:
                signed.add(person_id)
    return found
