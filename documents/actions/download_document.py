"""Give a whole document out of the hall: to be kept or to be printed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.db import Change
from core.errors import Refused
from documents import reading_store
from documents.reading_store import Access
from documents.rules.records import VersionInfo

GOES_ON = timedelta(minutes=10)
"""How long a download may ask for its other parts before it counts as another one."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was given out: the version, and the moment that stands in its watermark."""

    access: Access
    version: VersionInfo
    at: datetime


def download_document(tx: Change, document_id: str, *, to_print: bool, goes_on: bool, device: str) -> Given:
    """Log and journal that the actor takes the current version, where that is allowed.

    `goes_on`: a browser asks for another part of what it began to load; it gets the same copy and nothing is logged anew.
    """
    access = reading_store.access_reading(tx.session, document_id, tx.actor)
    check_taking(access, to_print=to_print)
    version = reading_store.current_of(tx.session, access)
    kind = "print" if to_print else "download"
    if goes_on:
        begun = reading_store.last_event(tx.session, kind, version.id, tx.actor)
        if begun is not None and tx.now - begun < GOES_ON:
            return Given(access, version, begun)
    reading_store.add_event(tx, kind, access, version.id, device)
    action = "document.printed" if to_print else "document.downloaded"
    tx.record(f"meeting:{access.meeting.id}", action, document_id, title=access.document.title, version=version.number)
    return Given(access, version, tx.now)


def check_taking(access: Access, *, to_print: bool) -> None:
    """Refuse where the document may not leave the tablet in this way; the staff may always."""
    if access.reader.staff:
        return
    if to_print and not access.document.may_print:
        raise Refused("document.no_print", "这份文件不允许打印，请在平板上阅读", status=403)
    if not to_print and not access.document.may_download:
        raise Refused("document.no_download", "这份文件不允许下载，请在平板上阅读", status=403)
