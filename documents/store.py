"""Fetches documents, their versions and attachments, for the library and for all that stand on it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import NotFound
from documents.rules.records import AttachmentInfo, DocumentInfo, OutlineEntry, Shelved, VersionInfo
from documents.tables import Document, DocumentAttachment, DocumentsHead, DocumentVersion
from meeting.rules.records import MeetingInfo
from meeting.store import access_meeting, agenda_of, meeting_of
from roster.may import is_staff
from roster.rules.audience import Audience


def document_row(session: Session, document_id: str, *, lock: bool = False) -> Document:
    """One document's row, with `lock` held until the change is over; NotFound where there is none."""
    row = session.get(Document, document_id, with_for_update=lock or None, populate_existing=lock)
    if row is None:
        raise NotFound("document")
    return row


def document_of(session: Session, document_id: str) -> DocumentInfo:
    """One document; NotFound where there is none."""
    return as_document(document_row(session, document_id))


def access_document(session: Session, document_id: str, actor: Actor) -> tuple[MeetingInfo, DocumentInfo]:
    """The document with its meeting, for the staff, who read all at any time; NotFound for anybody else."""
    if not is_staff(actor) and actor.kind != "system":
        raise NotFound("document")
    document = document_of(session, document_id)
    return access_meeting(session, document.meeting_id, actor), document


def documents_of(session: Session, meeting_id: str) -> list[DocumentInfo]:
    """A meeting's documents in agenda order; those of the library come last."""
    rows = session.scalars(select(Document).where(Document.meeting_id == meeting_id))
    return in_agenda_order(session, meeting_id, map(as_document, rows))


def in_agenda_order(session: Session, meeting_id: str, documents: Iterable[DocumentInfo]) -> list[DocumentInfo]:
    """Documents of a meeting in the order of the agenda, brothers by their position."""
    places = {item.id: place for place, item in enumerate(agenda_of(session, meeting_id))}
    last = len(places)
    return sorted(documents, key=lambda one: (places.get(one.item_id or "", last), one.position, one.id))


def versions_of(session: Session, document_id: str) -> list[VersionInfo]:
    """A document's versions, the newest first."""
    query = (
        select(DocumentVersion)
        .where(DocumentVersion.document_id == document_id)
        .order_by(DocumentVersion.number.desc())
    )
    return [as_version(row) for row in session.scalars(query)]


def version_of(session: Session, version_id: str) -> VersionInfo:
    """One version; NotFound where there is none."""
    row = session.get(DocumentVersion, version_id)
    if row is None:
        raise NotFound("version")
    return as_version(row)


def current_version(session: Session, document_id: str) -> VersionInfo | None:
    """The version that readers get: the newest that is ready."""
    row = session.scalar(
        select(DocumentVersion)
        .where(DocumentVersion.document_id == document_id, DocumentVersion.state == "ready")
        .order_by(DocumentVersion.number.desc())
        .limit(1)
    )
    return None if row is None else as_version(row)


def current_versions(session: Session, meeting_id: str) -> dict[str, VersionInfo]:
    """The versions that readers get, by document, of all documents of a meeting that have one."""
    newest = (
        select(DocumentVersion.document_id, func.max(DocumentVersion.number).label("number"))
        .join(Document, Document.id == DocumentVersion.document_id)
        .where(Document.meeting_id == meeting_id, DocumentVersion.state == "ready")
        .group_by(DocumentVersion.document_id)
        .subquery()
    )
    query = select(DocumentVersion).join(
        newest,
        (newest.c.document_id == DocumentVersion.document_id) & (newest.c.number == DocumentVersion.number),
    )
    return {row.document_id: as_version(row) for row in session.scalars(query)}


def attachments_of(session: Session, document_id: str) -> list[AttachmentInfo]:
    """A document's attachments, the oldest first."""
    query = (
        select(DocumentAttachment)
        .where(DocumentAttachment.document_id == document_id)
        .order_by(DocumentAttachment.created_at, DocumentAttachment.id)
    )
    return [as_attachment(row) for row in session.scalars(query)]


def attachment_of(session: Session, attachment_id: str) -> AttachmentInfo:
    """One attachment; NotFound where there is none."""
    row = session.get(DocumentAttachment, attachment_id)
    if row is None:
        raise NotFound("attachment")
    return as_attachment(row)


def shelf_of(session: Session, meeting_id: str) -> list[Shelved]:
    """All documents of a meeting in agenda order with all their versions and attachments."""
    versions: dict[str, list[VersionInfo]] = defaultdict(list)
    of_meeting = select(Document.id).where(Document.meeting_id == meeting_id)
    for version in session.scalars(
        select(DocumentVersion)
        .where(DocumentVersion.document_id.in_(of_meeting))
        .order_by(DocumentVersion.number.desc())
    ):
        versions[version.document_id].append(as_version(version))
    attachments: dict[str, list[AttachmentInfo]] = defaultdict(list)
    for attachment in session.scalars(
        select(DocumentAttachment)
        .where(DocumentAttachment.document_id.in_(of_meeting))
        .order_by(DocumentAttachment.created_at, DocumentAttachment.id)
    ):
        attachments[attachment.document_id].append(as_attachment(attachment))
    return [
        Shelved(document, tuple(versions[document.id]), tuple(attachments[document.id]))
        for document in documents_of(session, meeting_id)
    ]


