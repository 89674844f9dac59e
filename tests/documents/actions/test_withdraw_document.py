"""收回."""

from flask import Flask

from documents.actions.withdraw_document import withdraw_document
from tests.conftest import Heard
from tests.documents.builders import a_document, a_shelf, document_now
from tests.voting.builders import STAFF, a_hall, act, last_entry, refusal


def test_everybody_is_told_at_once_which_one(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(1)
    act(withdraw_document, shelf.document_id, " 数据\n有误 ", by=STAFF)
    document = document_now(shelf.document_id)
    assert (document.state, document.withdraw_reason) == ("withdrawn", "数据 有误")
    assert document.withdrawn_at is not None
    assert heard.last("DocumentsChanged").slices["documents"]["withdrawn"] == [shelf.document_id]
    assert last_entry(shelf.hall, "document.withdrawn")["reason"] == "数据 有误"


def test_twice_is_harmless(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(1)
    act(withdraw_document, shelf.document_id, "有误", by=STAFF)
    said = len(heard.envelopes)
    act(withdraw_document, shelf.document_id, "另一个原因", by=STAFF)
    assert len(heard.envelopes) == said
    assert document_now(shelf.document_id).withdraw_reason == "有误"


def test_what_nobody_sees_is_no_reason(app: Flask) -> None:
    shelf = a_shelf(1)
    assert refusal(act, withdraw_document, shelf.document_id, "\u202e\x07", by=STAFF) == "document.reason_needed"
    act(withdraw_document, shelf.document_id, "\u202e有\x07误", by=STAFF)
    assert document_now(shelf.document_id).withdraw_reason == "有 误"


def test_refusals(app: Flask) -> None:
    hall = a_hall(1)
    draft, published = a_document(hall, publish=False), a_document(hall)
    assert refusal(act, withdraw_document, draft, "有误", by=STAFF) == "document.not_out"
    assert refusal(act, withdraw_document, published, " \n", by=STAFF) == "document.reason_needed"
    assert refusal(act, withdraw_document, published, "长" * 201, by=STAFF) == "document.reason_too_long"
    assert document_now(published).state == "published"
