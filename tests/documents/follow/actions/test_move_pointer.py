"""Pointing at the page."""

from documents.follow.actions.move_pointer import move_pointer
from documents.follow.actions.turn_page import turn_page
from documents.rules.following import Pointer
from tests.documents.follow.builders import following, now
from tests.voting.builders import CHAIR, act, refusal


def point(shelf, pointer, by=CHAIR, document_id=None):
    return refusal(act, move_pointer, shelf.meeting_id, pointer, document_id, by=by)


def test_everybody_sees_where(app, heard):
    shelf = following(3, 2)
    assert point(shelf, Pointer(2, 250, 999)) == "ok"
    pointer = {"document_id": shelf.document_id, "page": 2, "x": 250, "y": 999}
    assert now(shelf).pointer == pointer
    assert heard.last("PointerNow").slices == {"pointer": pointer}
    assert heard.last("PointerNow").version is None
    assert point(shelf, None) == "ok"
    assert heard.last("PointerNow").slices == {"pointer": None}


def test_a_page_that_was_turned_takes_the_pointer_away(app, heard):
    shelf = following(3)
    point(shelf, Pointer(1, 5, 5))
    act(turn_page, shelf.meeting_id, 2)
    assert now(shelf).pointer is None
    assert heard.last("PointerNow").slices == {"pointer": None}
    assert point(shelf, Pointer(1, 6, 6)) == "ok", "a touch that came late is dropped without a word"
    assert now(shelf).pointer is None


def test_who_may(app):
    shelf = following(3)
    assert point(shelf, Pointer(1, 5, 5), by=shelf.hall.actor(0)) == "follow.not_leader"
    assert point(shelf, Pointer(1, 5, 5), document_id="another") == "follow.other_document"
    assert now(shelf).pointer is None
