"""Reminding of a notice."""

from service.actions.remind_notice import remind_notice
from service.actions.see_notice import see_notice
from service.actions.take_back_notice import take_back_notice
from tests.meeting.builders import a_running_meeting, refused
from tests.service.builders import SECRETARY, as_person, does, mine, send, service_follows


def test_those_who_have_not_confirmed_are_reminded(app, heard, clock):
    built = a_running_meeting()
    sent = send(built, receipt=True)
    as_person(lambda tx: see_notice(tx, sent), built)
    clock.tick(minutes=3)
    with service_follows(heard, built):
        assert does(lambda tx: remind_notice(tx, sent), SECRETARY) == 8
    assert mine(built, built.actor())["my_notices"][0]["reminded_at"] is None
    assert mine(built, built.actor(nth=1))["my_notices"][0]["reminded_at"] is not None
    assert (built.journal()[-1], built.last_entry()) == ("notice.reminded", {"people": 8})


def test_nobody_left_and_taken_back(app, heard):
    built = a_running_meeting()
    sent = send(built, {"people": [built.person().person_id]})
    as_person(lambda tx: see_notice(tx, sent), built)
    before, said = built.journal(), len(heard.envelopes)
    assert does(lambda tx: remind_notice(tx, sent), SECRETARY) == 0
    assert (built.journal(), len(heard.envelopes)) == (before, said)
    gone = send(built)
    does(lambda tx: take_back_notice(tx, gone), SECRETARY)
    refused("notice.taken_back", lambda tx: remind_notice(tx, gone), SECRETARY)
