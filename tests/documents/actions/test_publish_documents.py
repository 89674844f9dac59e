"""Documents are given to their readers."""

from flask import Flask

from core.db import change
from documents.actions.publish_documents import publish_documents
from documents.actions.withdraw_document import withdraw_document
from meeting.actions.move_stage import set_stage
from tests.conftest import Heard
from tests.documents.builders import a_document, document_now
from tests.documents.pdfs import broken
from tests.voting.builders import CHAIR, STAFF, a_hall, act, journal, refusal


def publish(meeting_id: str, *ids: str) -> int:
    with change(STAFF) as tx:
        return publish_documents(tx, meeting_id, ids)


def test_several_at_once_and_one_word_to_the_hall(app: Flask, heard: Heard) -> None:
    hall = a_hall(1)
    drafts = [a_document(hall, publish=False) for _ in range(3)]
    assert publish(hall.meeting_id, *drafts, drafts[0]) == 3
    assert all(document_now(one).state == "published" and document_now(one).published_at for one in drafts)
    assert heard.kinds().count("DocumentsChanged") == 1
    assert heard.last("DocumentsChanged").slices["documents"] == {"revision": 1, "withdrawn": [], "ended": False}
    assert journal(hall)[-3:] == ["document.published"] * 3


def test_all_or_none(app: Flask) -> None:
    hall = a_hall(1)
    good, bad = a_document(hall, publish=False), a_document(hall, broken(), publish=False)
    assert refusal(publish, hall.meeting_id, good, bad) == "document.not_ready"
    assert document_now(good).state == "draft"


def test_again_is_harmless_and_what_is_withdrawn_is_restored_instead(app: Flask, heard: Heard) -> None:
    hall = a_hall(1)
    document_id = a_document(hall)
    said = heard.kinds().count("DocumentsChanged")
    assert publish(hall.meeting_id, document_id) == 0
    assert heard.kinds().count("DocumentsChanged") == said
    act(withdraw_document, document_id, "有误", by=STAFF)
    assert refusal(publish, hall.meeting_id, document_id) == "document.is_withdrawn"


def test_another_meetings_document_is_not_found(app: Flask) -> None:
    hall, other = a_hall(1), a_hall(1, number=18)
    document_id = a_document(other, publish=False)
    assert refusal(publish, hall.meeting_id, document_id) == "not_found"
    assert document_now(document_id).state == "draft"


def test_on_an_item_that_was_called_it_is_called(app: Flask) -> None:
    hall = a_hall(1)
    with change(CHAIR) as tx:
        set_stage(tx, hall.meeting_id, "item", item_id=hall.item_id)
    assert document_now(a_document(hall, opens="called")).called_at is not None
