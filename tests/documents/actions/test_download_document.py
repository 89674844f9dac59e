"""Taking a whole document out of the hall."""

from datetime import timedelta

import pytest
from flask import Flask

from core.db import change, reading
from documents import reading_store
from documents.actions.download_document import Given, download_document
from documents.tables import Document
from tests.conftest import START, FrozenClock
from tests.documents.builders import Shelf, a_shelf
from tests.documents.pdfs import long_paper
from tests.voting.builders import STAFF, act, journal, last_entry, refusal


def take(shelf: Shelf, who, *, to_print: bool = False, goes_on: bool = False) -> Given:
    with change(who) as tx:
        return download_document(tx, shelf.document_id, to_print=to_print, goes_on=goes_on, device="d")


@pytest.mark.parametrize(
    ("download", "may_print", "to_print", "code"),
    [
        (False, False, False, "document.no_download"),
        (False, True, False, "document.no_download"),
        (True, False, False, "ok"),
        (True, False, True, "document.no_print"),
        (False, True, True, "ok"),
    ],
)
def test_only_as_the_secretariat_allows(app: Flask, download: bool, may_print: bool, to_print: bool, code: str) -> None:
    shelf = a_shelf(1, long_paper(2), may_download=download, may_print=may_print)
    assert refusal(take, shelf, shelf.hall.actor(0), to_print=to_print) == code
    assert refusal(take, shelf, STAFF, to_print=to_print) == "ok"


def test_what_was_taken_is_logged_and_journalled(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(2), may_download=True, may_print=True)
    me = shelf.hall.actor(0)
    take(shelf, me)
    take(shelf, me, to_print=True)
    entry = last_entry(shelf.hall, "document.downloaded")
    assert (entry["title"], entry["version"]) == ("政府工作报告", 1)
    assert "document.printed" in journal(shelf.hall)
    with reading() as session:
        events = reading_store.events_of(session, shelf.meeting_id, "download", "print")
    assert [(e.kind, e.actor, e.document_id) for e in events] == [
        ("download", me.label(), shelf.document_id),
        ("print", me.label(), shelf.document_id),
    ]


def test_the_other_parts_of_a_download_are_no_other_download(app: Flask, clock: FrozenClock) -> None:
    shelf = a_shelf(1, long_paper(2), may_download=True)
    me = shelf.hall.actor(0)
    take(shelf, me)
    clock.tick(minutes=3)
    assert take(shelf, me, goes_on=True).at == START
    assert journal(shelf.hall).count("document.downloaded") == 1
    clock.tick(minutes=8)
    assert take(shelf, me, goes_on=True).at == START + timedelta(minutes=11)
    assert journal(shelf.hall).count("document.downloaded") == 2


def test_nothing_is_given_of_what_was_withdrawn_not_even_the_rest(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(2), may_download=True)
    me = shelf.hall.actor(0)
    take(shelf, me)
    with change(STAFF) as tx:
        tx.session.get_one(Document, shelf.document_id).state = "withdrawn"
    assert refusal(take, shelf, me) == "document.withdrawn"
    assert refusal(take, shelf, me, goes_on=True) == "document.withdrawn"
    assert act(download_of_staff, shelf, by=STAFF).version.id == shelf.version_id


def download_of_staff(tx, shelf: Shelf) -> Given:
    return download_document(tx, shelf.document_id, to_print=False, goes_on=False, device="d")
