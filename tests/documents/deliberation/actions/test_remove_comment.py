"""Removing a comment."""

from documents.deliberation.actions.edit_comment import edit_comment
from documents.deliberation.actions.remove_comment import remove_comment
from meeting.actions.remove_item import remove_item
from tests.documents.deliberation.builders import add, comments, deliberation_follows, fields
from tests.meeting.builders import a_running_meeting, does, refused
from tests.roster.builders import SECRETARY


def test_it_leaves_the_list_and_its_words_stay_in_the_journal(app, heard):
    built = a_running_meeting()
    made = add(built, "误录。", item_id=built.item["丁"])
    with deliberation_follows(heard, built):
        does(lambda tx: remove_comment(tx, made, 1), SECRETARY)
    assert comments(built) == []
    entry = built.last_entry()
    assert (built.journal()[-1], entry["text"], entry["item"]) == ("comment.removed", "误录。", built.item["丁"])
    before = built.journal()
    does(lambda tx: remove_comment(tx, made, 1), SECRETARY)
    assert built.journal() == before
    does(lambda tx: remove_item(tx, built.item["丁"]), SECRETARY)


def test_not_unseen_and_not_by_deputies(app):
    built = a_running_meeting()
    made = add(built)
    does(lambda tx: edit_comment(tx, made, 1, fields("别人改过。")), SECRETARY)
    refused("comment.edited_meanwhile", lambda tx: remove_comment(tx, made, 1), SECRETARY)
    refused("forbidden", lambda tx: remove_comment(tx, made, 2), built.actor())
    refused("not_found", lambda tx: remove_comment(tx, "nothing", 1), SECRETARY)
    assert len(comments(built)) == 1
