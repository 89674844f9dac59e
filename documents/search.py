"""The search in what a reader may read now."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from core import clock
from core.actor import Actor
from core.errors import NotFound
from documents import reading_store, search_store, shelf_cache, store
from documents.reading_store import Access, access_version
from documents.rules.boxes import Box, marks_of, unpacked
from documents.rules.search import hits_in, phrases_of, snippet_of
from documents.shelf_cache import OnShelf

OF_EACH = 3
"""Pages that are shown of each document where all are searched."""

SHOWN = 60
"""Pages that are shown in all."""

SHOWN_OF_ONE = 200
"""Pages that are shown where one document is searched."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A page with how often the words stand on it, and the text around the first, in pieces, each with whether it is a hit."""

    document_id: str
    page: int
    count: int
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The pages that are shown, in agenda order, and how many there are in all."""

    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Marks:
    """What is to be marked on a page: left, bottom, right, top in points from the lower left, as the page is seen."""

    boxes: tuple[Box, ...]


def search_book(session: Session, meeting_id: str, actor: Actor, query: str, document_id: str | None) -> Hits:
    """Where the query stands in what the actor may read now, in one document or in all."""
    readable = _readable(session, meeting_id, actor)
    if document_id is not None:
        readable = {number: one for number, one in readable.items() if one.document.id == document_id}
        if not readable:
            raise NotFound("document")
    phrases = phrases_of(query)
    within = next(iter(readable)) if document_id is not None else None
    found = search_store.pages_with(session, phrases, within) if phrases else {}
    pages = {number: pages for number, pages in found.items() if number in readable}
    numbers = {readable[number].document.id: number for number in pages}
    ordered = store.in_agenda_order(session, meeting_id, [readable[number].document for number in pages])
    most, of_each = (SHOWN, OF_EACH) if document_id is None else (SHOWN_OF_ONE, SHOWN_OF_ONE)
    shown = [
        (document.id, readable[numbers[document.id]].version.id, page)
        for document in ordered[:most]
        for page in pages[numbers[document.id]][:of_each]
    ]
    return Hits(_hits(session, shown[:most], phrases), sum(map(len, pages.values())))


def marks_on(session: Session, access: Access, version_id: str, page: int, query: str) -> Marks:
    """Where the query stands on a page."""
    version = access_version(session, access, version_id)
    found = search_store.page_with_boxes(session, version.id, page)
    if found is None:
        raise NotFound("page")
    content, boxes = found
    return Marks(tuple(marks_of(hits_in(content, phrases_of(query)), unpacked(boxes))))


def _readable(session: Session, meeting_id: str, actor: Actor) -> dict[int, OnShelf]:
    """The documents that the actor may read now, by the numbers of their present versions in the index."""
    reader = reading_store.access_shelf(session, meeting_id, actor)
    _, shelf = shelf_cache.readable(session, meeting_id, reader, clock.now())
    return {one.number: one for one in shelf}


def _hits(
    session: Session, shown: Sequence[tuple[str, str, int]], phrases: Sequence[tuple[str, ...]]
) -> tuple[Hit, ...]:
    texts = search_store.texts_of(session, [(version, page) for _, version, page in shown])
    hits = []
    for document_id, version, page in shown:
        content = texts[(version, page)]
        spans = hits_in(content, phrases)
        hits.append(Hit(document_id, page, len(spans), tuple(snippet_of(content, spans))))
    return tuple(hits)
