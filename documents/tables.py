"""What the documents remember; the files themselves lie under instance/documents, see documents.files."""

from datetime import datetime
from typing import Any

from sqlalchemy import DDL, BigInteger, ForeignKey, Index, Integer, LargeBinary, String, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime
from core.db.append_only import only_added_to


class Document(Base):
    """A document (文件) of a meeting: on an agenda item, or in the library where `item_id` is None.

    `number` is the n of 会议文件之n, None where it is not numbered. `secrecy` is open, internal, secret or confidential;
    `readers` is data of documents.rules.readers; `opens` is now, called or at (`opens_at`); `state` is draft, published
    or withdrawn. `called_at` is when its item was first called; `gesture` is the uploading device's own id of the upload.
    """

    __tablename__ = "documents"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_items.id"), index=True)
    position: Mapped[int]
    number: Mapped[int | None]
    title: Mapped[str] = mapped_column(String(300))
    secrecy: Mapped[str] = mapped_column(String(16), default="open")
    readers: Mapped[dict[str, Any]] = mapped_column(Json)
    opens: Mapped[str] = mapped_column(String(16), default="now")
    opens_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    may_download: Mapped[bool] = mapped_column(default=False)
    may_print: Mapped[bool] = mapped_column(default=False)
    must_sign: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(16), default="draft")
    called_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by: Mapped[str] = mapped_column(String(100))
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdraw_reason: Mapped[str] = mapped_column(String(300), default="")
    gesture: Mapped[str | None] = mapped_column(String(64))
    __table_args__ = (Index("ix_documents_gesture", "meeting_id", "gesture", unique=True),)


class DocumentVersion(Base):
    """One version of a document; `state` is queued, working, ready or failed (`fault` says why).

    `kind` is what the file is by its content (pdf, docx, xlsx, pptx, odt, png …); `sizes` are the pages' widths and heights
    in points as they are seen, `outline` is `[{title, page, depth}]`, `progress` is in per cent.
    """

    __tablename__ = "document_versions"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    number: Mapped[int]
    filename: Mapped[str] = mapped_column(String(300))
    kind: Mapped[str] = mapped_column(String(16))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(16), default="queued")
    progress: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str] = mapped_column(String(64), default="")
    fault_params: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    pages: Mapped[int] = mapped_column(default=0)
    sizes: Mapped[list[list[float]]] = mapped_column(Json, default=list)
    outline: Mapped[list[dict[str, Any]]] = mapped_column(Json, default=list)
    has_text: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(String(500), default="")
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by: Mapped[str] = mapped_column(String(100))
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ready_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    __table_args__ = (
        UniqueConstraint("document_id", "number"),
        Index("ix_document_versions_state", "state"),
    )


class DocumentAttachment(Base):
    """A file beside a document that is given as it is (an OFD, a table to work with)."""

    __tablename__ = "document_attachments"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    filename: Mapped[str] = mapped_column(String(300))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    created_by: Mapped[str] = mapped_column(String(100))


class DocumentPage(Base):
    """The text of a page as it is read; `boxes` says where its characters stand, see documents.rules.boxes."""

    __tablename__ = "document_pages"
    version_id: Mapped[str] = mapped_column(ForeignKey("document_versions.id"), primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    boxes: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)


class SearchedVersion(Base):
    """A version in the index of the search; its pages have the numbers `seq` * 4096 + page there."""

    __tablename__ = "document_search_versions"
    seq: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[str] = mapped_column(ForeignKey("document_versions.id"), unique=True)


class SearchedPage(Base):
    """The words of a page with a space between them, see documents.rules.search; a full-text index lies upon it."""

    __tablename__ = "document_search"
    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False)
    words: Mapped[str] = mapped_column(Text)


class DocumentsHead(Base):
    """A meeting's count of changes that readers must know of, and whether they were told last that it is over."""

    __tablename__ = "documents_heads"
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(default=0)
    ended: Mapped[bool] = mapped_column(default=False)


class Reading(Base):
    """What one person has read of one version: `seen` has a bit for each page, the first page the lowest."""

    __tablename__ = "readings"
    version_id: Mapped[str] = mapped_column(ForeignKey("document_versions.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), index=True)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime] = mapped_column(UtcDateTime)
    opens: Mapped[int] = mapped_column(default=1)
    seen: Mapped[bytes] = mapped_column(LargeBinary, default=b"")
    last_page: Mapped[int] = mapped_column(default=1)
    signed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ReadingEvent(Base):
    """One opening, download, print, signature or wiping, append-only; `actor` is as in the journal."""

    __tablename__ = "reading_events"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"), index=True)
    version_id: Mapped[str | None] = mapped_column(String(16))
    actor: Mapped[str] = mapped_column(String(64))
    actor_name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(16))
    device: Mapped[str] = mapped_column(String(200), default="")
    at: Mapped[datetime] = mapped_column(UtcDateTime)


class Reminder(Base):
    """A reader who was reminded of a document and has not opened (or signed) it since."""

    __tablename__ = "reading_reminders"
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)


only_added_to(ReadingEvent.__table__)

SQLITE_SEARCH = [
    "CREATE VIRTUAL TABLE document_search_index USING fts5(words, content='document_search', content_rowid='id', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'\")",
    "CREATE TRIGGER document_search_added AFTER INSERT ON document_search BEGIN "
    "INSERT INTO document_search_index (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER document_search_removed AFTER DELETE ON document_search BEGIN "
    "INSERT INTO document_search_index (document_search_index, rowid, words) VALUES ('delete', old.id, old.words); END",
]
"""The index takes whatever stands between two spaces as a word: what a word is was decided before."""

POSTGRES_SEARCH = [
    "CREATE INDEX document_search_words ON document_search USING gin (string_to_array(words, ' '))",
]
for _statement in SQLITE_SEARCH:
    event.listen(SearchedPage.__table__, "after_create", DDL(_statement).execute_if(dialect="sqlite"))
for _statement in POSTGRES_SEARCH:
    event.listen(SearchedPage.__table__, "after_create", DDL(_statement).execute_if(dialect="postgresql"))
