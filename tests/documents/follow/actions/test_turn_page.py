"""Turning the page for everybody, also when two turn at once and one ends."""

from functools import partial

from core.db import change
from documents.follow.actions.end_follow import end_follow
from documents.follow.actions.give_lead import give_lead
from documents.follow.actions.start_follow import start_follow
from documents.follow.actions.turn_page import turn_page
from tests.documents.builders import a_document
from tests.documents.follow.builders import following, now, page_now
from tests.voting.builders import CHAIR, STAFF, act, journal, refusal
from tests.voting.test_races import at_once


def turn(shelf, page, by=CHAIR, document_id=None):
    return refusal(act, turn_page, shelf.meeting_id, page, document_id, by=by)


def test_everybody_hears_of_the_page(app, heard):
    shelf = following(3)
    heard.envelopes.clear()
    assert turn(shelf, 2) == "ok"
    assert heard.kinds() == ["FollowChanged", "ScreenPageChanged"]
    assert heard.last("FollowChanged").slices == {"follow": now(shelf).follow}
    assert turn(shelf, 2) == "ok"
    assert len(heard.envelopes) == 2, "the same page again says nothing"
    assert "follow.turned" not in journal(shelf.hall)


def test_a_turn_is_known_by_its_number(app):
    shelf = following(3)
    before = now(shelf).follow["turns"]
    first = act(turn_page, shelf.meeting_id, 2)
    assert act(turn_page, shelf.meeting_id, 2) == first, "the same page again is no turn"
    assert (before, now(shelf).follow["turns"]) == (first - 1, first)
    assert act(turn_page, shelf.meeting_id, 1) == first + 1


def test_halves_on_the_big_screen(app, heard):
    """A half is shown on wish; other pages then begin with their upper half; the whole again on wish."""
    shelf = following(3, screen=True)

    def shown(page, part=None):
        act(turn_page, shelf.meeting_id, page, None, part)
        return now(shelf).screen_page["page"], now(shelf).screen_page["part"]

    assert now(shelf).screen_page["part"] == "whole"
    assert shown(1, "lower") == (1, "lower")
    assert heard.last("ScreenPageChanged").slices["screen_page"]["part"] == "lower"
    assert shown(1) == (1, "lower")
    assert shown(2) == (2, "upper")
    assert shown(1, "lower") == (1, "lower")
    assert shown(3, "whole") == (3, "whole")
    assert shown(2) == (2, "whole")


def test_who_may(app):
    shelf = following(3)
    leader, other = shelf.hall.actor(0), shelf.hall.actor(1)
    assert turn(shelf, 2, by=leader) == "follow.not_leader"
    act(give_lead, shelf.meeting_id, leader.id)
    assert turn(shelf, 2, by=leader) == "ok"
    assert turn(shelf, 3, by=other) == "follow.not_leader"
    assert turn(shelf, 3, by=STAFF) == "ok"
    assert now(shelf).follow["leader_id"] == leader.id, "the staff may turn; the deputy still leads"


def test_only_pages_of_the_document_that_was_meant(app):
    shelf = following(3)
    assert turn(shelf, 4) == "follow.no_such_page"
    assert turn(shelf, 2, document_id=shelf.document_id) == "ok"
    other = a_document(shelf.hall, name="二.pdf")
    act(lambda tx: start_follow(tx, other, 1))
    assert turn(shelf, 3, document_id=shelf.document_id) == "follow.other_document"
    assert page_now(shelf) == 1


def test_two_who_turn_at_once(app, heard):
    """Both are answered, the last message is what the database has."""
    shelf = following(3)
    tasks = [partial(turn, shelf, page, by) for page, by in ((2, CHAIR), (3, STAFF)) * 6]
    assert set(at_once(tasks)) == {"ok"}
    assert heard.last("FollowChanged").slices == {"follow": now(shelf).follow}
    versions = [e.version for e in heard.envelopes if e.kind == "FollowChanged"]
    assert versions == sorted(versions)


def test_the_end_in_the_middle_of_turning(app, heard):
    """Who comes before the end turns, who comes after is told; nothing is followed afterwards."""
    shelf = following(3)

    def end():
        with change(CHAIR) as tx:
            end_follow(tx, shelf.meeting_id)
        return "ended"

    answers = at_once([partial(turn, shelf, 2 + n % 2) for n in range(6)] + [end])
    assert set(answers) <= {"ok", "follow.not_on", "ended"}
    assert page_now(shelf) is None
    assert heard.last("FollowChanged").slices == {"follow": None}
    assert turn(shelf, 2) == "follow.not_on"
