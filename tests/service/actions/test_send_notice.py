"""Sending a notice."""

import pytest

from core.actor import Actor
from roster.actions.add_people import NewPerson, add_people
from service.actions.send_notice import send_notice
from tests.meeting.builders import a_running_meeting, refused
from tests.service.builders import EVERYONE, SECRETARY, does, mine, notices, send, service_follows


def test_everybody_gets_it_and_the_list_shows_it(app, heard, clock):
    built = a_running_meeting()
    with service_follows(heard, built):
        sent = send(built, text=" 午餐在二楼\n凭证就餐 ", receipt=True, urgent=True)
    [got] = mine(built, built.actor("observer"))["my_notices"]
    assert (got["id"], got["text"], got["from_name"]) == (sent, "午餐在二楼\n凭证就餐", "会务组")
    assert (got["receipt"], got["urgent"], got["seen_at"], got["meeting_id"]) == (True, True, None, built.id)
    [line] = notices(built)
    assert (line["people_n"], line["seen_n"], line["to"]["everyone"]) == (9, 0, True)
    entry = built.last_entry()
    assert (entry["text"], entry["people"], entry["receipt"]) == ("午餐在二楼\n凭证就餐", 9, True)
    assert built.journal()[-1] == "notice.sent"


@pytest.mark.parametrize(
    ("to", "names"),
    [
        ({"voters": True}, {"代表0000", "代表0001", "代表0002"}),
        ({"roles": ["attending", "observer"]}, {"列席甲", "旁听甲"}),
        ({"roles": ["secretariat"], "voters": True}, {"代表0000", "代表0001", "代表0002", "工作甲"}),
    ],
)
def test_only_the_addressed_get_it(app, to, names):
    built = a_running_meeting(count=3)
    send(built, to)
    got = {p.name for p in built.people() if mine(built, Actor("person", p.person_id, p.name))["my_notices"]}
    assert got == names


def test_a_delegation_and_a_person(app, heard):
    built = a_running_meeting(count=4)
    first = built.person(nth=0)
    other = next(p for p in built.people() if p.delegation_id != first.delegation_id)
    with service_follows(heard, built):
        send(built, {"delegations": [first.delegation_id], "people": [other.person_id]})
    rooms = {e.room for e in heard.envelopes if "my_notices" in e.slices}
    same = {f"person:{p.person_id}" for p in built.people() if p.delegation_id == first.delegation_id}
    assert rooms == same | {f"person:{other.person_id}"}


def test_the_same_gesture_is_sent_once(app, heard):
    built = a_running_meeting()
    first = send(built, gesture="gesture-1")
    said, before = len(heard.envelopes), built.journal()
    assert send(built, text="另一条", gesture="gesture-1") == first
    assert (len(heard.envelopes), built.journal(), len(notices(built))) == (said, before, 1)
    assert send(built, gesture="gesture-2") != first


def test_late_comers_to_the_roll_get_it_too(app):
    built = a_running_meeting()
    send(built)
    does(lambda tx: add_people(tx, built.info.roll_id, [NewPerson("列席乙", roles=("attending",))]))
    late = next(p for p in built.people() if p.name == "列席乙")
    assert len(mine(built, Actor("person", late.person_id, late.name))["my_notices"]) == 1


@pytest.mark.parametrize(
    ("to", "text", "code"),
    [
        ({}, "话", "audience.nobody"),
        ({"roles": ["king"]}, "话", "audience.unknown_role"),
        ({"people": ["nobody"]}, "话", "audience.unknown_person"),
        ({"delegations": ["none"]}, "话", "audience.unknown_delegation"),
        ({"roles": ["presidium"]}, "话", "notice.nobody"),
        (EVERYONE, " ", "notice.empty"),
        (EVERYONE, "字" * 301, "notice.too_long"),
    ],
)
def test_what_cannot_be_sent(app, to, text, code):
    built = a_running_meeting()
    refused(code, lambda tx: send_notice(tx, built.id, text, to, "gesture-1"), SECRETARY)
    assert notices(built) == []
    refused("not_found", lambda tx: send_notice(tx, "nothing", "话", EVERYONE, "gesture-1"), SECRETARY)
