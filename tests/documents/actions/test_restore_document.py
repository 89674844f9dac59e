"""What was withdrawn comes back."""

from flask import Flask

from documents.actions.restore_document import restore_document
from documents.actions.withdraw_document import withdraw_document
from tests.conftest import Heard
from tests.documents.builders import a_document, a_shelf, document_now
from tests.voting.builders import STAFF, a_hall, act, journal, refusal


def test_it_is_as_it_was(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(1)
    before = document_now(shelf.document_id)
    act(withdraw_document, shelf.document_id, "有误", by=STAFF)
    act(restore_document, shelf.document_id, by=STAFF)
    assert document_now(shelf.document_id) == before
    assert heard.last("DocumentsChanged").slices["documents"]["withdrawn"] == []
    assert journal(shelf.hall)[-1] == "document.restored"
    said = len(heard.envelopes)
    act(restore_document, shelf.document_id, by=STAFF)
    assert len(heard.envelopes) == said


def test_a_draft_was_never_out(app: Flask) -> None:
    draft = a_document(a_hall(1), publish=False)
    assert refusal(act, restore_document, draft, by=STAFF) == "document.never_out"
