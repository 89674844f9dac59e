"""Asking for the floor."""

import pytest

from meeting.actions.advance_stage import advance_stage
from meeting.actions.ask_floor import ask_floor
from meeting.actions.close_sitting import close_sitting
from tests.meeting.builders import CHAIR, a_meeting_with_agenda, a_running_meeting, does, refused, state_follows


def test_at_the_end_of_the_queue(app, heard):
    built = a_running_meeting()
    with state_follows(heard, built):
        built.ask(1, reason="关于第一项")
    with state_follows(heard, built):
        built.ask(0)
    with state_follows(heard, built):
        built.ask(role="attending")
    queue = built.slices()["speakers"]["queue"]
    assert [entry["name"] for entry in queue] == [built.person(nth=1).name, built.person().name, "列席甲"]
    assert (queue[0]["reason"], queue[0]["delegation"], queue[0]["seat"]) == (
        "关于第一项",
        built.person(nth=1).delegation,
        built.person(nth=1).seat,
    )
    assert heard.last("MyFloor").slices["my_floor"]["position"] == 3


def test_asking_twice_gives_the_same_request(app, heard):
    built = a_running_meeting()
    first = built.ask()
    before = len(heard.envelopes), built.journal()
    assert built.ask(reason="再说一遍") == first
    assert (len(heard.envelopes), built.journal()) == before


@pytest.mark.parametrize("role", ["observer", "secretariat"])
def test_not_for_everybody(app, role):
    built = a_running_meeting()
    actor = built.actor(role)
    refused("floor.not_allowed", lambda tx: ask_floor(tx, built.id, actor.id), actor)


def test_not_for_somebody_who_is_not_on_the_roll(app):
    built = a_running_meeting()
    refused("not_found", lambda tx: ask_floor(tx, built.id, "nobody"), CHAIR)


def test_only_in_an_open_sitting(app):
    built = a_meeting_with_agenda()
    refused("floor.no_sitting", lambda tx: ask_floor(tx, built.id, built.actor().id), built.actor())


def test_not_after_the_sitting(app):
    built = a_running_meeting()
    does(lambda tx: close_sitting(tx, built.sitting))
    refused("floor.no_sitting", lambda tx: ask_floor(tx, built.id, built.actor().id), built.actor())


def test_the_item_is_kept(app):
    built = a_running_meeting()
    does(lambda tx: advance_stage(tx, built.id))
    built.ask()
    assert built.last_entry()["item"] == built.item["甲"]
