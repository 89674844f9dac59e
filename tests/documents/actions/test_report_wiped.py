"""Tablets that report what they have forgotten."""

from datetime import timedelta

from flask import Flask

from core.db import reading
from documents import reading_store
from documents.actions.open_document import open_document
from documents.actions.report_wiped import report_wiped
from documents.readings import wipes_of
from tests.conftest import START, FrozenClock
from tests.documents.builders import a_shelf
from tests.documents.pdfs import long_paper
from tests.voting.builders import CHAIR, a_hall, act, refusal


def wiped(meeting_id: str) -> dict[str, object]:
    with reading() as session:
        return {one.person_id: (one.opened_n, one.wiped_at) for one in wipes_of(session, meeting_id, CHAIR).people}


def test_somebody_is_done_when_all_their_devices_are_empty(app: Flask, clock: FrozenClock) -> None:
    shelf = a_shelf(3, long_paper(1))
    one, two = shelf.hall.actor(0), shelf.hall.actor(1)
    for who, device in ((one, "aaa tablet"), (one, "bbb phone"), (two, "ccc tablet")):
        act(open_document, shelf.document_id, shelf.version_id, device, by=who)
    assert wiped(shelf.meeting_id) == {one.id: (1, None), two.id: (1, None)}
    clock.tick(hours=1)
    act(report_wiped, shelf.meeting_id, None, "aaa tablet of another name", by=one)
    act(report_wiped, shelf.meeting_id, [shelf.document_id], "ccc tablet", by=two)
    assert wiped(shelf.meeting_id) == {one.id: (1, None), two.id: (1, None)}
    clock.tick(hours=1)
    act(report_wiped, shelf.meeting_id, None, "bbb phone", by=one)
    assert wiped(shelf.meeting_id) == {one.id: (1, START + timedelta(hours=2)), two.id: (1, None)}
    act(open_document, shelf.document_id, shelf.version_id, "bbb phone", by=one)
    assert wiped(shelf.meeting_id)[one.id] == (1, None)


def test_what_a_tablet_says_is_logged_by_document(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1))
    act(report_wiped, shelf.meeting_id, [shelf.document_id], "d", by=shelf.hall.actor(0))
    with reading() as session:
        (event,) = reading_store.events_of(session, shelf.meeting_id, "wiped")
    assert event.document_id == shelf.document_id


def test_only_people_of_the_meeting_and_its_documents(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1))
    stranger = a_hall(1, number=20).actor(0)
    assert refusal(act, report_wiped, shelf.meeting_id, None, "d", by=stranger) == "not_found"
    assert refusal(act, report_wiped, shelf.meeting_id, ["none"], "d", by=shelf.hall.actor(0)) == "not_found"
