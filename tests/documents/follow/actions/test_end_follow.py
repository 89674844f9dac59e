"""Ending 同屏."""

from documents.follow.actions.end_follow import end_follow
from documents.follow.actions.give_lead import give_lead
from tests.documents.follow.builders import following, now
from tests.voting.builders import CHAIR, act, journal, refusal


def test_everybody_reads_alone_again(app, heard):
    shelf = following(3, screen=True)
    heard.envelopes.clear()
    act(end_follow, shelf.meeting_id)
    held = now(shelf)
    assert (held.follow, held.pointer, held.screen_page) == (None, None, None)
    assert held.stage[0] in ("agenda", "item")
    assert heard.last("FollowChanged").slices == {"follow": None}
    assert heard.last("ScreenPageChanged").slices == {"screen_page": None}
    assert "follow.ended" in journal(shelf.hall)


def test_twice_is_harmless(app, heard):
    shelf = following(3)
    act(end_follow, shelf.meeting_id)
    count = len(heard.envelopes)
    act(end_follow, shelf.meeting_id)
    assert len(heard.envelopes) == count
    assert journal(shelf.hall).count("follow.ended") == 1


def test_who_may(app):
    shelf = following(3)
    deputy = shelf.hall.actor(0)
    assert refusal(act, end_follow, shelf.meeting_id, by=deputy) == "follow.not_leader"
    act(give_lead, shelf.meeting_id, deputy.id)
    assert refusal(act, end_follow, shelf.meeting_id, by=CHAIR) == "ok"
    assert now(shelf).follow is None
