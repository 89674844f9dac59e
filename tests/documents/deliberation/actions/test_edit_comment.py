"""Changing a comment."""

from documents.deliberation.actions.edit_comment import edit_comment
from documents.deliberation.actions.remove_comment import remove_comment
from tests.documents.deliberation.builders import add, comments, deliberation_follows, fields
from tests.meeting.builders import a_running_meeting, does, refused
from tests.roster.builders import SECRETARY


def test_the_journal_keeps_what_was_there_before(app, heard, clock):
    built = a_running_meeting()
    made = add(built, "原文。")
    clock.tick(minutes=1)
    with deliberation_follows(heard, built):
        does(lambda tx: edit_comment(tx, made, 1, fields("改文。", kind="suggestion")), built.actor("secretariat"))
    [one] = comments(built)
    assert (one.text, one.kind, one.revision, one.edited_by_name) == ("改文。", "suggestion", 2, "工作甲")
    assert built.last_entry() == {
        "before": {"kind": "opinion", "text": "原文。"},
        "after": {"kind": "suggestion", "text": "改文。"},
    }


def test_of_two_clerks_the_second_is_told(app):
    built = a_running_meeting()
    made = add(built, "原文。")
    does(lambda tx: edit_comment(tx, made, 1, fields("甲改。")), SECRETARY)
    refused("comment.edited_meanwhile", lambda tx: edit_comment(tx, made, 1, fields("乙改。")), SECRETARY)
    assert comments(built)[0].text == "甲改。"
    does(lambda tx: edit_comment(tx, made, 2, fields("乙改。")), SECRETARY)
    assert comments(built)[0].text == "乙改。"


def test_the_same_change_again_is_harmless(app):
    built = a_running_meeting()
    made = add(built, "原文。")
    does(lambda tx: edit_comment(tx, made, 1, fields("甲改。")), SECRETARY)
    before = built.journal()
    does(lambda tx: edit_comment(tx, made, 1, fields("甲改。")), SECRETARY)
    assert (built.journal(), comments(built)[0].revision) == (before, 2)


def test_what_is_refused(app):
    built = a_running_meeting()
    made = add(built)
    refused("forbidden", lambda tx: edit_comment(tx, made, 1, fields("改")), built.actor())
    refused("not_found", lambda tx: edit_comment(tx, "nothing", 1, fields("改")), SECRETARY)
    refused("comment.empty", lambda tx: edit_comment(tx, made, 1, fields(" ")), SECRETARY)
    does(lambda tx: remove_comment(tx, made, 1), SECRETARY)
    refused("comment.removed", lambda tx: edit_comment(tx, made, 1, fields("改")), SECRETARY)
