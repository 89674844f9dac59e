"""Opening a document."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import text

from core.db import change, reading
from documents import reading_store
from documents.actions.mark_read import mark_read
from documents.actions.open_document import open_document
from documents.actions.remind_readers import remind_readers
from documents.tables import Document
from tests.conftest import START, FrozenClock, Heard
from tests.documents.builders import a_document, a_new_version, a_shelf, version_now
from tests.documents.pdfs import long_paper, paper
from tests.voting.builders import CHAIR, STAFF, a_hall, act, refusal


def test_an_opening_is_logged_and_says_how_the_version_is_made(app: Flask, clock: FrozenClock) -> None:
    shelf = a_shelf(2, paper(3))
    me = shelf.hall.actor(0)
    opened = act(open_document, shelf.document_id, shelf.version_id, "tablet 7", by=me)
    assert (opened.version, opened.pages, opened.has_text, opened.last_page) == (shelf.version_id, 3, True, 1)
    assert [(round(w), round(h)) for w, h in opened.sizes] == [(595, 842)] * 3
    assert [one.page for one in opened.outline] == [1, 2, 3]
    assert opened.signed_at is None
    with reading() as session:
        (event,) = reading_store.events_of(session, shelf.meeting_id, "open")
        row = reading_store.reading_row(session, shelf.version_id, me.id)
    assert (event.document_id, event.actor, event.actor_name) == (shelf.document_id, me.label(), me.name)
    assert (event.device, event.at) == ("tablet 7", START)
    assert row is not None
    assert (row.opens, row.opened_at, row.seen) == (1, START, b"")


def test_opened_again_it_goes_on_where_the_reader_stopped(app: Flask, clock: FrozenClock) -> None:
    shelf = a_shelf(2, long_paper(9))
    me = shelf.hall.actor(0)
    act(open_document, shelf.document_id, shelf.version_id, "d", by=me)
    act(mark_read, shelf.document_id, shelf.version_id, [1, 7], 7, by=me)
    clock.tick(hours=1)
    assert act(open_document, shelf.document_id, shelf.version_id, "d", by=me).last_page == 7
    with reading() as session:
        row = reading_store.reading_row(session, shelf.version_id, me.id)
    assert row is not None
    assert (row.opens, row.opened_at, row.last_at) == (2, START, START + timedelta(hours=1))


def test_the_staff_open_without_being_readers(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1), publish=False)
    assert act(open_document, shelf.document_id, shelf.version_id, "d", by=STAFF).pages == 1
    with reading() as session:
        assert len(reading_store.events_of(session, shelf.meeting_id, "open")) == 1
        assert not reading_store.readings_by_person(session, shelf.document_id)


def test_only_the_present_version_is_opened(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1))
    me = shelf.hall.actor(0)
    newer = a_new_version(shelf.document_id, long_paper(2))
    assert refusal(act, open_document, shelf.document_id, shelf.version_id, "d", by=me) == "document.replaced"
    assert act(open_document, shelf.document_id, shelf.version_id, "d", by=CHAIR).pages == 1
    assert act(open_document, shelf.document_id, newer, "d", by=me).pages == 2
    other = version_now(a_document(shelf.hall, long_paper(1))).id
    assert refusal(act, open_document, shelf.document_id, other, "d", by=me) == "not_found"
    assert refusal(act, open_document, shelf.document_id, "none", "d", by=me) == "not_found"


def test_who_may_not_read_does_not_open(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1))
    stranger = a_hall(1, number=20).actor(0)
    assert refusal(act, open_document, shelf.document_id, shelf.version_id, "d", by=stranger) == "not_found"
    with change(STAFF) as tx:
        tx.session.get_one(Document, shelf.document_id).state = "withdrawn"
    me = shelf.hall.actor(0)
    assert refusal(act, open_document, shelf.document_id, shelf.version_id, "d", by=me) == "document.withdrawn"
    with reading() as session:
        assert not reading_store.events_of(session, shelf.meeting_id, "open")


def test_opening_ends_a_reminder_and_the_library_counts_it(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(2, long_paper(1))
    me = shelf.hall.actor(0)
    assert act(remind_readers, shelf.document_id, None, by=STAFF) == 4
    act(open_document, shelf.document_id, shelf.version_id, "d", by=me)
    told = heard.last("MyReading")
    assert (told.room, told.slices) == (f"person:{me.id}", {"my_reading": {"reminded": []}})
    document = heard.last("LibraryNow").slices["library"]["documents"][0]
    assert (document["readers_n"], document["opened_n"], document["signed_n"]) == (4, 1, 0)


def test_the_log_of_openings_is_append_only(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1))
    act(open_document, shelf.document_id, shelf.version_id, "d", by=shelf.hall.actor(0))
    for statement in ("UPDATE reading_events SET actor = 'x'", "DELETE FROM reading_events"):
        with pytest.raises(Exception, match="append-only"), change(STAFF) as tx:
            tx.session.execute(text(statement))
