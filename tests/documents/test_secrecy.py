"""What is told to everybody says nothing of a paper that is not for everybody: not its title, not what happened to it."""

import json

from flask import Flask

from core.actor import Actor
from core.db import change
from documents.actions.edit_document import Edit, edit_document
from documents.actions.move_document import move_document
from documents.actions.open_document import open_document
from documents.actions.publish_documents import publish_documents
from documents.actions.remind_readers import remind_readers
from documents.actions.restore_document import restore_document
from documents.actions.sign_document import sign_document
from documents.actions.withdraw_document import withdraw_document
from documents.follow.actions.end_follow import end_follow
from documents.follow.actions.start_follow import start_follow
from documents.follow.actions.turn_page import turn_page
from kiosk.state import hall_state
from roster.rules.audience import Audience
from tests.conftest import Heard
from tests.documents.builders import a_document, a_new_version, version_now
from tests.documents.pdfs import long_paper
from tests.voting.builders import STAFF, Hall, a_hall, act, device, person

TITLE, NOTE, REASON, OLD = "干部任免方案", "第二页名单有变", "名单有误", "方案初稿"
WORDS = (TITLE, NOTE, REASON, OLD)


def everything_that_happens(hall: Hall, mine: Actor) -> str:
    """A paper for one reader comes in, is read, replaced, led on the big screen, withdrawn and restored; its id."""
    for_me = Audience(people=(mine.id,)).to_data()
    paper = a_document(hall, long_paper(3), f"{OLD}.pdf", publish=False, secrecy="confidential", readers=for_me)
    act(edit_document, paper, Edit(title=TITLE, must_sign=True), by=STAFF)
    act(publish_documents, hall.meeting_id, [paper], by=STAFF)
    act(remind_readers, paper, None, by=STAFF)
    act(open_document, paper, version_now(paper).id, "device", by=mine)
    act(sign_document, paper, version_now(paper).id, "device", by=mine)
    a_new_version(paper, long_paper(4), NOTE, f"{TITLE}（修订）.pdf")
    with change(STAFF) as tx:
        start_follow(tx, paper, 1, screen=True, confirmed=True)
    act(turn_page, hall.meeting_id, 2, by=STAFF)
    act(end_follow, hall.meeting_id, by=STAFF)
    act(move_document, paper, None, None, by=STAFF)
    act(withdraw_document, paper, REASON, by=STAFF)
    act(restore_document, paper, by=STAFF)
    return paper


def test_messages_to_everybody_and_to_others_name_nothing(app: Flask, heard: Heard) -> None:
    hall = a_hall(3)
    mine = hall.actor(0)
    everything_that_happens(hall, mine)
    told = [one for one in heard.envelopes if one.room.endswith(":hall") or one.room.startswith("person:")]
    assert {"DocumentsChanged", "FollowChanged", "MyReading"} <= {one.kind for one in told}
    for one in told:
        said = json.dumps(one.slices, ensure_ascii=False)
        assert not [word for word in WORDS if word in said], one.kind
        if one.kind in ("MyReading", "MyNotes"):
            assert one.room == f"person:{mine.id}"


def test_the_state_of_others_names_nothing_whatever_face_they_ask_for(app: Flask) -> None:
    hall = a_hall(3)
    mine, other = hall.actor(0), hall.actor(1)
    paper = everything_that_happens(hall, mine)
    with change(STAFF) as tx:
        start_follow(tx, paper, 1, screen=True, confirmed=True)
    for who in (other, *map(person, hall.others)):
        for face in ("tablet", "screen", "chair", "gate", "desk"):
            said = json.dumps(hall_state(who, hall.meeting_id, face), ensure_ascii=False, default=str)
            assert not [word for word in WORDS if word in said], (who.name, face)
    client = device(app, hall.voters[1])
    for path in ("book", "search?q=Page", "hall?face=screen"):
        answer = client.get(f"/meetings/{hall.meeting_id}/{path}")
        assert answer.status_code == 200
        assert not [word for word in WORDS if word in answer.get_data(as_text=True)], path
    assert client.get(f"/meetings/{hall.meeting_id}/book").get_json()["documents"] == []
    assert client.get(f"/meetings/{hall.meeting_id}/search?q=Page").get_json()["total"] == 0
    assert client.get(f"/meetings/{hall.meeting_id}/search?q=Page&document={paper}").status_code == 404