def shelved(session: Session, document_id: str) -> Shelved:
    """One document with its versions and attachments; NotFound where there is none."""
    return Shelved(
        document_of(session, document_id),
        tuple(versions_of(session, document_id)),
        tuple(attachments_of(session, document_id)),
    )


def revision_of(session: Session, meeting_id: str) -> int:
    """The meeting's count of changes that readers must know of."""
    head = session.get(DocumentsHead, meeting_id)
    return 0 if head is None else head.revision


def withdrawn_ids(session: Session, meeting_id: str) -> list[str]:
    """The ids of the documents that are withdrawn now."""
    query = (
        select(Document.id)
        .where(Document.meeting_id == meeting_id, Document.state == "withdrawn")
        .order_by(Document.id)
    )
    return list(session.scalars(query))


def as_document(row: Document) -> DocumentInfo:
    """A row as a record."""
    return DocumentInfo(
        id=row.id,
        meeting_id=row.meeting_id,
        item_id=row.item_id,
        position=row.position,
        number=row.number,
        title=row.title,
        secrecy=row.secrecy,
        readers=Audience.from_data(row.readers),
        opens=row.opens,
        opens_at=row.opens_at,
        until=row.until,
        may_download=row.may_download,
        may_print=row.may_print,
        must_sign=row.must_sign,
        state=row.state,
        called_at=row.called_at,
        created_at=row.created_at,
        created_by=row.created_by,
        published_at=row.published_at,
        withdrawn_at=row.withdrawn_at,
        withdraw_reason=row.withdraw_reason,
    )


def as_version(row: DocumentVersion) -> VersionInfo:
    """A row as a record."""
    return VersionInfo(
        id=row.id,
        document_id=row.document_id,
        number=row.number,
        filename=row.filename,
        kind=row.kind,
        size=row.size,
        sha256=row.sha256,
        state=row.state,
        progress=row.progress,
        fault=row.fault,
        fault_params=row.fault_params,
        pages=row.pages,
        sizes=row.sizes,
        outline=tuple(OutlineEntry(one["title"], one["page"], one["depth"]) for one in row.outline),
        has_text=row.has_text,
        note=row.note,
        created_at=row.created_at,
        created_by=row.created_by,
        taken_at=row.taken_at,
        ready_at=row.ready_at,
    )


def as_attachment(row: DocumentAttachment) -> AttachmentInfo:
    """A row as a record."""
    return AttachmentInfo(row.id, row.document_id, row.filename, row.size, row.sha256, row.created_at, row.created_by)


def documents_on_item(session: Session, item_id: str) -> int:
    """How many documents lie on an agenda item."""
    return session.scalar(select(func.count()).select_from(Document).where(Document.item_id == item_id)) or 0


def due_meetings(session: Session, since: datetime, now: datetime) -> list[str]:
    """The meetings, not ended, in which a published document opened or closed by itself after `since` and by `now`."""
    opened = and_(Document.opens == "at", Document.opens_at > since, Document.opens_at <= now)
    closed = and_(Document.until > since, Document.until <= now)
    query = select(Document.meeting_id).where(Document.state == "published", or_(opened, closed)).distinct()
    return [one for one in sorted(session.scalars(query)) if meeting_of(session, one).state != "ended"]


def waiting(lost_before: datetime) -> ColumnElement[bool]:
    """That a version waits to be made into pages, or its maker has not been heard of since `lost_before`."""
    lost = and_(DocumentVersion.state == "working", DocumentVersion.taken_at < lost_before)
    return or_(DocumentVersion.state == "queued", lost)


def waits(session: Session, lost_before: datetime) -> bool:
    """Whether there is a version that is `waiting`."""
    return session.scalar(select(DocumentVersion.id).where(waiting(lost_before)).limit(1)) is not None


def access_version(session: Session, document_id: str, version_id: str, actor: Actor) -> VersionInfo:
    """A version of a document, for the staff; NotFound for anybody else and where it is another document's."""
    access_document(session, document_id, actor)
    version = version_of(session, version_id)
    if version.document_id != document_id:
        raise NotFound("version")
    return version


def owner_ids(session: Session) -> set[str]:
    """The ids of all versions and attachments: whose files are kept."""
    return set(session.scalars(select(DocumentVersion.id))) | set(session.scalars(select(DocumentAttachment.id)))
