"""What readers may be given of a meeting's documents, fetched once for all of them until something changes.

When a new paper is announced every tablet asks for its book: what lies on the shelf is the same for all, only who may read
what differs. The revision, which every change for readers counts up, says whether what was fetched still holds.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from documents import store
from documents.rules.access import Reader, why_not
from documents.rules.records import AttachmentInfo, DocumentInfo, VersionInfo
from documents.search_store import numbers_of

KEPT = 8
"""Meetings whose shelves are kept."""


@dataclass(frozen=True, slots=True)
class OnShelf:
    """A document with the version that readers get, without its pages' sizes and headings, and its attachments.

    `number` is the version's in the index of the search.
    """

    document: DocumentInfo
    version: VersionInfo
    number: int
    attachments: tuple[AttachmentInfo, ...]


_kept: OrderedDict[str, tuple[int, tuple[OnShelf, ...]]] = OrderedDict()
_lock = threading.Lock()


def shelf_of(session: Session, meeting_id: str) -> tuple[int, Sequence[OnShelf]]:
    """The revision and what readers may be given, in no order; drafts are not in it."""
    revision = store.revision_of(session, meeting_id)
    with _lock:  # all tablets ask at once: one fetches
        found = _kept.get(meeting_id)
        if found is None or found[0] != revision:
            published = [one for one in all_of(session, meeting_id) if one.document.state != "draft"]
            found = _kept[meeting_id] = (revision, tuple(published))
            while len(_kept) > KEPT:
                _kept.popitem(last=False)
        _kept.move_to_end(meeting_id)
    return found


def readable(session: Session, meeting_id: str, reader: Reader, now: datetime) -> tuple[int, list[OnShelf]]:
    """The revision, and what the reader may be given now, in no order; the staff everything."""
    if reader.staff:
        return store.revision_of(session, meeting_id), all_of(session, meeting_id)
    revision, shelf = shelf_of(session, meeting_id)
    return revision, [one for one in shelf if not why_not(one.document, reader, now)]


def all_of(session: Session, meeting_id: str) -> list[OnShelf]:
    """What the staff may be given: drafts too, as they stand now."""
    shelf = [(one, one.current) for one in store.shelf_of(session, meeting_id) if one.current is not None]
    found = numbers_of(session, [version.id for _, version in shelf])
    numbers = {version_id: number for number, version_id in found.items()}
    return [
        OnShelf(one.document, replace(version, sizes=(), outline=()), numbers.get(version.id, 0), one.attachments)
        for one, version in shelf
    ]
