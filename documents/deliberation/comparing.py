"""Two versions of a document's text, fetched and compared for whoever may."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import NotFound, Refused
from documents import store
from documents.deliberation.rules.compare import Paragraph, compare, count_changes
from documents.deliberation.rules.paragraphs import paragraphs_of
from documents.reading_store import access_reading
from documents.rules.records import VersionInfo
from documents.tables import DocumentPage
from roster.may import is_staff


@dataclass(frozen=True, slots=True)
class VersionSide:
    """One of the two versions."""

    id: str
    number: int
    note: str
    ready_at: datetime | None
    has_text: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed from `before` to `after`, paragraph by paragraph; no paragraphs where one of them is without text."""

    document_id: str
    title: str
    before: VersionSide
    after: VersionSide
    changes: int
    paragraphs: Sequence[Paragraph]


def compared(session: Session, document_id: str, actor: Actor, before_id: str = "", after_id: str = "") -> Compared:
    """The comparison, by default of the current version with the one before it.

    Readers get no other; refused where there is only one version.
    """
    access = access_reading(session, document_id, actor)
    ready = [one for one in store.versions_of(session, document_id) if one.state == "ready"]
    if len(ready) < 2:
        raise Refused("compare.one_version", "这份文件只有一个版本，没有可以对比的上一版")
    after = _named(ready, after_id) if after_id else ready[0]
    before = _named(ready, before_id) if before_id else _before(ready, after)
    if not is_staff(actor) and (before.id, after.id) != (ready[1].id, ready[0].id):
        raise NotFound("version")
    if before.id == after.id:
        raise Refused("compare.same_version", "请选择两个不同的版本进行对比", status=400)
    has_text = before.has_text and after.has_text
    paragraphs, changes = _between(_text(session, before.id), _text(session, after.id)) if has_text else ((), 0)
    return Compared(document_id, access.document.title, _side(before), _side(after), changes, paragraphs)


@lru_cache(maxsize=16)
def _between(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[tuple[Paragraph, ...], int]:
    """Kept for a while: a hall opens the same comparison at the same moment."""
    found = tuple(compare(paragraphs_of(before), paragraphs_of(after)))
    return found, count_changes(found)


def _text(session: Session, version_id: str) -> tuple[str, ...]:
    query = select(DocumentPage.text).where(DocumentPage.version_id == version_id).order_by(DocumentPage.page)
    return tuple(session.scalars(query))


def _named(ready: Sequence[VersionInfo], version_id: str) -> VersionInfo:
    found = next((one for one in ready if one.id == version_id), None)
    if found is None:
        raise NotFound("version")
    return found


def _before(ready: Sequence[VersionInfo], version: VersionInfo) -> VersionInfo:
    """The ready version before this one; the oldest has none, and is compared with the next."""
    older = [one for one in ready if one.number < version.number]
    return older[0] if older else ready[-2]


def _side(version: VersionInfo) -> VersionSide:
    return VersionSide(version.id, version.number, version.note, version.ready_at, version.has_text)
