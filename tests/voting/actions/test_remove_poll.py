"""Removing what was never opened."""

import pytest
from flask import Flask

from core.db import reading
from core.errors import NotFound
from meeting.actions.move_stage import set_stage
from meeting.store import stage_of
from tests.conftest import Heard
from tests.voting.builders import CHAIR, STAFF, a_hall, a_poll, act, last_entry, opened, poll_now, refusal
from voting.actions.remove_poll import remove_poll


def test_a_prepared_poll_goes_and_the_journal_keeps_its_title(app: Flask, heard: Heard) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall)
    title = poll_now(poll_id).title
    act(remove_poll, poll_id, by=STAFF)
    with pytest.raises(NotFound):
        poll_now(poll_id)
    assert last_entry(hall, "poll.removed") == {"title": title}
    assert heard.last("PollChanged").slices == {"poll": None, "polls": []}


def test_the_stage_goes_back_to_the_item(app: Flask) -> None:
    hall = a_hall(2)
    poll_id = a_poll(hall)
    act(lambda tx: set_stage(tx, hall.meeting_id, "poll", item_id=hall.item_id, poll_id=poll_id), by=CHAIR)
    act(remove_poll, poll_id, by=STAFF)
    with reading() as session:
        stage = stage_of(session, hall.meeting_id)
    assert (stage.face, stage.item_id, stage.poll_id) == ("item", hall.item_id, None)


def test_what_was_opened_is_never_removed(app: Flask) -> None:
    poll_id = opened(a_hall(2))
    assert refusal(act, remove_poll, poll_id, by=STAFF) == "poll.not_prepared"
    assert poll_now(poll_id).state == "open"
