"""Confirming that one has read (签阅)."""

from flask import Flask

from core.db import reading
from documents import reading_store
from documents.actions.open_document import open_document
from documents.actions.remind_readers import remind_readers
from documents.actions.sign_document import sign_document
from tests.conftest import START, FrozenClock, Heard
from tests.documents.builders import a_new_version, a_shelf
from tests.documents.pdfs import long_paper
from tests.voting.builders import STAFF, act, refusal


def test_signed_once_at_its_first_time(app: Flask, clock: FrozenClock) -> None:
    shelf = a_shelf(1, long_paper(1), must_sign=True)
    me = shelf.hall.actor(0)
    act(open_document, shelf.document_id, shelf.version_id, "d", by=me)
    assert act(sign_document, shelf.document_id, shelf.version_id, "d", by=me) == START
    clock.tick(hours=1)
    assert act(sign_document, shelf.document_id, shelf.version_id, "d", by=me) == START
    assert act(open_document, shelf.document_id, shelf.version_id, "d", by=me).signed_at == START
    with reading() as session:
        assert len(reading_store.events_of(session, shelf.meeting_id, "sign")) == 1


def test_only_what_asks_for_it_and_was_opened_is_signed(app: Flask) -> None:
    plain = a_shelf(1, long_paper(1))
    me = plain.hall.actor(0)
    act(open_document, plain.document_id, plain.version_id, "d", by=me)
    assert refusal(act, sign_document, plain.document_id, plain.version_id, "d", by=me) == "document.not_to_sign"


def test_a_document_is_opened_before_it_is_signed(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1), must_sign=True)
    me = shelf.hall.actor(0)
    assert refusal(act, sign_document, shelf.document_id, shelf.version_id, "d", by=me) == "document.not_opened"
    assert refusal(act, sign_document, shelf.document_id, shelf.version_id, "d", by=STAFF) == "document.not_to_sign"


def test_a_new_version_wants_a_signature_of_its_own(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1), must_sign=True)
    me = shelf.hall.actor(0)
    act(open_document, shelf.document_id, shelf.version_id, "d", by=me)
    act(sign_document, shelf.document_id, shelf.version_id, "d", by=me)
    newer = a_new_version(shelf.document_id, long_paper(2))
    assert refusal(act, sign_document, shelf.document_id, shelf.version_id, "d", by=me) == "document.replaced"
    assert act(open_document, shelf.document_id, newer, "d", by=me).signed_at is None


def test_a_reminder_to_sign_goes_with_the_signature_not_with_the_opening(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(1, long_paper(1), must_sign=True)
    me = shelf.hall.actor(0)
    act(remind_readers, shelf.document_id, [me.id], by=STAFF)
    act(open_document, shelf.document_id, shelf.version_id, "d", by=me)
    assert heard.last("MyReading").slices == {"my_reading": {"reminded": [shelf.document_id]}}
    act(sign_document, shelf.document_id, shelf.version_id, "d", by=me)
    assert heard.last("MyReading").slices == {"my_reading": {"reminded": []}}
    assert heard.last("LibraryNow").slices["library"]["documents"][0]["signed_n"] == 1
