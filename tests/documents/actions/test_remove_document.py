"""A document that nobody has read is removed for good."""

from flask import Flask
from sqlalchemy import func, select

from core.db import change, reading
from documents import guards
from documents.actions.remove_document import remove_document
from documents.tables import Document, DocumentAttachment, DocumentPage, DocumentVersion, Reading
from tests.conftest import Heard
from tests.documents.actions.test_add_attachment import attach
from tests.documents.builders import a_document, a_new_version, a_shelf, document_now, version_now
from tests.voting.builders import STAFF, a_hall, act, last_entry, refusal


def test_it_goes_with_all_that_hangs_on_it(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(1)
    second = a_new_version(shelf.document_id)
    attachment_id = attach(shelf.document_id)
    gone = act(remove_document, shelf.document_id, by=STAFF)
    assert set(gone) == {shelf.version_id, second, attachment_id}
    with reading() as session:
        for table in (Document, DocumentVersion, DocumentAttachment, DocumentPage):
            assert session.scalar(select(func.count()).select_from(table)) == 0
    assert len(last_entry(shelf.hall, "document.removed")["files"]) == 3
    assert heard.last("LibraryNow").slices["library"]["documents"] == []


def test_the_numbers_close_up(app: Flask) -> None:
    hall = a_hall(1)
    first, second = (a_document(hall, publish=False) for _ in range(2))
    act(remove_document, first, by=STAFF)
    assert document_now(second).number == 1


def test_what_was_read_stays(app: Flask) -> None:
    shelf = a_shelf(1)
    with change(STAFF) as tx:
        tx.session.add(
            Reading(
                version_id=shelf.version_id,
                person_id=shelf.hall.voters[0].person_id,
                document_id=shelf.document_id,
                opened_at=tx.now,
                last_at=tx.now,
            )
        )
    assert refusal(act, remove_document, shelf.document_id, by=STAFF) == "document.was_read"
    assert version_now(shelf.document_id).state == "ready"


def test_others_are_asked(app: Flask) -> None:
    from core.errors import Refused

    def no(_session: object, _document_id: str) -> None:
        raise Refused("document.in_use", "不行")

    document_id = a_document(a_hall(1))
    guards.before_remove.append(no)
    try:
        assert refusal(act, remove_document, document_id, by=STAFF) == "document.in_use"
    finally:
        guards.before_remove.remove(no)
