"""Who has read what, as the secretariat sees it."""

import io
from datetime import timedelta
from zoneinfo import ZoneInfo

import openpyxl
from flask import Flask

from core.db import change, reading
from documents.actions.download_document import download_document
from documents.actions.mark_read import mark_read
from documents.actions.open_document import open_document
from documents.actions.remind_readers import remind_readers
from documents.actions.sign_document import sign_document
from documents.readings import DocumentReadings, ReaderFigures, document_readings, person_readings, readings_xlsx
from roster.rules.audience import Audience
from tests.conftest import START, FrozenClock
from tests.documents.builders import Shelf, a_document, a_new_version, a_shelf
from tests.documents.pdfs import long_paper
from tests.voting.builders import CHAIR, STAFF, act, person, refusal

MINUTE = timedelta(minutes=1)


def readings(shelf: Shelf) -> DocumentReadings:
    with reading() as session:
        return document_readings(session, shelf.document_id, CHAIR)


def of(shelf: Shelf, place: int) -> ReaderFigures:
    wanted = shelf.hall.voters[place].person_id
    return next(one for one in readings(shelf).readers if one.person_id == wanted)


def a_reader(shelf: Shelf, clock: FrozenClock, place: int = 0) -> None:
    """Opens, reads three pages, signs, downloads and prints, a minute each."""
    me = shelf.hall.actor(place)
    act(open_document, shelf.document_id, shelf.version_id, "d", by=me)
    clock.tick(minutes=1)
    act(mark_read, shelf.document_id, shelf.version_id, [1, 2, 4], 4, by=me)
    clock.tick(minutes=1)
    act(sign_document, shelf.document_id, shelf.version_id, "d", by=me)
    for to_print in (False, True):
        clock.tick(minutes=1)
        with change(me) as tx:
            download_document(tx, shelf.document_id, to_print=to_print, goes_on=False, device="d")


def a_signed_shelf() -> Shelf:
    voters = Audience(voters=True).to_data()
    return a_shelf(3, long_paper(5), must_sign=True, may_download=True, may_print=True, readers=voters)


def test_everyone_who_may_read_is_listed_read_or_not(app: Flask, clock: FrozenClock) -> None:
    shelf = a_signed_shelf()
    a_reader(shelf, clock)
    found = readings(shelf)
    assert (found.version, found.pages) == (1, 5)
    assert [one.person_id for one in found.readers] == [m.person_id for m in shelf.hall.voters]
    read = of(shelf, 0)
    assert (read.version, read.opens, read.pages_read) == (1, 1, 3)
    assert read.opened_at == START
    assert read.signed_at == read.last_at == START + 2 * MINUTE
    assert (read.downloaded_at, read.printed_at) == (START + 3 * MINUTE, START + 4 * MINUTE)
    unread = of(shelf, 1)
    assert (unread.version, unread.opened_at, unread.opens, unread.pages_read, unread.signed_at) == (
        None,
        None,
        0,
        0,
        None,
    )
    act(remind_readers, shelf.document_id, None, by=STAFF)
    assert (of(shelf, 0).reminded_at, of(shelf, 1).reminded_at) == (None, START + 4 * MINUTE)


def test_what_was_read_of_an_earlier_version_is_said_to_be_of_that(app: Flask, clock: FrozenClock) -> None:
    shelf = a_signed_shelf()
    a_reader(shelf, clock)
    newer = a_new_version(shelf.document_id, long_paper(2))
    assert readings(shelf).version == 2
    assert (of(shelf, 0).version, of(shelf, 0).pages_read) == (1, 3)
    act(open_document, shelf.document_id, newer, "d", by=shelf.hall.actor(0))
    assert (of(shelf, 0).version, of(shelf, 0).pages_read, of(shelf, 0).opens) == (2, 0, 2)


def test_one_person_in_all_documents_that_are_meant_for_them(app: Flask, clock: FrozenClock) -> None:
    shelf = a_signed_shelf()
    a_reader(shelf, clock)
    a_document(shelf.hall, long_paper(1), publish=False)
    a_document(shelf.hall, long_paper(1), readers=Audience(roles=("observer",)).to_data())
    other = a_document(shelf.hall, long_paper(7), name="预算报告.pdf")
    me = shelf.hall.voters[0]
    with reading() as session:
        found = person_readings(session, shelf.meeting_id, me.person_id, STAFF)
        assert refusal(person_readings, session, shelf.meeting_id, "none", STAFF) == "not_found"
    assert (found.person_id, found.name) == (me.person_id, me.name)
    assert [(one.document_id, one.pages, one.pages_read) for one in found.documents] == [
        (shelf.document_id, 5, 3),
        (other, 7, 0),
    ]
    assert found.documents[0].printed_at == START + 4 * MINUTE


def test_readers_do_not_see_who_reads(app: Flask) -> None:
    shelf = a_signed_shelf()
    with reading() as session:
        asking = person(shelf.hall.voters[0])
        assert refusal(document_readings, session, shelf.document_id, asking) == "not_found"


def test_the_workbook_says_the_same(app: Flask, clock: FrozenClock) -> None:
    shelf = a_signed_shelf()
    a_reader(shelf, clock)
    a_document(shelf.hall, long_paper(1), publish=False, name="草稿.pdf")
    with reading() as session:
        title, content = readings_xlsx(session, shelf.meeting_id, STAFF, ZoneInfo("Asia/Shanghai"))
    assert "第一次会议" in title
    book = openpyxl.load_workbook(io.BytesIO(content))
    summary = [[cell.value for cell in row] for row in book["按文件"].iter_rows()]
    assert len(summary) == 2
    assert summary[1][1:] == ["已发放", 1, 5, 3, 1, 1]
    rows = [[cell.value for cell in row] for row in book["按人员"].iter_rows()]
    assert len(rows) == 4
    mine = dict(zip(rows[0], next(row for row in rows if row[1] == shelf.hall.voters[0].name), strict=True))
    assert (mine["阅读情况"], mine["已读页数"], mine["签阅时间"]) == ("已读", 3, "2026-11-23 09:02")
    assert [row[4] for row in rows[1:]].count("未读") == 2
