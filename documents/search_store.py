"""The index of the search: what is put in and how it is asked; the same on SQLite (FTS5) and PostgreSQL (GIN)."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Text, cast, column, delete, func, literal_column, select, table, tuple_
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from documents.rules.search import PAGES_OF_VERSION, spaced
from documents.tables import DocumentPage, SearchedPage, SearchedVersion

INDEX = table("document_search_index", column("rowid"), column("document_search_index"))
"""SQLite's full-text index."""

AT_ONCE = 500
"""How many ids one query names."""


def index_version(session: Session, version_id: str, texts: Sequence[str]) -> None:
    """Put the pages of a version into the index, in place of what was there of it."""
    unindex(session, [version_id])
    row = SearchedVersion(version_id=version_id)
    session.add(row)
    session.flush()
    session.add_all(
        SearchedPage(id=row.seq * PAGES_OF_VERSION + page, words=words)
        for page, words in enumerate(map(spaced, texts), start=1)
        if words
    )
    session.flush()


def unindex(session: Session, version_ids: Iterable[str]) -> None:
    """Take versions out of the index."""
    for seq in numbers_of(session, version_ids):
        first = seq * PAGES_OF_VERSION
        session.execute(delete(SearchedPage).where(SearchedPage.id.between(first, first + PAGES_OF_VERSION - 1)))
        session.execute(delete(SearchedVersion).where(SearchedVersion.seq == seq))


def numbers_of(session: Session, version_ids: Iterable[str]) -> dict[int, str]:
    """The versions by their numbers in the index."""
    wanted = list(version_ids)
    found: dict[int, str] = {}
    for start in range(0, len(wanted), AT_ONCE):
        query = select(SearchedVersion.seq, SearchedVersion.version_id).where(
            SearchedVersion.version_id.in_(wanted[start : start + AT_ONCE])
        )
        found |= {row.seq: row.version_id for row in session.execute(query)}
    return found


def pages_with(session: Session, phrases: Sequence[tuple[str, ...]], within: int | None = None) -> dict[int, list[int]]:
    """The pages on which all of the phrases stand, in order, by the number of their version; `within` names one alone."""
    number, where = _asked(session.get_bind().dialect.name, phrases)
    query = select(number).where(*where).order_by(number)
    if within is not None:
        first = within * PAGES_OF_VERSION
        query = query.where(number.between(first, first + PAGES_OF_VERSION - 1))
    found: dict[int, list[int]] = {}
    for one in session.scalars(query).all():
        found.setdefault(one // PAGES_OF_VERSION, []).append(one % PAGES_OF_VERSION)
    return found


def _asked(dialect: str, phrases: Sequence[tuple[str, ...]]) -> tuple[ColumnElement[int], list[ColumnElement[bool]]]:
    """What gives a page's number, and the conditions. Words have no quotes nor LIKE's signs in them, see rules.search."""
    if dialect == "sqlite":
        match = " AND ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
        return INDEX.c.rowid, [INDEX.c.document_search_index.op("MATCH", is_comparison=True)(match)]
    space = literal_column("' '", Text)
    words = sorted({word for phrase in phrases for word in phrase})
    holds = func.string_to_array(SearchedPage.words, space).op("@>", is_comparison=True)(cast(words, ARRAY(Text)))
    around = space + SearchedPage.words + space
    return SearchedPage.id.expression, [holds, *(around.like(f"% {' '.join(phrase)} %") for phrase in phrases)]


def texts_of(session: Session, wanted: Sequence[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """The texts of pages, by version and page."""
    query = select(DocumentPage.version_id, DocumentPage.page, DocumentPage.text).where(
        tuple_(DocumentPage.version_id, DocumentPage.page).in_(wanted)
    )
    return {(row.version_id, row.page): row.text for row in session.execute(query)} if wanted else {}


def page_with_boxes(session: Session, version_id: str, page: int) -> tuple[str, bytes] | None:
    """A page's text and where its characters stand; None for a page that is not there."""
    row = session.execute(
        select(DocumentPage.text, DocumentPage.boxes).where(
            DocumentPage.version_id == version_id, DocumentPage.page == page
        )
    ).first()
    return None if row is None else (row.text, row.boxes or b"")
