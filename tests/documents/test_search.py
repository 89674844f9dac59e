"""The search in what one may read now, with real papers."""

import io
from typing import Any

import pytest
from flask import Flask
from pikepdf import Pdf

from core.db import change, reading
from documents import search_store, store
from documents.actions.remove_document import remove_document
from documents.actions.withdraw_document import withdraw_document
from documents.reading_store import access_reading
from documents.search import Hits, Marks, marks_on, search_book
from roster.rules.audience import Audience
from tests.documents.builders import Shelf, a_document, a_new_version, a_shelf, version_now
from tests.documents.pdfs import long_paper, paper, saved, scan
from tests.voting.builders import CHAIR, STAFF, a_hall, act, refusal

TEXT = "全区地区生产总值ＧＤＰ增长百分之六点二，䶮家桥至𬭎园路与𣸣祥里整治完工，Wi-Fi覆盖12个社区。"


def look(meeting_id: str, actor: Any, query: str, document_id: str | None = None) -> Hits:
    with reading() as session:
        return search_book(session, meeting_id, actor, query, document_id)


def marked(shelf: Shelf, page: int, query: str) -> Marks:
    with reading() as session:
        access = access_reading(session, shelf.document_id, shelf.hall.actor(0))
        return marks_on(session, access, shelf.version_id, page, query)


def pages(hits: Hits) -> list[int]:
    return [hit.page for hit in hits.hits]


def check_queries(shelf: Shelf) -> None:
    """What must be found on any database."""
    me = shelf.hall.actor(0)
    found = {
        "整治": [1, 2, 3],
        "䶮家": [1, 2, 3],
        "䶮": [1, 2, 3],
        "𬭎园路": [1, 2, 3],
        "𣸣祥": [1, 2, 3],
        "gdp": [1, 2, 3],
        "ＧＤＰ增长": [1, 2, 3],
        "wi-fi 社区": [1, 2, 3],
        "１２个": [1, 2, 3],
        "第2章": [2],
        "第2章 整治": [2],
        "整治 没有的": [],
        "治整": [],
        "1": [1],
        '"整治" OR x': [],
        "%": [],
        "，": [],
        "": [],
    }
    for query, expected in found.items():
        hits = look(shelf.meeting_id, me, query)
        assert (pages(hits), hits.total) == (expected, len(expected)), query


def test_words_of_two_characters_rare_ones_latin_digits_and_wide_ones_are_found(app: Flask) -> None:
    shelf = a_shelf(1, paper(3, "整治", TEXT))
    check_queries(shelf)
    (hit, *_) = look(shelf.meeting_id, shelf.hall.actor(0), "𬭎园").hits
    assert (hit.document_id, hit.page, hit.count) == (shelf.document_id, 1, 4)
    assert ("𬭎园", True) in hit.snippet
    assert "至" in "".join(piece for piece, _ in hit.snippet)


def test_one_finds_only_what_one_may_read_now_in_its_present_version(app: Flask) -> None:
    shelf = a_shelf(2, paper(1, "整治", TEXT))
    hall = shelf.hall
    a_document(hall, paper(1, "整治", TEXT), publish=False)
    a_document(hall, paper(1, "整治", TEXT), opens="called", item=False)
    a_document(hall, paper(1, "整治", TEXT), readers=Audience(roles=("observer",)).to_data())
    other = a_hall(1, number=20)
    a_document(other, paper(1, "整治", TEXT))
    assert [hit.document_id for hit in look(hall.meeting_id, hall.actor(0), "整治").hits] == [shelf.document_id]
    assert look(hall.meeting_id, CHAIR, "整治").total == 4
    assert refusal(look, hall.meeting_id, other.actor(0), "整治") == "not_found"
    a_new_version(shelf.document_id, paper(2, "修订", "新的文字没有那个词。"))
    assert look(hall.meeting_id, hall.actor(0), "整治").total == 0
    assert look(hall.meeting_id, hall.actor(0), "修订").total == 2
    act(withdraw_document, shelf.document_id, "有误", by=STAFF)
    assert look(hall.meeting_id, hall.actor(0), "修订").total == 0
    assert refusal(look, hall.meeting_id, hall.actor(0), "修订", shelf.document_id) == "not_found"


def test_all_pages_of_one_document_and_three_of_each_where_all_are_searched(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(30))
    second = a_document(shelf.hall, long_paper(12))
    me = shelf.hall.actor(0)
    everywhere = look(shelf.meeting_id, me, "page number")
    assert everywhere.total == 42
    assert [hit.document_id for hit in everywhere.hits] == [shelf.document_id] * 3 + [second] * 3
    assert pages(look(shelf.meeting_id, me, "page number", shelf.document_id)) == list(range(1, 31))
    assert pages(look(shelf.meeting_id, me, "number 17", shelf.document_id)) == [17]


def test_a_scan_has_nothing_to_find(app: Flask) -> None:
    shelf = a_shelf(1, scan(1))
    assert not version_now(shelf.document_id).has_text
    assert look(shelf.meeting_id, shelf.hall.actor(0), "扫描").total == 0
    assert look(shelf.meeting_id, shelf.hall.actor(0), "扫描", shelf.document_id).total == 0


def test_hits_are_marked_on_the_page_where_they_stand(app: Flask) -> None:
    """The heading stands at the top of the page, in its margins, and a hit over a line's end has two boxes."""
    shelf = a_shelf(1, paper(2, "整治", "䶮" * 200))
    (heading,) = marked(shelf, 2, "第2章").boxes
    left, bottom, right, top = heading
    assert 60 < left < right < 300
    assert 700 < bottom < top < 790
    assert 10 < top - bottom < 30
    long = marked(shelf, 1, "䶮" * 60).boxes
    assert len(long) > 3
    assert all(50 < box[0] < box[2] < 545 for box in long)
    assert marked(shelf, 1, "没有").boxes == ()
    assert refusal(marked, shelf, 3, "整治") == "not_found"


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_marks_stand_as_the_page_is_seen(app: Flask, turned: int) -> None:
    with Pdf.open(io.BytesIO(long_paper(1))) as pdf:
        pdf.pages[0].rotate(turned, relative=False)
        shelf = a_shelf(1, saved(pdf))
    (box,) = marked(shelf, 1, "Page").boxes
    along, up = {90: (720, 595 - 72), 180: (595 - 72, 842 - 720), 270: (842 - 720, 72)}[turned]
    near_x = box[0] if turned == 90 else box[2]
    assert abs(near_x - along) < 25
    near_y = box[3] if turned in (90, 180) else box[1]
    assert abs(near_y - up) < 25


def test_a_removed_document_leaves_nothing_in_the_index(app: Flask) -> None:
    hall = a_hall(1)
    document_id = a_document(hall, paper(1, "整治", TEXT), publish=False)
    with reading() as session:
        version = store.versions_of(session, document_id)[0]
        assert search_store.numbers_of(session, [version.id])
        assert search_store.pages_with(session, [("整", "治")])
    with change(STAFF) as tx:
        remove_document(tx, document_id)
    with reading() as session:
        assert not search_store.numbers_of(session, [version.id])
        assert not search_store.pages_with(session, [("整", "治")])
