"""A file beside a document."""

import pytest
from flask import Flask

from core.db import change, reading
from documents import files, store
from documents.actions.add_attachment import add_attachment
from tests.conftest import Heard
from tests.documents.builders import a_document, a_file, a_shelf
from tests.documents.pdfs import zip_of
from tests.voting.builders import STAFF, a_hall, journal, refusal

OFD = zip_of({"OFD.xml": b"<ofd/>"})


def attach(document_id: str, name: str = "正文.ofd") -> str:
    with change(STAFF) as tx:
        return add_attachment(tx, document_id, a_file(OFD, name))


def test_an_ofd_lies_beside_its_pdf_and_readers_hear_of_it(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(1)
    before = heard.kinds().count("DocumentsChanged")
    attachment_id = attach(shelf.document_id)
    assert files.original(attachment_id).read_bytes() == OFD
    with reading() as session:
        (found,) = store.attachments_of(session, shelf.document_id)
    assert (found.id, found.filename, found.size) == (attachment_id, "正文.ofd", len(OFD))
    assert heard.kinds().count("DocumentsChanged") == before + 1
    assert journal(shelf.hall)[-1] == "document.attached"


def test_a_drafts_attachment_is_no_readers_business(app: Flask, heard: Heard) -> None:
    document_id = a_document(a_hall(1), publish=False)
    attach(document_id)
    assert "DocumentsChanged" not in heard.kinds()


def test_there_is_a_bound(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("documents.actions.add_attachment.ATTACHMENTS", 1)
    document_id = a_document(a_hall(1))
    attach(document_id)
    assert refusal(attach, document_id, "又一个.ofd") == "document.too_many_attachments"
