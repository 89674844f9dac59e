"""The search on PostgreSQL: the same queries find the same pages as on SQLite."""

import pytest
from flask import Flask

from core.db import change, reading
from documents import search_store, store
from documents.actions.mark_read import mark_read
from documents.actions.open_document import open_document
from documents.actions.remove_document import remove_document
from documents.book import book_of
from tests.documents.builders import a_document, a_shelf
from tests.documents.pdfs import paper
from tests.documents.test_search import TEXT, check_queries
from tests.voting.builders import STAFF, act

pytestmark = [pytest.mark.services, pytest.mark.xdist_group("postgresql")]


def test_the_same_words_are_found(app: Flask) -> None:
    shelf = a_shelf(1, paper(3, "整治", TEXT))
    check_queries(shelf)
    unread = a_document(shelf.hall, paper(1, "整治", TEXT), publish=False)
    with reading() as session:
        version = store.versions_of(session, unread)[0]
        assert len(search_store.pages_with(session, [("整", "治")])) == 2
    with change(STAFF) as tx:
        remove_document(tx, unread)
    with reading() as session:
        assert not search_store.numbers_of(session, [version.id])
        assert len(search_store.pages_with(session, [("整", "治")])) == 1


def test_what_is_read_is_kept(app: Flask) -> None:
    shelf = a_shelf(1, paper(3, "整治", TEXT))
    me = shelf.hall.actor(0)
    act(open_document, shelf.document_id, shelf.version_id, "d", by=me)
    act(mark_read, shelf.document_id, shelf.version_id, [1, 3], 3, by=me)
    with reading() as session:
        (entry,) = book_of(session, shelf.meeting_id, me).documents
    assert (entry.is_new, entry.pages_read, entry.last_page) == (False, 2, 3)
    with pytest.raises(Exception, match="append-only"), change(STAFF) as tx:
        tx.session.connection().exec_driver_sql("DELETE FROM reading_events")
