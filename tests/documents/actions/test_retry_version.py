"""A failed conversion is tried again."""

from flask import Flask

from core.db import change
from documents.actions.retry_version import retry_version
from documents.intake.once import make_waiting
from documents.tables import DocumentVersion
from tests.documents.builders import a_document, version_now
from tests.documents.pdfs import broken
from tests.voting.builders import STAFF, a_hall, act, journal, refusal


def test_it_waits_again(app: Flask) -> None:
    hall = a_hall(1)
    document_id = a_document(hall, publish=False)
    with change(STAFF) as tx:
        row = tx.session.get_one(DocumentVersion, version_now(document_id).id)
        row.state, row.fault, row.fault_params = "failed", "document.disk_full", {"tries": 3}
    act(retry_version, document_id, by=STAFF)
    assert (version_now(document_id).state, version_now(document_id).fault) == ("queued", "")
    act(retry_version, document_id, by=STAFF)
    assert journal(hall).count("document.retried") == 1
    assert make_waiting() == 1
    assert version_now(document_id).state == "ready"


def test_a_bad_file_fails_again(app: Flask) -> None:
    document_id = a_document(a_hall(1), broken(), publish=False)
    act(retry_version, document_id, by=STAFF)
    make_waiting()
    assert version_now(document_id).fault == "document.broken"


def test_what_is_ready_need_not(app: Flask) -> None:
    assert refusal(act, retry_version, a_document(a_hall(1)), by=STAFF) == "document.not_failed"
