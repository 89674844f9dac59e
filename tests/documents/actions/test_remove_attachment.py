"""An attachment is taken away."""

from flask import Flask

from core.db import reading
from documents import store
from documents.actions.remove_attachment import remove_attachment
from tests.documents.actions.test_add_attachment import attach
from tests.documents.builders import a_document
from tests.voting.builders import STAFF, a_hall, act, journal, refusal


def test_it_is_gone_from_the_document(app: Flask) -> None:
    hall = a_hall(1)
    document_id = a_document(hall)
    kept, gone = attach(document_id, "一.ofd"), attach(document_id, "二.ofd")
    act(remove_attachment, document_id, gone, by=STAFF)
    with reading() as session:
        assert [one.id for one in store.attachments_of(session, document_id)] == [kept]
    assert journal(hall)[-1] == "document.detached"


def test_another_documents_attachment_is_not_found(app: Flask) -> None:
    hall = a_hall(1)
    document_id, other = a_document(hall), a_document(hall)
    attachment_id = attach(other)
    assert refusal(act, remove_attachment, document_id, attachment_id, by=STAFF) == "not_found"
