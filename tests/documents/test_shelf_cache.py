"""The shelf that is fetched once for all readers: never older than its revision."""

from flask import Flask
from sqlalchemy import event

from core.db import database, reading
from documents import shelf_cache
from documents.actions.withdraw_document import withdraw_document
from documents.book import book_of
from tests.documents.builders import a_document, a_new_version, a_shelf
from tests.documents.pdfs import long_paper
from tests.voting.builders import STAFF, act


def test_readers_share_it_until_something_changes(app: Flask) -> None:
    shelf = a_shelf(3, long_paper(1))
    statements: list[str] = []
    event.listen(database().reader, "before_cursor_execute", lambda *a: statements.append(a[2]))

    def fetched(place: int) -> int:
        """How often documents' versions were read for this reader's book."""
        statements.clear()
        with reading() as session:
            book = book_of(session, shelf.meeting_id, shelf.hall.actor(place))
        assert book.revision == revision()
        return sum("FROM document_versions" in one for one in statements)

    def revision() -> int:
        with reading() as session:
            return shelf_cache.shelf_of(session, shelf.meeting_id)[0]

    revision()
    assert [fetched(0), fetched(1), fetched(2)] == [0, 0, 0]
    newer = a_new_version(shelf.document_id, long_paper(2))
    assert fetched(0) == 1
    assert fetched(1) == 0
    with reading() as session:
        (kept,) = shelf_cache.shelf_of(session, shelf.meeting_id)[1]
        (entry,) = book_of(session, shelf.meeting_id, shelf.hall.actor(2)).documents
    assert kept.version.id == entry.version.id == newer
    second = a_document(shelf.hall, long_paper(1))
    act(withdraw_document, shelf.document_id, "有误", by=STAFF)
    with reading() as session:
        book = book_of(session, shelf.meeting_id, shelf.hall.actor(2))
    assert [one.id for one in book.documents] == [second]
