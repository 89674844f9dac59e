"""The receipt of a notice."""

from service.actions.see_notice import see_notice
from service.actions.take_back_notice import take_back_notice
from tests.meeting.builders import a_running_meeting, refused
from tests.service.builders import SECRETARY, as_person, does, mine, notices, receipts, send, service_follows


def test_once_is_enough_and_again_is_harmless(app, heard, clock):
    built = a_running_meeting()
    sent = send(built, receipt=True)
    with service_follows(heard, built):
        as_person(lambda tx: see_notice(tx, sent), built)
    at = mine(built, built.actor())["my_notices"][0]["seen_at"]
    assert at is not None
    clock.tick(minutes=5)
    said = len(heard.envelopes)
    as_person(lambda tx: see_notice(tx, sent), built)
    assert mine(built, built.actor())["my_notices"][0]["seen_at"] == at
    assert len(heard.envelopes) == said
    assert notices(built)[0]["seen_n"] == 1
    confirmed = [one.name for one in receipts(sent) if one.seen_at]
    assert confirmed == [built.person().name]
    assert built.journal()[-1] == "notice.sent", "receipts are rows, not entries"


def test_only_what_is_for_one(app):
    built = a_running_meeting()
    sent = send(built, {"roles": ["attending"]})
    refused("not_found", lambda tx: see_notice(tx, sent), built.actor())
    refused("not_found", lambda tx: see_notice(tx, "nothing"), built.actor())
    gone = send(built)
    does(lambda tx: take_back_notice(tx, gone), SECRETARY)
    refused("not_found", lambda tx: see_notice(tx, gone), built.actor())
