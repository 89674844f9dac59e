"""What killed servers left behind."""

import os

from flask import Flask

from documents import files
from documents.intake.sweep import AGE, sweep
from tests.documents.actions.test_add_attachment import attach
from tests.documents.builders import a_shelf
from tests.documents.pdfs import paper


def test_only_what_is_old_and_belongs_to_nothing_goes(app: Flask) -> None:
    shelf = a_shelf(1, paper(1))
    attachment_id = attach(shelf.document_id)
    half, fresh = files.incoming(), files.incoming()
    for path in (half, fresh):
        path.write_bytes(b"half")
    orphan = files.folder_of("0123456789abcdef")
    orphan.mkdir()
    (files.root() / "font-cache").mkdir(exist_ok=True)
    now = fresh.stat().st_mtime
    for path in (half, orphan, *(files.folder_of(one) for one in (shelf.version_id, attachment_id))):
        os.utime(path, (now - AGE - 1, now - AGE - 1))
    assert sweep(now) == 2
    assert not half.exists()
    assert not orphan.exists()
    assert fresh.exists()
    assert files.page(shelf.version_id, 1).is_file()
    assert files.original(attachment_id).is_file()
    assert sweep(now) == 0


def test_before_the_first_document_there_is_nothing_to_sweep(app: Flask) -> None:
    assert sweep(0) == 0
