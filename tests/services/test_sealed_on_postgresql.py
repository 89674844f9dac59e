"""Sealed boxes on PostgreSQL with two processes: locks and unique rows do what SQLite's one writer does by itself."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from flask import Flask

from core.actor import SYSTEM, Actor
from core.db import Database, reading
from core.errors import Refused
from tests.services.test_box_on_postgresql import processes
from tests.voting.belenios.workshop import one_more
from tests.voting.builders import CHAIR, NO, STAFF, YES, a_poll, act, chosen, poll_now, small_choose
from tests.voting.sealed.builders import (
    a_sealed_hall,
    cast,
    closed_box,
    keep,
    keys_for_all,
    keys_for_some,
    opened_box,
    opened_counts,
    public_text,
    receipt_of,
    result_of,
    sealed_poll,
)
from tests.voting.sealed.forging import changed
from tests.voting.test_races import at_once
from voting.actions.open_poll import open_poll
from voting.belenios.trustee_key import new_key
from voting.belenios.verify import Rules, verify
from voting.sealed import store
from voting.sealed.actions.begin_keys import begin_keys
from voting.sealed.actions.cast_sealed import cast_sealed
from voting.sealed.actions.drop_keys import drop_keys
from voting.sealed.actions.give_public import give_public
from voting.sealed.actions.settle_ballots import settle_ballots
from voting.sealed.actions.start_check import start_check
from voting.sealed.bel import bel_of
from voting.sealed.frozen import read_sealed

pytestmark = [pytest.mark.services, pytest.mark.xdist_group("postgresql")]


def press(db: Database, who: Actor, poll_id: str, raw: str) -> Any:
    """A tablet's submission: told that another device is at it, it asks again."""
    ballot = read_sealed(poll_id, raw)
    while True:
        try:
            with db.change(who) as tx:
                return cast_sealed(tx, poll_id, ballot, tx.now)
        except Refused as refused:
            if refused.code != "ballot.in_flight":
                raise


def run(db: Database, action: Callable[..., Any], *arguments: Any, by: Actor = CHAIR) -> Any:
    with db.change(by) as tx:
        return action(tx, *arguments)


def test_a_whole_vote(app: Flask) -> None:
    """Migrated, cast, faulty, verified, closed, opened, filed."""
    hall = a_sealed_hall(5, scrutineers=3)
    keys_for_some(hall, 3, 2)
    poll_id = sealed_poll(hall, small_choose(3, 2), keys="scrutineers", press="last")
    for place, answer in ((0, chosen(1, 2)), (1, chosen()), (2, chosen(3)), (0, chosen(2))):
        hall.vote(place, poll_id, answer)
    path = ["answers", 0, "blank_proof", 0, "response"]
    wrong = changed(hall.master(3), poll_id, hall.sealed(3, poll_id, chosen(1)), path, one_more)
    cast(hall.actor(3), poll_id, wrong)
    closed_box(poll_id)
    assert receipt_of(poll_id, hall.actor(3)).fault == "proof.blank"
    opened_box(hall, poll_id, [2, 0])
    counts = result_of(poll_id)["counts"]
    assert ([line["yes"] for line in counts["options"]], counts["blank"], counts["cast"]) == ([0, 1, 1], 1, 3)
    with reading() as session:
        report = verify(bel_of(session, poll_id), Rules())
    assert (report.faults, report.cast) == ([], 4)


