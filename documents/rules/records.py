"""What the rules and the live messages know of documents: plain frozen records."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from documents.rules.numbering import label_of
from roster.rules.audience import Audience

SECRECIES = ("open", "internal", "secret", "confidential")
"""公开、内部、秘密、机密。"""

OPENS = ("now", "called", "at")
"""From when a published document may be read: at once, when its item is called, at a time."""


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """A document; `item_id` is None in the library, `number` is the n of 会议文件之n or None; see documents.tables."""

    id: str
    meeting_id: str
    item_id: str | None
    position: int
    number: int | None
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
    created_at: datetime
    created_by: str
    published_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdraw_reason: str = ""

    @property
    def label(self) -> str:
        """会议文件之三; empty where it is not numbered."""
        return label_of(self.number)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading of a version's table of contents; `page` counts from 1, `depth` from 0."""

    title: str
    page: int
    depth: int


@dataclass(frozen=True, slots=True)
class VersionInfo:
    """One version; `state` is queued, working, ready or failed; `sizes` are points as the pages are seen."""

    id: str
    document_id: str
    number: int
    filename: str
    kind: str
    size: int
    sha256: str
    state: str
    progress: int
    fault: str
    fault_params: Mapping[str, Any]
    pages: int
    sizes: Sequence[Sequence[float]]
    outline: Sequence[OutlineEntry]
    has_text: bool
    note: str
    created_at: datetime
    created_by: str
    taken_at: datetime | None = None
    ready_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AttachmentInfo:
    """A file beside a document that is given as it is."""

    id: str
    document_id: str
    filename: str
    size: int
    sha256: str
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document with its versions, the newest first, and its attachments, as the secretariat sees it."""

    document: DocumentInfo
    versions: tuple[VersionInfo, ...] = ()
    attachments: tuple[AttachmentInfo, ...] = field(default=())

    @property
    def current(self) -> VersionInfo | None:
        """The version that readers get: the newest that is ready."""
        return next((version for version in self.versions if version.state == "ready"), None)
