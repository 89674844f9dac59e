"""Threads on the real database: whatever happens at the same instant, the box is right."""

import random
import threading
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from flask import Flask

from core.db import reading
from core.errors import Refused
from tests.voting.builders import NO, YES, a_hall, a_poll, act, opened, poll_now, vote
from voting import store
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.box import box_digest


def at_once(tasks: Sequence[Callable[[], Any]]) -> list[Any]:
    """Run the tasks at the same instant; what each returned, or the code with which it was refused."""
    start = threading.Barrier(len(tasks))
    results: list[Any] = [None] * len(tasks)

    def run(place: int) -> None:
        start.wait()
        try:
            results[place] = tasks[place]()
        except Refused as refused:
            results[place] = refused.code

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(tasks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def box_of(poll_id: str) -> dict[str, store.BallotInfo]:
    with reading() as session:
        return {ballot.voter_id: ballot for ballot in store.ballots_of(session, poll_id)}


def test_two_devices_of_one_voter_first_press(app: Flask) -> None:
    hall = a_hall(12)
    poll_id = opened(hall)
    tasks = [partial(vote, hall.actor(place), poll_id, answer) for place in range(12) for answer in (YES, NO)]
    results = at_once(tasks)
    for place in range(12):
        mine = results[2 * place : 2 * place + 2]
        won = [r for r in mine if not isinstance(r, str)]
        assert (len(won), mine.count("ballot.already_cast")) == (1, 1)
        assert box_of(poll_id)[hall.actor(place).id].answer == won[0].answer


def test_two_devices_of_one_voter_last_press(app: Flask) -> None:
    hall = a_hall(1)
    poll_id = opened(hall, press="last")
    voter = hall.actor(0)
    results = at_once([partial(vote, voter, poll_id, answer) for answer in (YES, NO, YES, NO)])
    assert sorted(r.presses for r in results) == [1, 2, 3, 4]
    last = max(results, key=lambda r: r.presses)
    assert (box_of(poll_id)[voter.id].answer, box_of(poll_id)[voter.id].presses) == (last.answer, 4)


def test_one_gesture_sent_ten_times_at_once(app: Flask) -> None:
    hall = a_hall(1)
    poll_id = opened(hall)
    results = at_once([lambda: vote(hall.actor(0), poll_id, YES, "gesture-1")] * 10)
    assert len({(r.cast_at, r.presses) for r in results}) == 1
    assert len(box_of(poll_id)) == 1


def test_closing_in_the_middle_of_the_burst(app: Flask) -> None:
    """Everything acknowledged is counted, everything else was refused, and nothing enters a sealed box."""
    hall = a_hall(60)
    poll_id = opened(hall)
    choice = random.Random(7)
    answers = [choice.choice((YES, NO)) for _ in hall.voters]
    tasks: list[Callable[[], Any]] = [
        partial(vote, hall.actor(place), poll_id, answers[place]) for place in range(len(hall.voters))
    ]
    tasks.insert(30, lambda: act(close_poll, poll_id))
    results = at_once(tasks)
    del results[30]
    acknowledged = {hall.voters[place].person_id for place, r in enumerate(results) if not isinstance(r, str)}
    assert {r for r in results if isinstance(r, str)} <= {"poll.closed"}
    poll, box = poll_now(poll_id), box_of(poll_id)
    assert poll.result is not None
    assert set(box) == acknowledged
    assert poll.result["figures"]["cast"] == len(acknowledged)
    yes = sum(box[v.person_id].answer == YES for v in hall.voters if v.person_id in box)
    assert poll.result["counts"]["options"][0]["yes"] == yes
    assert poll.digest == box_digest(poll_id, box.values())


def test_a_sealed_box_takes_nothing_more(app: Flask) -> None:
    hall = a_hall(8)
    poll_id = opened(hall)
    act(close_poll, poll_id)
    assert set(at_once([partial(vote, hall.actor(p), poll_id, YES) for p in range(8)])) == {"poll.closed"}
    assert box_of(poll_id) == {}


def test_two_polls_opened_at_once(app: Flask) -> None:
    hall = a_hall(2)
    ids = [a_poll(hall), a_poll(hall, "choose")]
    results = at_once([partial(act, open_poll, i) for i in ids])
    assert sorted(r if isinstance(r, str) else "opened" for r in results) == ["opened", "poll.another_open"]
    assert sorted(poll_now(i).state for i in ids) == ["open", "prepared"]
