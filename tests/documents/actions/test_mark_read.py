"""Keeping which pages were read."""

import pytest
from flask import Flask

from core.db import change, reading
from documents import reading_store
from documents.actions.mark_read import mark_read
from documents.rules.seen import pages_in
from documents.tables import Document
from tests.documents.builders import a_document, a_new_version, a_shelf, version_now
from tests.documents.pdfs import long_paper
from tests.voting.builders import STAFF, a_hall, act, refusal


def seen(version_id: str, person_id: str) -> tuple[list[int], int]:
    with reading() as session:
        row = reading_store.reading_row(session, version_id, person_id)
    assert row is not None
    return pages_in(row.seen), row.last_page


def test_pages_are_kept_once(app: Flask) -> None:
    shelf = a_shelf(2, long_paper(12))
    me = shelf.hall.actor(0)
    for pages, last in (([1, 2], 2), ([2, 9, 9], 9), ([1, 2], 2), ([], 5)):
        act(mark_read, shelf.document_id, shelf.version_id, pages, last, by=me)
    assert seen(shelf.version_id, me.id) == ([1, 2, 9], 5)


@pytest.mark.parametrize(("pages", "last"), [([0], 1), ([4], 1), ([1], 0), ([1], 4), ([-1], 1)])
def test_pages_that_are_not_there_are_refused_and_nothing_is_kept(app: Flask, pages: list[int], last: int) -> None:
    shelf = a_shelf(1, long_paper(3))
    me = shelf.hall.actor(0)
    refused = refusal(act, mark_read, shelf.document_id, shelf.version_id, pages, last, by=me)
    assert refused == "document.no_such_page"
    with reading() as session:
        assert reading_store.reading_row(session, shelf.version_id, me.id) is None


def test_what_was_read_without_network_is_told_later(app: Flask) -> None:
    """After the version was replaced, and even after the document was withdrawn."""
    shelf = a_shelf(1, long_paper(3))
    me = shelf.hall.actor(0)
    a_new_version(shelf.document_id, long_paper(2))
    act(mark_read, shelf.document_id, shelf.version_id, [3], 3, by=me)
    with change(STAFF) as tx:
        tx.session.get_one(Document, shelf.document_id).state = "withdrawn"
    act(mark_read, shelf.document_id, shelf.version_id, [1], 1, by=me)
    assert seen(shelf.version_id, me.id) == ([1, 3], 1)


def test_nobody_has_read_what_they_could_not(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(3))
    me, stranger = shelf.hall.actor(0), a_hall(1, number=20).actor(0)
    other = a_document(shelf.hall, long_paper(1), opens="called", item=False)
    cases = [
        (stranger, shelf.document_id, shelf.version_id),
        (me, other, version_now(other).id),
        (me, shelf.document_id, version_now(other).id),
        (me, shelf.document_id, "none"),
        (me, "none", shelf.version_id),
    ]
    for who, document_id, version_id in cases:
        assert refusal(act, mark_read, document_id, version_id, [1], 1, by=who) == "not_found"


def test_of_the_staff_nothing_is_kept(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(3))
    act(mark_read, shelf.document_id, shelf.version_id, [1], 1, by=STAFF)
    with reading() as session:
        assert not reading_store.readings_by_person(session, shelf.document_id)
