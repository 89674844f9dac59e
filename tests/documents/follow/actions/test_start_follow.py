"""Starting 同屏: by whom, of what, and what the big screen shows of it."""

from functools import partial

from core.db import change
from documents.actions.withdraw_document import withdraw_document
from documents.follow.actions.give_lead import give_lead
from documents.follow.actions.start_follow import start_follow
from documents.tables import Document
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from meeting.actions.move_stage import set_stage
from tests.documents.builders import a_document, a_new_version, a_shelf, set_columns
from tests.documents.follow.builders import following, now, only_for, page_now
from tests.voting.builders import CHAIR, STAFF, a_hall, act, journal, last_entry, opened, refusal


def start(shelf, page=1, by=CHAIR, document_id=None, **options):
    return refusal(act, lambda tx: start_follow(tx, document_id or shelf.document_id, page, **options), by=by)


def edit(document_id, **columns):
    with change(STAFF) as tx:
        set_columns(tx.session.get(Document, document_id), columns)


def test_the_chair_opens_a_document_on_every_tablet(app, heard):
    shelf = a_shelf(3)
    heard.envelopes.clear()
    assert start(shelf, 2) == "ok"
    follow = now(shelf).follow
    assert (follow["document_id"], follow["page"], follow["leader"]) == (shelf.document_id, 2, CHAIR.name)
    assert heard.last("FollowChanged").slices == {"follow": follow}
    assert heard.kinds().count("FollowChanged") == 1
    assert "follow.started" in journal(shelf.hall)
    assert last_entry(shelf.hall, "follow.started")["page"] == 2


def test_the_messages_to_the_hall_say_nothing_of_the_document(app, heard):
    shelf = a_shelf(3)
    heard.envelopes.clear()
    start(shelf, screen=True)
    hall_room = [e for e in heard.envelopes if e.room.endswith(":hall")]
    assert "FollowChanged" in {e.kind for e in hall_room}
    assert not any("政府工作报告" in str(e.slices) for e in hall_room)
    assert heard.last("ScreenPageChanged").room.endswith(":screen")


def test_again_by_the_same_only_turns_the_page(app):
    shelf = following(3)
    since = now(shelf).follow["since"]
    assert start(shelf, 3) == "ok"
    assert (page_now(shelf), now(shelf).follow["since"]) == (3, since)
    assert journal(shelf.hall).count("follow.started") == 1


def test_another_of_the_staff_takes_over(app):
    shelf = following(3)
    assert start(shelf, 2, by=STAFF) == "ok"
    assert now(shelf).follow["leader"] == STAFF.name


def test_a_deputy_starts_nothing_unasked(app):
    shelf = a_shelf(3)
    assert start(shelf, by=shelf.hall.actor(0)) == "follow.not_leader"
    assert start(shelf, by=shelf.hall.actor(0), screen=True) == "follow.not_leader"
    assert page_now(shelf) is None


def test_who_leads_may_go_on_to_another_document_that_they_may_read(app):
    shelf = following(3)
    leader = shelf.hall.actor(0)
    other, closed = a_document(shelf.hall, name="二.pdf"), a_document(shelf.hall, name="三.pdf")
    edit(closed, readers=only_for(shelf.hall.voters[1]))
    act(give_lead, shelf.meeting_id, leader.id)
    assert start(shelf, by=leader, document_id=closed) == "not_found"
    assert start(shelf, by=leader, document_id=other) == "ok"
    assert now(shelf).follow["document_id"] == other
    assert start(shelf, by=shelf.hall.actor(1), document_id=other) == "follow.not_leader"


def test_only_what_its_readers_have_now(app):
    shelf = a_shelf(3)
    draft = a_document(shelf.hall, name="二.pdf", publish=False)
    assert start(shelf, document_id=draft) == "follow.not_published"
    assert start(shelf, document_id="nothing") == "not_found"
    assert start(shelf, page=4) == "follow.no_such_page"
    edit(shelf.document_id, opens="called")
    assert start(shelf) == "follow.not_yet"


def test_the_big_screen_shows_the_page(app):
    shelf = following(3, screen=True)
    held = now(shelf)
    assert held.stage == ("document", shelf.document_id)
    page = held.screen_page
    assert (page["page"], page["pages"], page["title"]) == (1, 3, "政府工作报告")
    assert page["width"] < page["height"]


def test_what_is_not_for_all_comes_on_the_big_screen_on_the_chairs_word_only(app):
    shelf = a_shelf(3)
    edit(shelf.document_id, secrecy="secret")
    assert start(shelf, screen=True) == "follow.screen_secret"
    assert page_now(shelf) is None, "nothing is half done"
    edit(shelf.document_id, secrecy="open", readers=only_for(shelf.hall.voters[0]))
    assert start(shelf, screen=True) == "follow.screen_readers"
    assert start(shelf, screen=True, confirmed=True) == "ok"
    assert now(shelf).stage == ("document", f"{shelf.document_id} confirmed")
    assert last_entry(shelf.hall, "stage.moved")["text"].endswith("confirmed")


def test_the_stage_takes_only_what_is_followed(app):
    shelf = a_shelf(3)
    stage = partial(act, lambda tx, text: set_stage(tx, shelf.meeting_id, "document", text=text))
    assert refusal(stage, shelf.document_id) == "follow.not_on"
    start(shelf)
    assert refusal(stage, "nothing") == "not_found"
    assert refusal(stage, shelf.document_id) == "ok"
    edit(shelf.document_id, secrecy="secret")
    assert refusal(stage, shelf.document_id) == "follow.screen_secret"
    other = a_document(a_hall(1, number=20))
    assert refusal(stage, other) == "not_found"


def test_no_document_comes_before_an_open_vote(app):
    shelf = following(3)
    opened(shelf.hall)
    assert start(shelf, screen=True) == "poll.open"
    assert start(shelf, 2) == "ok"
    assert now(shelf).stage[0] == "poll"


def test_another_document_that_is_not_for_all_leaves_the_big_screen(app):
    shelf = following(3, screen=True)
    other, secret = a_document(shelf.hall, name="二.pdf"), a_document(shelf.hall, name="三.pdf")
    edit(secret, secrecy="secret")
    assert start(shelf, document_id=other) == "ok"
    assert now(shelf).stage == ("document", other)
    assert start(shelf, document_id=secret) == "ok"
    assert now(shelf).stage[0] in ("item", "agenda")
    assert now(shelf).screen_page is None


def test_a_withdrawn_document_is_followed_no_longer(app, heard):
    shelf = following(3, screen=True)
    act(withdraw_document, shelf.document_id, "数字有误", by=STAFF)
    assert page_now(shelf) is None
    assert now(shelf).stage[0] != "document"
    assert heard.last("FollowChanged").slices == {"follow": None}
    assert start(shelf) == "follow.withdrawn"


def test_a_new_version_is_followed_at_its_last_page_at_most(app):
    from tests.documents.pdfs import paper

    shelf = following(3, 3)
    version = a_new_version(shelf.document_id, paper(2))
    follow = now(shelf).follow
    assert (follow["version_id"], follow["page"]) == (version, 2)


def test_the_end_of_the_meeting_ends_it(app):
    shelf = following(3)
    act(close_sitting, shelf.hall.sitting_id)
    act(end_meeting, shelf.meeting_id)
    assert page_now(shelf) is None
    assert start(shelf) == "meeting.ended"
