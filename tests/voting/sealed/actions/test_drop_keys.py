"""Giving a key group up: not one that a box was opened with."""

from flask import Flask

from core.db import reading
from tests.conftest import Heard
from tests.voting.builders import STAFF, YES, a_poll, act, journal, poll_now, refusal
from tests.voting.sealed.builders import a_sealed_hall, closed_box, keys_for_all, opened_box, public_text, sealed_poll
from voting.actions.open_poll import open_poll
from voting.belenios.trustee_key import new_key
from voting.sealed import store
from voting.sealed.actions.begin_keys import begin_keys
from voting.sealed.actions.drop_keys import drop_keys
from voting.sealed.actions.give_public import give_public


def test_dropped_and_no_longer_used(app: Flask, heard: Heard) -> None:
    hall = a_sealed_hall(2, scrutineers=1)
    older, newer = keys_for_all(hall, 1), keys_for_all(hall, 1)
    act(drop_keys, newer, by=STAFF)
    act(drop_keys, newer, by=STAFF)
    assert journal(hall.hall).count("keys.dropped") == 1
    assert heard.last("KeysChanged").slices["keys"]["group_id"] == older
    act(drop_keys, older, by=STAFF)
    assert heard.last("KeysChanged").slices["keys"] is None
    assert refusal(act, open_poll, a_poll(hall.hall, box="sealed", keys="scrutineers")) == "keys.not_ready"


def test_a_dropped_group_takes_nothing(app: Flask) -> None:
    hall = a_sealed_hall(2, scrutineers=1)
    group_id = act(begin_keys, hall.meeting_id, "all", None, [hall.actor(0).id], by=STAFF)
    act(drop_keys, group_id, by=STAFF)
    text = public_text(new_key())
    assert refusal(act, give_public, group_id, text, by=hall.actor(0)) == "keys.other_step"


def test_not_while_a_box_needs_it(app: Flask) -> None:
    hall = a_sealed_hall(2, scrutineers=1)
    group_id = keys_for_all(hall, 1)
    poll_id = sealed_poll(hall, keys="scrutineers")
    assert refusal(act, drop_keys, group_id, by=STAFF) == "keys.used"
    hall.vote(0, poll_id, YES)
    closed_box(poll_id)
    assert refusal(act, drop_keys, group_id, by=STAFF) == "keys.used"
    opened_box(hall, poll_id, [0])
    assert poll_now(poll_id).state == "closed"
    assert refusal(act, drop_keys, group_id, by=STAFF) == "keys.used", "its archive names this key"
    assert refusal(act, drop_keys, "nothing", by=STAFF) == "not_found"
    with reading() as session:
        assert store.group_row(session, group_id).step == "ready"
