"""Entering a comment."""

import pytest

from core.db import reading
from documents.deliberation.actions.add_comment import add_comment
from documents.deliberation.actions.edit_comment import edit_comment
from documents.deliberation.brief import brief_for
from meeting.actions.remove_item import remove_item
from meeting.store import meeting_of
from roster.rules.audience import Audience
from tests.documents.builders import a_document
from tests.documents.deliberation.builders import add, comments, deliberation_follows, fields
from tests.documents.pdfs import long_paper
from tests.meeting.builders import a_meeting_with_agenda, a_running_meeting, does, refused
from tests.roster.builders import SECRETARY
from tests.voting.builders import Hall


def test_it_is_kept_with_what_it_is_on(app, heard, clock):
    built = a_running_meeting()
    who = built.person()
    with deliberation_follows(heard, built):
        made = add(built, " 加快改造。 ", item_id=built.item["乙"], person_id=who.person_id, speaker="", tags=("民生",))
    [one] = comments(built)
    assert (one.id, one.text, one.item_id, one.tags, one.revision) == (
        made,
        "加快改造。",
        built.item["乙"],
        ["民生"],
        1,
    )
    assert (one.speaker, one.delegation_id, one.created_by_name) == (who.name, who.delegation_id, "会务组")
    assert built.journal()[-1] == "comment.added"
    assert built.last_entry()["text"] == "加快改造。"


def test_a_clerk_on_the_roll_enters_and_a_deputy_does_not(app):
    built = a_running_meeting()
    does(lambda tx: add_comment(tx, built.id, fields(), "gesture-1"), built.actor("secretariat"))
    assert comments(built)[0].created_by_name == "工作甲"
    refused("forbidden", lambda tx: add_comment(tx, built.id, fields(), "gesture-2"), built.actor())


def test_the_same_gesture_is_kept_once(app):
    built = a_running_meeting()
    first = add(built, gesture="gesture-1")
    assert add(built, "另一条", gesture="gesture-1") == first
    assert len(comments(built)) == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"text": " "}, "comment.empty"),
        ({"item_id": "nothing"}, "not_found"),
        ({"document_id": "nothing"}, "not_found"),
        ({"person_id": "nobody"}, "comment.elsewhere"),
        ({"delegation_id": "none"}, "comment.elsewhere"),
    ],
)
def test_what_is_refused(app, given, code):
    built = a_running_meeting()
    refused(code, lambda tx: add_comment(tx, built.id, fields(**given), "gesture-1"), SECRETARY)
    assert comments(built) == []


def test_nothing_of_another_meeting(app):
    built = a_running_meeting()
    other = a_meeting_with_agenda(term_id=built.info.term_id, rehearsal=True)
    item = other.item["甲"]
    refused("comment.elsewhere", lambda tx: add_comment(tx, built.id, fields(item_id=item), "gesture-1"), SECRETARY)


def test_a_clerk_enters_nothing_on_a_document_that_is_not_for_clerks(app):
    built = a_running_meeting()
    clerk = built.actor("secretariat")
    deputies = Audience(roles=("deputy",)).to_data()
    secret = a_document(Hall(built.id, "", "", ()), long_paper(1), item=False, readers=deputies)
    refused("not_found", lambda tx: add_comment(tx, built.id, fields(document_id=secret), "gesture-1"), clerk)
    made = add(built, document_id=secret)
    does(lambda tx: edit_comment(tx, made, 1, fields("改过。", document_id=secret)), clerk)
    assert comments(built)[0].text == "改过。"
    with reading() as session:
        meeting = meeting_of(session, built.id)
        for_clerk, for_staff = (brief_for(session, meeting, who, "kind") for who in (clerk, SECRETARY))
    assert "政府工作报告" not in str(for_clerk)
    assert "改过。" in str(for_clerk)
    assert "《政府工作报告》" in str(for_staff)


def test_an_item_that_was_spoken_on_is_not_removed(app):
    built = a_running_meeting()
    add(built, item_id=built.item["丁"])
    refused("item.has_comments", lambda tx: remove_item(tx, built.item["丁"]), SECRETARY)
