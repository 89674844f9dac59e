"""A corrected paper replaces the old one."""

from flask import Flask

from core.db import change, reading
from documents import files, store
from documents.actions.add_version import add_version
from tests.conftest import Heard
from tests.documents.builders import a_document, a_file, a_new_version, a_shelf, document_now, version_now
from tests.documents.pdfs import broken, paper
from tests.voting.builders import STAFF, a_hall, last_entry, refusal


def add(document_id: str, replaces: str, note: str = "", name: str = "修订稿.pdf") -> str:
    with change(STAFF) as tx:
        return add_version(tx, document_id, a_file(name=name), replaces, note)


def test_readers_keep_the_old_one_until_the_new_one_is_ready_and_hear_of_it_then(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(1)
    before = heard.kinds().count("DocumentsChanged")
    version_id = add(shelf.document_id, shelf.version_id, "第三页有修改")
    with reading() as session:
        current = store.current_version(session, shelf.document_id)
    assert current is not None
    assert current.id == shelf.version_id
    assert heard.kinds().count("DocumentsChanged") == before
    a_new_version(shelf.document_id, paper(4))
    with reading() as session:
        current = store.current_version(session, shelf.document_id)
        assert store.current_versions(session, shelf.meeting_id) == {shelf.document_id: current}
    assert current is not None
    assert (current.number, current.pages) == (3, 4)
    assert heard.kinds().count("DocumentsChanged") > before
    assert files.original(shelf.version_id).is_file(), "the old one stays for the archive"
    assert files.whole(version_id).is_file()


def test_the_note_and_what_is_replaced_are_on_record(app: Flask) -> None:
    shelf = a_shelf(1)
    add(shelf.document_id, shelf.version_id, "第三页有修改")
    entry = last_entry(shelf.hall, "document.version_added")
    assert (entry["note"], entry["number"], entry["replaces"]) == ("第三页有修改", 2, shelf.version_id)
    assert version_now(shelf.document_id).note == "第三页有修改"


def test_the_note_has_nothing_that_cannot_be_seen(app: Flask) -> None:
    shelf = a_shelf(1)
    add(shelf.document_id, shelf.version_id, "\u202e第三页\x07\n第四页 \n")
    assert version_now(shelf.document_id).note == "第三页\n第四页"


def test_two_secretaries_cannot_replace_each_others_unseen(app: Flask) -> None:
    """The second is told who was first, and keeps both the document and their file's chance."""
    shelf = a_shelf(1)
    first = add(shelf.document_id, shelf.version_id, name="甲的修订稿.pdf")
    assert refusal(add, shelf.document_id, shelf.version_id, name="乙的修订稿.pdf") == "document.replaced_meanwhile"
    assert version_now(shelf.document_id).filename == "甲的修订稿.pdf"
    assert refusal(add, shelf.document_id, first, name="乙的修订稿.pdf") == "ok"


def test_a_bad_new_version_leaves_the_old_one_to_its_readers(app: Flask) -> None:
    shelf = a_shelf(1)
    a_new_version(shelf.document_id, broken())
    assert version_now(shelf.document_id).state == "failed"
    with reading() as session:
        assert store.current_version(session, shelf.document_id).id == shelf.version_id  # type: ignore[union-attr]
    assert document_now(shelf.document_id).state == "published"


def test_a_note_is_a_note(app: Flask) -> None:
    hall = a_hall(1)
    document_id = a_document(hall)
    assert refusal(add, document_id, version_now(document_id).id, "长" * 301) == "document.note_too_long"
