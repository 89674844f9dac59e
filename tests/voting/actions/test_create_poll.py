"""Preparing polls."""

from dataclasses import replace

import pytest
from flask import Flask

from core.db import reading
from meeting.store import stage_of
from tests.conftest import Heard
from tests.voting.builders import (
    DRAFTS,
    MOTION,
    STAFF,
    a_hall,
    a_poll,
    act,
    journal,
    last_entry,
    poll_now,
    projects,
    refusal,
)
from voting.actions.create_poll import PollDraft, create_poll
from voting.rules.ruleset import ruleset_named


@pytest.mark.parametrize("kind", sorted(DRAFTS))
def test_a_poll_keeps_its_draft_and_is_announced(app: Flask, heard: Heard, kind: str) -> None:
    hall = a_hall(2)
    poll = poll_now(a_poll(hall, kind, press="last", duration_seconds=90, live_tally=True, named_public=False))
    assert (poll.state, poll.press, poll.duration_seconds, poll.live_tally) == ("prepared", "last", 90, True)
    assert poll.paper == DRAFTS[kind].paper.to_data()
    assert poll.ruleset == DRAFTS[kind].ruleset.to_data()
    assert (poll.item_id, poll.title, poll.named_public) == (hall.item_id, poll.paper["title"], False)
    lines = heard.last("PollChanged").slices["polls"]
    assert [(line["id"], line["state"], line["method"]) for line in lines] == [(poll.id, "prepared", kind)]
    assert journal(hall)[-1] == "poll.created"
    assert last_entry(hall, "poll.created")["paper"] == poll.paper


def test_polls_keep_the_order_in_which_they_were_made(app: Flask, heard: Heard) -> None:
    hall = a_hall(2)
    ids = [a_poll(hall, kind) for kind in ("motion", "choose", "per_item")]
    assert [line["id"] for line in heard.last("PollChanged").slices["polls"]] == ids


def test_a_prepared_poll_does_not_touch_the_stage(app: Flask) -> None:
    hall = a_hall(2)
    a_poll(hall)
    with reading() as session:
        assert stage_of(session, hall.meeting_id).face == "agenda"


def test_refuses_what_cannot_be_put_to_a_vote(app: Flask) -> None:
    hall = a_hall(2)
    other = a_hall(1, number=20)

    def refused(draft: PollDraft) -> str:
        return refusal(act, create_poll, hall.meeting_id, draft, by=STAFF)

    majority = ruleset_named("livelihood_majority")
    assert refused(PollDraft(replace(MOTION, title=" "), ruleset_named("plenary_motion"))) == "paper.no_title"
    assert refused(PollDraft(projects(20, 20), majority)) == "paper.choose_too_many"
    assert refused(PollDraft(projects(20, 0), majority)) == "paper.choose_too_few"
    assert refused(PollDraft(MOTION, majority)) == "ruleset.other_method"
    assert refused(PollDraft(MOTION, ruleset_named("plenary_motion"), other.item_id)) == "not_found"
    assert refusal(act, create_poll, "nowhere", DRAFTS["motion"], by=STAFF) == "not_found"
    assert "poll.created" not in journal(hall)
