"""Taking a file that lies beside a document."""

from flask import Flask

from core.db import change, reading
from documents import files, reading_store
from documents.actions.add_attachment import add_attachment
from documents.actions.download_attachment import download_attachment
from documents.tables import Document
from tests.documents.builders import a_document, a_file, a_shelf
from tests.documents.pdfs import long_paper
from tests.voting.builders import STAFF, act, last_entry, refusal


def test_an_attachment_goes_as_it_is_and_is_logged(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1), may_download=True)
    me = shelf.hall.actor(0)
    attachment = act(add_attachment, shelf.document_id, a_file(b"OFD", "报告.ofd"), by=STAFF)
    given = act(download_attachment, shelf.document_id, attachment, "d", by=me)
    assert (given.filename, files.original(given.id).read_bytes()) == ("报告.ofd", b"OFD")
    assert last_entry(shelf.hall, "attachment.downloaded")["filename"] == "报告.ofd"
    with reading() as session:
        assert len(reading_store.events_of(session, shelf.meeting_id, "attachment")) == 1
    other = a_document(shelf.hall, long_paper(1), may_download=True)
    assert refusal(act, download_attachment, other, attachment, "d", by=me) == "not_found"
    assert refusal(act, download_attachment, shelf.document_id, "none", "d", by=me) == "not_found"
    with change(STAFF) as tx:
        tx.session.get_one(Document, shelf.document_id).state = "withdrawn"
    assert refusal(act, download_attachment, shelf.document_id, attachment, "d", by=me) == "document.withdrawn"


def test_only_where_the_document_may_be_downloaded(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1), may_print=True)
    attachment = act(add_attachment, shelf.document_id, a_file(b"OFD", "报告.ofd"), by=STAFF)
    me = shelf.hall.actor(0)
    assert refusal(act, download_attachment, shelf.document_id, attachment, "d", by=me) == "document.no_download"
    assert act(download_attachment, shelf.document_id, attachment, "d", by=STAFF).id == attachment
