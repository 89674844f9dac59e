"""A document comes in."""

import pytest
from flask import Flask

from core.db import change
from core.errors import Refused
from documents import files
from documents.actions.add_document import add_document
from documents.rules import limits
from meeting.actions.end_meeting import end_meeting
from tests.conftest import Heard
from tests.documents.builders import a_document, a_file, document_now, version_now
from tests.voting.builders import CHAIR, STAFF, a_hall, act, last_entry, refusal


def add(meeting_id: str, item_id: str | None = None, name: str = "政府工作报告.pdf", **given: str) -> str:
    with change(STAFF) as tx:
        return add_document(tx, meeting_id, a_file(name=name), item_id, **given)


def test_a_draft_for_everybody_with_its_file_waiting(app: Flask, heard: Heard) -> None:
    hall = a_hall(1)
    document_id = add(hall.meeting_id, hall.item_id)
    document, version = document_now(document_id), version_now(document_id)
    assert (document.title, document.label, document.state) == ("政府工作报告", "会议文件之一", "draft")
    assert document.readers.everyone
    assert (version.number, version.kind, version.state) == (1, "pdf", "queued")
    assert files.original(version.id).stat().st_size == version.size
    assert last_entry(hall, "document.added")["sha256"] == version.sha256
    assert "DocumentsChanged" not in heard.kinds(), "a draft is no reader's business"
    assert heard.last("LibraryNow").slices["library"]["documents"][0]["id"] == document_id


def test_documents_follow_one_another_and_the_library_is_not_numbered(app: Flask) -> None:
    hall = a_hall(1)
    made = [add(hall.meeting_id, hall.item_id), add(hall.meeting_id, None), add(hall.meeting_id, hall.item_id)]
    assert [document_now(one).position for one in made] == [0, 0, 1]
    assert [document_now(one).label for one in made] == ["会议文件之一", "", "会议文件之二"]


def test_an_upload_that_is_sent_again_is_the_same_document(app: Flask) -> None:
    hall, other = a_hall(1), a_hall(1, number=18)
    first = add(hall.meeting_id, hall.item_id, gesture="g1")
    assert add(hall.meeting_id, hall.item_id, gesture="g1") == first
    assert len({first, add(hall.meeting_id, gesture="g2"), add(hall.meeting_id), add(hall.meeting_id)}) == 4
    assert add(other.meeting_id, gesture="g1") != first


def test_a_title_may_be_given(app: Flask) -> None:
    hall = a_hall(1)
    assert document_now(add(hall.meeting_id, title="票决办法（草案）")).title == "票决办法（草案）"


def test_another_meetings_item_and_an_ended_meeting_are_refused(app: Flask) -> None:
    hall, other = a_hall(1), a_hall(1, number=18)
    assert refusal(add, hall.meeting_id, other.item_id) == "not_found"
    prepared = a_hall(1, number=17, open_now=False)
    from meeting.actions.start_meeting import start_meeting

    act(start_meeting, prepared.meeting_id)
    act(end_meeting, prepared.meeting_id, by=CHAIR)
    assert refusal(add, prepared.meeting_id) == "meeting.ended"


def test_a_given_title_is_one_line_and_can_be_seen(app: Flask) -> None:
    hall = a_hall(1)
    assert document_now(add(hall.meeting_id, title="\u202e工作\x07\n报告 ")).title == "工作 报告"
    assert document_now(add(hall.meeting_id, title="\u202e\x00")).title == "政府工作报告"


def test_there_is_a_bound(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = a_hall(1)
    monkeypatch.setattr("documents.actions.add_document.DOCUMENTS", 1)
    add(hall.meeting_id)
    assert refusal(add, hall.meeting_id) == "document.too_many"
    assert limits.DOCUMENTS >= 2000


def test_a_person_may_not(app: Flask) -> None:
    hall = a_hall(1)
    stranger = hall.actor(0)
    document_id = a_document(hall)
    from documents.actions.edit_document import Edit, edit_document

    with pytest.raises(Refused, match="not_found"), change(stranger) as tx:
        edit_document(tx, document_id, Edit(title="改"))
