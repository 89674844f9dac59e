"""Letting somebody in the hall turn the pages."""

from core.db import change
from documents.follow.actions.end_follow import end_follow
from documents.follow.actions.give_lead import give_lead
from documents.tables import Document
from tests.documents.builders import a_shelf, set_columns
from tests.documents.follow.builders import following, now, only_for
from tests.voting.builders import STAFF, act, last_entry, refusal


def give(shelf, person_id):
    return refusal(act, give_lead, shelf.meeting_id, person_id)


def test_a_deputy_leads_and_gives_it_back(app, heard):
    shelf = following(3)
    deputy = shelf.hall.voters[1]
    assert give(shelf, deputy.person_id) == "ok"
    follow = now(shelf).follow
    assert (follow["leader_id"], follow["leader"]) == (deputy.person_id, deputy.name)
    assert heard.last("FollowChanged").slices == {"follow": follow}
    assert last_entry(shelf.hall, "follow.lead_given")["to"] == f"person:{deputy.person_id}"
    count = len(heard.envelopes)
    assert give(shelf, deputy.person_id) == "ok"
    assert len(heard.envelopes) == count
    assert give(shelf, None) == "ok"
    assert now(shelf).follow["leader_id"] == "chair"


def test_only_to_readers_of_what_is_followed(app):
    shelf = following(3)
    with change(STAFF) as tx:
        readers = {"readers": only_for(shelf.hall.voters[0])}
        set_columns(tx.session.get(Document, shelf.document_id), readers)
    assert give(shelf, "nobody") == "not_found"
    assert give(shelf, shelf.hall.voters[1].person_id) == "follow.may_not_read"
    assert give(shelf, shelf.hall.voters[0].person_id) == "ok"


def test_nothing_to_lead(app):
    assert give(a_shelf(1), None) == "follow.not_on"


def test_the_lead_ends_with_it(app):
    shelf = following(3)
    leader = shelf.hall.actor(0)
    give(shelf, leader.id)
    act(end_follow, shelf.meeting_id, by=leader)
    assert now(shelf).follow is None
    assert give(shelf, leader.id) == "follow.not_on"
