"""The slices and live messages of documents: what readers must know of at once, and the secretariat's library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from documents.rules.faults import Fault, fault_of
from documents.rules.records import AttachmentInfo, Shelved, VersionInfo
from realtime.messages import Message
from roster.rules.audience import Audience


@dataclass(frozen=True, slots=True)
class DocumentsSlice:
    """That something has changed for readers: `withdrawn` are ids, which say nothing; all is to be dropped once `ended`."""

    revision: int
    withdrawn: tuple[str, ...]
    ended: bool


@dataclass(frozen=True, slots=True)
class DocumentsChanged(Message):
    """The documents of the meeting, or who may read them, have changed."""

    documents: DocumentsSlice


@dataclass(frozen=True, slots=True)
class LibraryVersion:
    """A version as the secretariat sees it."""

    id: str
    number: int
    filename: str
    kind: str
    state: str
    progress: int
    fault: Fault | None
    cleaned: tuple[str, ...]
    pages: int
    size: int
    has_text: bool
    note: str
    created_at: datetime
    by_name: str
    ready_at: datetime | None


@dataclass(frozen=True, slots=True)
class LibraryAttachment:
    """An attachment as the secretariat sees it."""

    id: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class LibraryDocument:
    """A document as the secretariat sees it; the counts are of readers who may read it and have opened or signed it."""

    id: str
    item_id: str | None
    position: int
    number: int | None
    label: str
    title: str
    secrecy: str
    readers: Audience
    opens: str
    opens_at: datetime | None
    until: datetime | None
    may_download: bool
    may_print: bool
    must_sign: bool
    state: str
    called_at: datetime | None
    published_at: datetime | None
    withdrawn_at: datetime | None
    withdraw_reason: str
    attachments: tuple[LibraryAttachment, ...]
    versions: tuple[LibraryVersion, ...]
    readers_n: int
    opened_n: int
    signed_n: int


@dataclass(frozen=True, slots=True)
class Library:
    """The secretariat's library in agenda order; `office` is whether office files can be converted here."""

    documents: tuple[LibraryDocument, ...]
    office: bool


@dataclass(frozen=True, slots=True)
class LibraryNow(Message):
    """The library as it stands, while versions are made and read."""

    lasting: ClassVar[bool] = False
    library: Library


@dataclass(frozen=True, slots=True)
class Counts:
    """How many may read a document, and have opened and signed it."""

    readers: int
    opened: int
    signed: int


def library(shelf: Iterable[Shelved], counts: Mapping[str, Counts], *, office: bool) -> Library:
    """The slice `library`."""
    return Library(tuple(library_document(one, counts[one.document.id]) for one in shelf), office)


def library_document(shelved: Shelved, counts: Counts) -> LibraryDocument:
    """One document of the library."""
    one = shelved.document
    return LibraryDocument(
        id=one.id,
        item_id=one.item_id,
        position=one.position,
        number=one.number,
        label=one.label,
        title=one.title,
        secrecy=one.secrecy,
        readers=one.readers,
        opens=one.opens,
        opens_at=one.opens_at,
        until=one.until,
        may_download=one.may_download,
        may_print=one.may_print,
        must_sign=one.must_sign,
        state=one.state,
        called_at=one.called_at,
        published_at=one.published_at,
        withdrawn_at=one.withdrawn_at,
        withdraw_reason=one.withdraw_reason,
        attachments=tuple(map(_attachment, shelved.attachments)),
        versions=tuple(map(_version, shelved.versions)),
        readers_n=counts.readers,
        opened_n=counts.opened,
        signed_n=counts.signed,
    )


def _version(version: VersionInfo) -> LibraryVersion:
    return LibraryVersion(
        id=version.id,
        number=version.number,
        filename=version.filename,
        kind=version.kind,
        state=version.state,
        progress=version.progress,
        fault=fault_of(version.fault, version.fault_params) if version.state == "failed" else None,
        cleaned=tuple(version.fault_params.get("cleaned", ())) if version.state == "ready" else (),
        pages=version.pages,
        size=version.size,
        has_text=version.has_text,
        note=version.note,
        created_at=version.created_at,
        by_name=version.created_by,
        ready_at=version.ready_at,
    )


def _attachment(attachment: AttachmentInfo) -> LibraryAttachment:
    return LibraryAttachment(attachment.id, attachment.filename, attachment.size)
