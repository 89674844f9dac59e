"""Who may read a document, and when: the one rule behind every door to it."""

from dataclasses import dataclass
from datetime import datetime

from core.errors import NotFound, Refused
from documents.rules.records import DocumentInfo
from roster.rules.audience import Someone

NOT_FOR_YOU = "document.not_for_you"
NOT_PUBLISHED = "document.not_published"
NOT_YET = "document.not_yet"
OVER = "document.over"
WITHDRAWN = "document.withdrawn"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks to read in one meeting.

    `member` is their line of its roll, None for who is not on it; the `staff` read everything; a big screen reads the
    document that is `followed` on it; `ended` is whether the meeting is over.
    """

    member: Someone | None = None
    staff: bool = False
    followed: str | None = None
    ended: bool = False


def why_not(document: DocumentInfo, reader: Reader, now: datetime) -> str:
    """Why `reader` may not read `document` at `now`; empty where they may.

    What is not for them says nothing else of itself, and what was never to be had yet is not said to be withdrawn.
    """
    if reader.staff:
        return ""
    followed = reader.followed == document.id
    if not followed and (reader.member is None or not document.readers.has(reader.member)):
        return NOT_FOR_YOU
    if document.state == "draft":
        return NOT_PUBLISHED
    if not followed and not has_begun(document, now):
        return NOT_YET
    if document.state == "withdrawn":
        return WITHDRAWN
    if reader.ended or (document.until is not None and now >= document.until):
        return OVER
    return ""


def may_have_read(document: DocumentInfo, reader: Reader, now: datetime) -> bool:
    """Whether the reader may read the document, or may have done so before it was withdrawn or its time was over."""
    return why_not(document, reader, now) in ("", WITHDRAWN, OVER)


def has_begun(document: DocumentInfo, now: datetime) -> bool:
    """Whether the moment from which the document may be read has come."""
    if document.opens == "now":
        return True
    begins = document.called_at if document.opens == "called" else document.opens_at
    return begins is not None and begins <= now


def check_reader(document: DocumentInfo, reader: Reader, now: datetime) -> None:
    """Refuse whoever may not read: what is not for them, or not yet, is not there (404); what is gone is gone (410)."""
    reason = why_not(document, reader, now)
    if reason == WITHDRAWN:
        raise Refused(WITHDRAWN, "这份文件已被收回", status=410)
    if reason == OVER:
        raise Refused(OVER, "这份文件的阅读时间已过，不能再打开", status=410)
    if reason:
        raise NotFound("document")
