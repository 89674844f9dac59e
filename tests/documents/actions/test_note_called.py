"""Documents open when their item is called, at their time, and end with the meeting."""

from datetime import timedelta

from flask import Flask

from core.db import change, reading
from documents import store
from documents.timer import DocumentsTimer, tell_due
from meeting.actions.add_item import add_item
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from meeting.actions.move_stage import set_stage
from meeting.actions.remove_item import remove_item
from meeting.actions.resume_meeting import resume_meeting
from tests.conftest import START, FrozenClock, Heard
from tests.documents.builders import a_document, a_shelf, document_now
from tests.voting.builders import CHAIR, STAFF, Hall, a_hall, act, refusal


def call(hall: Hall, item_id: str) -> None:
    with change(CHAIR) as tx:
        set_stage(tx, hall.meeting_id, "item", item_id=item_id)


def test_the_first_call_opens_it_for_good(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    shelf = a_shelf(1, opens="called")
    said = heard.kinds().count("DocumentsChanged")
    clock.tick(minutes=5)
    call(shelf.hall, shelf.hall.item_id)
    assert document_now(shelf.document_id).called_at == clock()
    assert heard.kinds().count("DocumentsChanged") == said + 1
    first = clock()
    with change(STAFF) as tx:
        other = add_item(tx, shelf.meeting_id, "另一项")
    clock.tick(minutes=5)
    call(shelf.hall, other)
    call(shelf.hall, shelf.hall.item_id)
    assert document_now(shelf.document_id).called_at == first
    assert heard.kinds().count("DocumentsChanged") == said + 1


def test_what_is_open_anyhow_is_not_told_anew(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(1)
    said = heard.kinds().count("DocumentsChanged")
    call(shelf.hall, shelf.hall.item_id)
    assert document_now(shelf.document_id).called_at is not None
    assert heard.kinds().count("DocumentsChanged") == said


def test_a_call_of_what_lies_below_opens_it_too(app: Flask) -> None:
    hall = a_hall(1)
    document_id = a_document(hall, opens="called")
    with change(STAFF) as tx:
        below = add_item(tx, hall.meeting_id, "分项", parent_id=hall.item_id)
    call(hall, below)
    assert document_now(document_id).called_at is not None


def test_at_the_end_everybody_is_told_and_again_when_it_goes_on(app: Flask, heard: Heard) -> None:
    shelf = a_shelf(1)
    said = heard.kinds().count("DocumentsChanged")
    act(close_sitting, shelf.hall.sitting_id)
    assert heard.kinds().count("DocumentsChanged") == said, "a sitting's end changes nothing for readers"
    act(end_meeting, shelf.meeting_id)
    assert heard.last("DocumentsChanged").slices["documents"]["ended"] is True
    act(resume_meeting, shelf.meeting_id)
    assert heard.last("DocumentsChanged").slices["documents"]["ended"] is False
    assert heard.kinds().count("DocumentsChanged") == said + 2


def test_a_meeting_without_documents_ends_in_silence(app: Flask, heard: Heard) -> None:
    hall = a_hall(1)
    act(close_sitting, hall.sitting_id)
    act(end_meeting, hall.meeting_id)
    assert "DocumentsChanged" not in heard.kinds()


def test_times_are_told_when_they_come(app: Flask, clock: FrozenClock, heard: Heard) -> None:
    shelf = a_shelf(1, opens="at", opens_at=START + timedelta(minutes=10), until=START + timedelta(minutes=30))
    a_document(shelf.hall, publish=False, opens="at", opens_at=START + timedelta(minutes=20))
    said = heard.kinds().count("DocumentsChanged")
    timer = DocumentsTimer()
    told = []
    for _ in range(8):
        timer.look()
        told.append(heard.kinds().count("DocumentsChanged") - said)
        clock.tick(minutes=5)
    assert told == [0, 0, 1, 1, 1, 1, 2, 2]


def test_an_ended_meeting_has_no_times(app: Flask, clock: FrozenClock) -> None:
    shelf = a_shelf(1, until=START + timedelta(minutes=5))
    act(close_sitting, shelf.hall.sitting_id)
    act(end_meeting, shelf.meeting_id)
    assert tell_due(START, START + timedelta(hours=1)) == []


def test_an_item_with_documents_is_not_removed(app: Flask) -> None:
    hall = a_hall(1)
    with change(STAFF) as tx:
        item_id = add_item(tx, hall.meeting_id, "要删的议程")
    document_id = a_document(hall, publish=False)
    from documents.actions.move_document import move_document

    act(move_document, document_id, item_id, by=STAFF)
    assert refusal(act, remove_item, item_id, by=STAFF) == "document.on_item"
    act(move_document, document_id, None, by=STAFF)
    act(remove_item, item_id, by=STAFF)
    with reading() as session:
        assert store.documents_on_item(session, item_id) == 0