@pytest.mark.parametrize("rule", ["first", "last"])
def test_one_voter_on_two_devices_through_two_processes(app: Flask, rule: str) -> None:
    hall = a_sealed_hall(10)
    poll_id = sealed_poll(hall, press=rule)
    raws = [
        (place, side, hall.sealed(place, poll_id, (YES, NO)[side]).raw.decode())
        for place in range(10)
        for side in (0, 1)
    ]
    with processes(app) as dbs:
        results = at_once([partial(press, dbs[side], hall.actor(place), poll_id, raw) for place, side, raw in raws])
        with reading() as session:
            verdicts = [(number, "") for number, _ in store.received(session, poll_id, 100)]
        settled = at_once([partial(run, db, settle_ballots, poll_id, verdicts, by=SYSTEM) for db in dbs])
    assert sum(settled) == len(verdicts) == (10 if rule == "first" else 20), "both keepers, each ballot once"
    yes = 0
    for place in range(10):
        mine = results[2 * place : 2 * place + 2]
        if rule == "first":
            (won,) = [one for one in mine if not isinstance(one, str)]
            assert mine.count("ballot.already_cast") == 1
        else:
            assert sorted(one.presses for one in mine) == [1, 2]
            won = max(mine, key=lambda one: one.presses)
        assert receipt_of(poll_id, hall.actor(place)).tracker == won.tracker
        yes += won is mine[0]
    closed_box(poll_id)
    assert opened_counts(poll_id) == {"yes": yes, "no": 10 - yes, "abstain": 0}


def test_the_same_bytes_through_two_processes(app: Flask) -> None:
    hall = a_sealed_hall(6)
    poll_id = sealed_poll(hall, press="last")
    with processes(app) as dbs:
        tasks = []
        for place in range(6):
            raw = hall.sealed(place, poll_id, YES).raw.decode()
            tasks += [partial(press, db, hall.actor(place), poll_id, raw) for db in dbs]
        results = at_once(tasks)
    assert {one.presses for one in results} == {1}
    keep()
    with reading() as session:
        assert store.box_of(session, poll_id).ballots == 6


def test_checking_in_one_process_while_the_other_takes_ballots(app: Flask) -> None:
    hall = a_sealed_hall(16)
    poll_id = sealed_poll(hall)
    raws = [hall.sealed(place, poll_id, YES).raw.decode() for place in range(16)]
    with processes(app) as dbs:
        tasks: list[Callable[[], Any]] = [
            partial(press, dbs[place % 2], hall.actor(place), poll_id, raws[place]) for place in range(16)
        ]
        tasks.insert(8, partial(run, dbs[0], start_check, poll_id))
        results = at_once(tasks)
        del results[8]
    assert {one for one in results if isinstance(one, str)} <= {"poll.checking"}
    closed_box(poll_id)
    assert opened_counts(poll_id)["yes"] == sum(not isinstance(one, str) for one in results)


def test_keys_dropped_at_the_moment_of_the_opening(app: Flask) -> None:
    hall = a_sealed_hall(2, scrutineers=1)
    with processes(app) as dbs:
        group_id = keys_for_all(hall, 1)
        poll_id = a_poll(hall.hall, box="sealed", keys="scrutineers")
        at_once([partial(run, dbs[0], open_poll, poll_id), partial(run, dbs[1], drop_keys, group_id, by=STAFF)])
    with reading() as session:
        dropped = store.group_row(session, group_id).step == "dropped"
    assert (poll_now(poll_id).state == "open") != dropped, "never both"


def test_the_last_two_keys_at_once(app: Flask) -> None:
    """Whichever comes second makes the group ready."""
    hall = a_sealed_hall(2, scrutineers=2)
    people = [hall.actor(place).id for place in range(2)]
    group_id = act(begin_keys, hall.meeting_id, "all", None, people, by=STAFF)
    with processes(app) as dbs:
        results = at_once(
            [
                partial(run, dbs[place], give_public, group_id, public_text(new_key()), by=hall.actor(place))
                for place in range(2)
            ]
        )
    assert results == [None, None]
    with reading() as session:
        assert store.group_row(session, group_id).step == "ready"


def test_two_of_the_staff_begin_at_once(app: Flask) -> None:
    hall = a_sealed_hall(2, scrutineers=1)
    with processes(app) as dbs:
        chosen_people = [hall.actor(0).id]
        results = at_once(
            [partial(run, db, begin_keys, hall.meeting_id, "all", None, chosen_people, by=STAFF) for db in dbs]
        )
    with reading() as session:
        steps = sorted(store.group_row(session, group_id).step for group_id in results)
    assert steps == ["dropped", "gathering"]
