"""The same vote once more, after a void one."""

from dataclasses import replace

from flask import Flask

from tests.voting.builders import CHOOSE, YES, a_hall, act, chosen, decided, opened, poll_now, refusal
from voting.actions.prepare_again import prepare_again
from voting.actions.void_poll import void_poll
from voting.rules.ruleset import ruleset_named


def test_after_voiding_the_same_paper_and_rules(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = opened(hall, "choose", duration_seconds=60)
    act(void_poll, poll_id, "断电")
    again = poll_now(act(prepare_again, poll_id))
    first = poll_now(poll_id)
    assert (again.paper, again.ruleset, again.duration_seconds) == (first.paper, first.ruleset, 60)
    assert (again.state, again.relation, again.revote_of) == ("prepared", "again", poll_id)
    assert act(prepare_again, poll_id) == again.id


def test_after_too_few_took_part(app: Flask) -> None:
    draft = replace(CHOOSE, ruleset=ruleset_named("livelihood_participation"))
    poll_id = decided(a_hall(5), [chosen(1)], draft)
    assert poll_now(act(prepare_again, poll_id)).relation == "again"


def test_a_valid_vote_stands(app: Flask) -> None:
    hall = a_hall(3)
    assert refusal(act, prepare_again, decided(hall, [YES])) == "poll.still_valid"
    assert refusal(act, prepare_again, opened(hall)) == "poll.still_valid"
