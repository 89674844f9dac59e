"""The book of one reader."""

from datetime import timedelta
from typing import Any

from flask import Flask

from core.db import reading
from documents.actions.mark_read import mark_read
from documents.actions.open_document import open_document
from documents.actions.sign_document import sign_document
from documents.book import Book, BookDocument, book_of
from roster.rules.audience import Audience
from tests.conftest import START, FrozenClock
from tests.documents.builders import a_document, a_new_version, a_shelf, version_now
from tests.documents.pdfs import long_paper
from tests.voting.builders import STAFF, a_hall, act, person, refusal


def book(meeting_id: str, actor) -> Book:
    with reading() as session:
        return book_of(session, meeting_id, actor)


def only(meeting_id: str, actor) -> BookDocument:
    (found,) = book(meeting_id, actor).documents
    return found


def test_a_book_says_what_is_new_and_what_has_been_read(app: Flask, clock: FrozenClock) -> None:
    shelf = a_shelf(3, long_paper(5), must_sign=True, may_download=True)
    me = shelf.hall.actor(0)
    first = only(shelf.meeting_id, me)
    assert (first.title, first.is_new, first.changed, first.pages_read) == ("政府工作报告", True, False, 0)
    assert (first.version.id, first.version.pages, first.version.number) == (shelf.version_id, 5, 1)
    assert (first.may_download, first.may_print, first.must_sign, first.signed_at) == (True, False, True, None)
    clock.tick(minutes=1)
    act(open_document, shelf.document_id, shelf.version_id, "d", by=me)
    act(mark_read, shelf.document_id, shelf.version_id, [1, 2], 2, by=me)
    act(sign_document, shelf.document_id, shelf.version_id, "d", by=me)
    read = only(shelf.meeting_id, me)
    assert (read.is_new, read.changed, read.pages_read, read.last_page) == (False, False, 2, 2)
    assert read.opened_at == read.signed_at == START + timedelta(minutes=1)
    assert only(shelf.meeting_id, shelf.hall.actor(1)).is_new


def test_a_new_version_is_said_to_be_changed_and_starts_unread(app: Flask) -> None:
    shelf = a_shelf(3, long_paper(5))
    me = shelf.hall.actor(0)
    act(open_document, shelf.document_id, shelf.version_id, "d", by=me)
    act(mark_read, shelf.document_id, shelf.version_id, [1, 2, 3], 3, by=me)
    newer = a_new_version(shelf.document_id, long_paper(2), "第三页删去")
    found = only(shelf.meeting_id, me)
    assert (found.version.id, found.version.number, found.version.note) == (newer, 2, "第三页删去")
    assert (found.is_new, found.changed, found.pages_read) == (False, True, 0)
    assert act(open_document, shelf.document_id, newer, "d", by=me).last_page == 2
    assert not only(shelf.meeting_id, me).changed
    assert only(shelf.meeting_id, shelf.hall.actor(1)).is_new


def test_a_book_has_only_what_its_reader_may_read_now(app: Flask, clock: FrozenClock) -> None:
    shelf = a_shelf(4)
    hall, mine = shelf.hall, shelf.hall.voters[0]
    delegation = Audience(delegations=(mine.delegation_id or "",)).to_data()
    settings: dict[str, dict[str, Any]] = {
        "draft": {"publish": False},
        "delegation": {"readers": delegation},
        "observers": {"readers": Audience(roles=("observer",)).to_data()},
        "called": {"opens": "called", "item": False},
        "later": {"opens": "at", "opens_at": START + timedelta(hours=1)},
        "until": {"until": START + timedelta(hours=1)},
    }
    ids = {name: a_document(hall, long_paper(1), **each) for name, each in settings.items()}
    names = {document_id: name for name, document_id in ids.items()} | {shelf.document_id: "all"}

    def seen(actor) -> set[str]:
        return {names[one.id] for one in book(hall.meeting_id, actor).documents}

    other = next(m for m in hall.voters if m.delegation_id != mine.delegation_id)
    observer = next(m for m in hall.others if "observer" in m.roles)
    assert seen(person(mine)) == {"all", "delegation", "until"}
    assert seen(person(other)) == {"all", "until"}
    assert seen(person(observer)) == {"all", "observers", "until"}
    assert seen(STAFF) == set(names.values())
    clock.tick(hours=1)
    assert seen(person(mine)) == {"all", "delegation", "later"}


def test_a_version_that_failed_leaves_the_one_before_in_the_book(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1))
    a_new_version(shelf.document_id, b"%PDF-1.4 nothing")
    assert version_now(shelf.document_id).state == "failed"
    assert only(shelf.meeting_id, shelf.hall.actor(0)).version.id == shelf.version_id


def test_a_stranger_has_no_book(app: Flask) -> None:
    shelf = a_shelf(1)
    elsewhere = a_hall(2, number=20)
    assert refusal(book, shelf.meeting_id, elsewhere.actor(0)) == "not_found"
