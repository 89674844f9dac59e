"""The box on PostgreSQL with two processes: the rows' locks do what SQLite's one writer does by itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from flask import Flask

from core import clock
from core.actor import Actor
from core.db import Database, change, database
from core.errors import Refused
from core.journal.write import write_entry
from realtime.outbox import LiveOutbox
from tests.voting.builders import (
    CHAIR,
    NO,
    STAFF,
    YES,
    a_hall,
    a_poll,
    act,
    chosen,
    opened,
    poll_now,
    small_choose,
    vote,
)
from tests.voting.picture_files import a_picture, is_kept
from tests.voting.test_races import at_once, box_of
from voting.actions.add_picture import add_picture
from voting.actions.cast_ballot import _insert as insert_ballot
from voting.actions.cast_ballot import cast_ballot
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.actions.prepare_rest import prepare_rest
from voting.actions.remove_picture import remove_picture
from voting.actions.show_result import show_result
from voting.frozen import read_answer
from voting.picture_store import access_picture
from voting.rules.presses import Press

pytestmark = [pytest.mark.services, pytest.mark.xdist_group("postgresql")]


@contextmanager
def processes(app: Flask) -> Iterator[list[Database]]:
    """This process's database and the same as another process has it."""
    url = app.config["HALL"].database_url
    other = Database(url, LiveOutbox(lambda envelopes: None, lambda snapshots: None), write_entry)
    yield [database(), other]
    other.close()


def cast(db: Database, who: Actor, poll_id: str, answer: dict[str, Any], gesture: str) -> Any:
    """A tablet's press: told that another device is at it, it asks again."""
    read = read_answer(poll_id, answer)
    while True:
        try:
            with db.change(who) as tx:
                return cast_ballot(tx, poll_id, read, gesture, clock.now())
        except Refused as refused:
            if refused.code != "ballot.in_flight":
                raise


def end(db: Database, poll_id: str) -> None:
    with db.change(CHAIR) as tx:
        close_poll(tx, poll_id)


def test_one_voter_on_two_devices_through_two_processes(app: Flask) -> None:
    hall = a_hall(20)
    with processes(app) as dbs:
        for press in ("first", "last"):
            poll_id = opened(hall, press=press)
            tasks = [
                partial(cast, dbs[side], hall.actor(place), poll_id, (YES, NO)[side], f"gesture-{place}-{side}")
                for place in range(20)
                for side in (0, 1)
            ]
            results = at_once(tasks)
            box = box_of(poll_id)
            for place in range(20):
                mine = results[2 * place : 2 * place + 2]
                stored = box[hall.actor(place).id]
                if press == "first":
                    won = [r for r in mine if not isinstance(r, str)]
                    assert (len(won), mine.count("ballot.already_cast")) == (1, 1)
                    assert stored.answer == won[0].answer
                else:
                    assert sorted(r.presses for r in mine) == [1, 2]
                    assert stored.answer == max(mine, key=lambda r: r.presses).answer
            end(dbs[1], poll_id)


def test_a_ballot_that_another_process_put_there_is_not_put_there_twice(app: Flask) -> None:
    """The moment in which the query did not see the other process's ballot yet: the database says that nothing was kept."""
    hall = a_hall(2)
    poll_id = opened(hall)
    kept = []
    for gesture in ("gesture-one", "gesture-two"):
        with change(hall.actor(0)) as tx:
            kept.append(insert_ballot(tx, poll_id, Press(gesture, YES, tx.now)))
    assert kept == [1, None]


def test_one_gesture_through_two_processes(app: Flask) -> None:
    hall = a_hall(10)
    poll_id = opened(hall)
    with processes(app) as dbs:
        tasks = [
            partial(cast, dbs[side], hall.actor(place), poll_id, YES, f"gesture-{place}")
            for place in range(10)
            for side in (0, 1)
        ]
        results = at_once(tasks)
    assert all(r.answer == YES and r.presses == 1 for r in results)
    assert len(box_of(poll_id)) == 10


def test_closing_in_one_process_while_the_other_takes_ballots(app: Flask) -> None:
    hall = a_hall(40)
    poll_id = opened(hall)
    with processes(app) as dbs:
        tasks: list[Callable[[], Any]] = [
            partial(cast, dbs[place % 2], hall.actor(place), poll_id, YES, f"gesture-{place}") for place in range(40)
        ]
        tasks.insert(20, partial(end, dbs[0], poll_id))
        results = at_once(tasks)
        del results[20]
    acknowledged = {hall.actor(place).id for place, r in enumerate(results) if not isinstance(r, str)}
    assert {r for r in results if isinstance(r, str)} <= {"poll.closed"}
    assert set(box_of(poll_id)) == acknowledged
    result = poll_now(poll_id).result
    assert result is not None
    assert result["counts"]["options"][0]["yes"] == len(acknowledged)


def test_pictures_are_kept_replaced_and_taken_over(app: Flask) -> None:
    hall = a_hall(3)
    poll_id = a_poll(hall, small_choose(3, 2))
    with database().change(STAFF) as tx:
        first = add_picture(tx, poll_id, "p2", a_picture(1))
    with database().change(STAFF) as tx:
        second = add_picture(tx, poll_id, "p2", a_picture(2))
    assert (is_kept(first), is_kept(second)) == (False, True)
    act(open_poll, poll_id)
    vote(hall.actor(0), poll_id, chosen(1))
    end(database(), poll_id)
    act(show_result, poll_id)
    rest = act(prepare_rest, poll_id)
    act(remove_picture, rest, "p2", by=STAFF)
    with database().reading() as session:
        assert access_picture(session, hall.actor(0), second).content == a_picture(2).content
