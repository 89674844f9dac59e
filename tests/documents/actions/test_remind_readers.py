"""Reminding readers."""

from flask import Flask

from core.db import reading
from documents import reading_store
from documents.actions.open_document import open_document
from documents.actions.remind_readers import remind_readers
from documents.actions.sign_document import sign_document
from roster.rules.audience import Audience
from tests.conftest import FrozenClock, Heard
from tests.documents.builders import a_new_version, a_shelf
from tests.documents.pdfs import long_paper
from tests.voting.builders import STAFF, act, last_entry, refusal


def reminded(document_id: str) -> set[str]:
    with reading() as session:
        return set(reading_store.reminders_of(session, document_id))


def test_who_has_not_opened_is_reminded_and_told(app: Flask, heard: Heard, clock: FrozenClock) -> None:
    shelf = a_shelf(3, long_paper(1))
    hall = shelf.hall
    act(open_document, shelf.document_id, shelf.version_id, "d", by=hall.actor(0))
    assert act(remind_readers, shelf.document_id, None, by=STAFF) == 4
    rest = {m.person_id for m in (*hall.voters[1:], *hall.others)}
    assert reminded(shelf.document_id) == rest
    told = [e for e in heard.envelopes if e.kind == "MyReading"]
    assert {e.room for e in told} == {f"person:{one}" for one in rest}
    assert all(e.slices == {"my_reading": {"reminded": [shelf.document_id]}} for e in told)
    assert last_entry(hall, "document.reminded")["people"] == 4
    clock.tick(minutes=5)
    assert act(remind_readers, shelf.document_id, None, by=STAFF) == 4


def test_only_those_who_were_named_and_may_read(app: Flask) -> None:
    shelf = a_shelf(3, long_paper(1), readers=Audience(voters=True).to_data())
    hall = shelf.hall
    named = [hall.voters[1].person_id, hall.others[0].person_id]
    assert act(remind_readers, shelf.document_id, named, by=STAFF) == 1
    assert reminded(shelf.document_id) == {hall.voters[1].person_id}
    assert refusal(act, remind_readers, shelf.document_id, ["nobody"], by=STAFF) == "not_found"


def test_who_has_opened_but_must_sign_is_reminded(app: Flask) -> None:
    shelf = a_shelf(2, long_paper(1), must_sign=True, readers=Audience(voters=True).to_data())
    for place in (0, 1):
        act(open_document, shelf.document_id, shelf.version_id, "d", by=shelf.hall.actor(place))
    act(sign_document, shelf.document_id, shelf.version_id, "d", by=shelf.hall.actor(0))
    assert act(remind_readers, shelf.document_id, None, by=STAFF) == 1
    assert reminded(shelf.document_id) == {shelf.hall.voters[1].person_id}


def test_a_new_version_is_unread_again(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1), readers=Audience(voters=True).to_data())
    act(open_document, shelf.document_id, shelf.version_id, "d", by=shelf.hall.actor(0))
    assert act(remind_readers, shelf.document_id, None, by=STAFF) == 0
    a_new_version(shelf.document_id, long_paper(2))
    assert act(remind_readers, shelf.document_id, None, by=STAFF) == 1


def test_nobody_is_reminded_of_what_cannot_be_read(app: Flask) -> None:
    draft = a_shelf(1, long_paper(1), publish=False)
    assert refusal(act, remind_readers, draft.document_id, None, by=STAFF) == "document.not_published"


def test_nobody_is_reminded_before_the_time_has_come(app: Flask) -> None:
    shelf = a_shelf(1, long_paper(1), opens="called", item=False)
    assert act(remind_readers, shelf.document_id, None, by=STAFF) == 0
