"""The keeper: whatever a killed server left is finished, each step once, and nothing that goes wrong stops it for good."""

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from core.db import reading
from tests.voting.belenios.workshop import one_more
from tests.voting.builders import NO, YES, act, journal, poll_now, refusal
from tests.voting.sealed.builders import (
    Here,
    SealedHall,
    a_sealed_hall,
    cast,
    keep,
    keys_for_all,
    part_text,
    receipt_of,
    sealed_poll,
)
from tests.voting.sealed.forging import changed
from tests.voting.test_races import at_once
from voting.actions.close_poll import close_poll
from voting.sealed import keeper as module
from voting.sealed import store, work
from voting.sealed.actions.give_part import give_part
from voting.sealed.actions.settle_ballots import settle_ballots
from voting.sealed.actions.start_check import start_check
from voting.sealed.keeper import Keeper, task_size

ROOT = Path(__file__).parents[3]


class Odd(Here):
    """Fails where `fails` says so, once each."""

    def __init__(self, fails: dict[Any, Exception]) -> None:
        self.fails = fails

    def submit(self, task: Any, /, *arguments: Any, **named: Any) -> "Future[Any]":
        error = self.fails.pop(task, None)
        if error is None:
            return super().submit(task, *arguments, **named)
        future: Future[Any] = Future()
        future.set_exception(error)
        return future


def state(poll_id: str) -> tuple[int, int, bool]:
    """Ballots in the box, ballots that wait, whether the sum is there."""
    with reading() as session:
        box = store.box_of(session, poll_id)
        return box.ballots, store.unchecked_count(session, poll_id), box.tally is not None


def test_what_a_killed_server_left_is_finished(app: Flask) -> None:
    """A fresh keeper after each step, as after a kill -9 at that moment."""
    hall = a_sealed_hall(3, scrutineers=1)
    keys_for_all(hall, 1)
    poll_id = sealed_poll(hall, keys="scrutineers")
    hall.vote(0, poll_id, YES)
    hall.vote(1, poll_id, NO)
    Keeper(Here).look()
    assert state(poll_id) == (2, 0, False)
    hall.vote(2, poll_id, YES)
    act(start_check, poll_id)
    assert refusal(act, close_poll, poll_id) == "box.unchecked"
    Keeper(Here).look()
    assert state(poll_id) == (3, 0, False)
    act(close_poll, poll_id)
    Keeper(Here).look()
    assert state(poll_id) == (3, 0, True)
    assert Keeper(Here).look() == 0, "now it is for the scrutineers"
    act(give_part, poll_id, part_text(hall.holders[0], poll_id), by=hall.actor(0))
    assert poll_now(poll_id).state == "unsealing"
    Keeper(Here).look()
    assert poll_now(poll_id).state == "closed"
    assert Keeper(Here).look() == 0


def test_killed_between_the_servers_part_and_the_count(app: Flask, monkeypatch: Any) -> None:
    hall = a_sealed_hall(1)
    poll_id = sealed_poll(hall)
    hall.vote(0, poll_id, YES)
    act(start_check, poll_id)
    keep()
    act(close_poll, poll_id)
    with monkeypatch.context() as patched:
        patched.setattr(Keeper, "_count", lambda _self, _poll_id: 0)
        keep()
    assert poll_now(poll_id).state == "unsealing"
    keep()
    assert poll_now(poll_id).state == "closed"
    assert journal(hall.hall).count("poll.box_part") == 1


def test_two_keepers_settle_the_same_ballots_once(app: Flask, monkeypatch: Any) -> None:
    hall = a_sealed_hall(8)
    poll_id = sealed_poll(hall, press="last")
    for answer in (YES, NO):
        for place in range(8):
            hall.vote(place, poll_id, answer)
    both_have_them = threading.Barrier(2, timeout=60)

    class Slow(Here):
        def submit(self, task: Any, /, *arguments: Any, **named: Any) -> "Future[Any]":
            if task is work.check_ballots and not getattr(self, "met", False):
                self.met = True
                both_have_them.wait()
            return super().submit(task, *arguments, **named)

    done = at_once([Keeper(Slow).look, Keeper(Slow).look])
    assert sum(done) == 16
    assert state(poll_id)[:2] == (16, 0)
    with reading() as session:
        receipts = store.boxed_receipts(session, poll_id)
    for place in range(8):
        newest = receipt_of(poll_id, hall.actor(place))
        presses = [one.press for one in receipts if one.credential_id == newest.credential_id]
        assert presses == [1, 2]


def test_batches_keep_each_voters_order(app: Flask, monkeypatch: Any) -> None:
    monkeypatch.setattr(module, "A_ROUND", 3)
    monkeypatch.setattr(module, "A_TASK", 2)
    hall = a_sealed_hall(3)
    poll_id = sealed_poll(hall, press="last")
    trackers = {place: [hall.vote(place, poll_id, answer).tracker for answer in (YES, NO, YES)] for place in range(3)}
    keeper = Keeper(Here)
    assert [keeper.look() for _ in range(4)] == [3, 3, 3, 0]
    with reading() as session:
        boxed = [one.tracker for one in store.boxed_receipts(session, poll_id)]
    for mine in trackers.values():
        assert [tracker for tracker in boxed if tracker in mine] == mine


def test_the_next_round_is_begun_before_one_is_settled(app: Flask, monkeypatch: Any) -> None:
    """And where one cannot be settled the next is given up too, so that no voter's second ballot comes before the first."""
    monkeypatch.setattr(module, "A_ROUND", 2)
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall, press="last")
    trackers = [hall.vote(0, poll_id, answer).tracker for answer in (YES, NO, YES, NO, YES)]
    told: list[list[int]] = []
    checked, settled = work.check_ballots, settle_ballots

    def noted(election: str, ballots: Any) -> Any:
        told.append([number for number, _ in ballots])
        return checked(election, ballots)

    def failing_once(tx: Any, poll: str, verdicts: Any) -> int:
        monkeypatch.setattr(module, "settle_ballots", settled)
        assert [len(numbers) for numbers in told] == [2, 2]
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(work, "check_ballots", noted)
    monkeypatch.setattr(module, "settle_ballots", failing_once)
    keeper = Keeper(Here)
    assert [keeper.look() for _ in range(5)] == [0, 2, 2, 1, 0]
    first, second, third = (told[0], told[1], told[-1])
    assert told == [first, second, first, second, third]
    with reading() as session:
        assert [one.tracker for one in store.boxed_receipts(session, poll_id)] == trackers


@pytest.mark.parametrize("error", [MemoryError("full"), BrokenExecutor("killed"), RuntimeError("who knows")])
def test_an_exception_is_logged_and_tried_again(app: Flask, capsys: Any, error: Exception) -> None:
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    hall.vote(0, poll_id, YES)
    odd = Odd({work.check_ballots: error})
    keeper = Keeper(lambda: odd)
    assert keeper.look() == 0
    assert "box_keeper_failed" in capsys.readouterr().err
    assert receipt_of(poll_id, hall.actor(0)).state == "received"
    assert keeper.look() == 1
    assert receipt_of(poll_id, hall.actor(0)).state == "checked"


def test_a_box_that_fails_does_not_hold_up_the_others(app: Flask, monkeypatch: Any) -> None:
    one, other = a_sealed_hall(1), a_sealed_hall(1, number=20)
    polls = [sealed_poll(one), sealed_poll(other)]
    one.vote(0, polls[0], YES)
    other.vote(0, polls[1], YES)
    with reading() as session:
        first, second = (poll_id for poll_id, _ in store.running_boxes(session))
    settled = settle_ballots

    def failing(tx: Any, poll_id: str, verdicts: Any) -> int:
        if poll_id == first:
            raise RuntimeError("a damaged box")
        return settled(tx, poll_id, verdicts)

    monkeypatch.setattr(module, "settle_ballots", failing)
    assert Keeper(Here).look() == 1
    assert (state(first)[:2], state(second)[:2]) == ((0, 1), (1, 0))


def test_the_thread_goes_on_after_a_failure(app: Flask, monkeypatch: Any) -> None:
    hall = a_sealed_hall(1)
    poll_id = sealed_poll(hall)
    hall.vote(0, poll_id, YES)
    monkeypatch.setattr(module, "PERIOD", 0.01)
    failures = [RuntimeError("the database is away")]
    running = store.running_boxes

    def boxes(session: Any) -> Any:
        if failures:
            raise failures.pop()
        return running(session)

    monkeypatch.setattr(store, "running_boxes", boxes)
    keeper = Keeper(Here)
    keeper.start()
    keeper.wake()
    deadline = time.monotonic() + 60
    while receipt_of(poll_id, hall.actor(0)).state != "checked":
        assert time.monotonic() < deadline
        time.sleep(0.005)
    keeper.stop()
    assert not failures


class Lost(Executor):
    """Processes that were killed: nothing can be handed to them."""

    def submit(self, task: Any, /, *arguments: Any, **named: Any) -> "Future[Any]":
        raise BrokenExecutor("killed")


def test_processes_that_were_killed_are_replaced(app: Flask) -> None:
    """While a box waits for its scrutineers nothing else would notice that the processes are gone."""
    made: list[Executor] = []

    def pool() -> Executor:
        made.append(Lost() if not made else Here())
        return made[-1]

    assert Keeper(pool).submit(abs, -3).result() == 3
    assert len(made) == 2


@pytest.mark.parametrize("error", [BrokenExecutor("killed"), CancelledError()])
def test_a_task_whose_process_was_lost_is_done_once_more(app: Flask, error: Exception) -> None:
    odd = Odd({abs: error})
    assert Keeper(lambda: odd).run(abs, -3) == 3
    with pytest.raises(ZeroDivisionError):
        Keeper(Here).run(divmod, 1, 0)


def test_parts_while_the_last_box_closes(app: Flask) -> None:
    """A late scrutineer's part is still being checked when the keeper sends its processes home."""
    hall = a_sealed_hall(1)
    started, go = threading.Event(), threading.Event()

    class Leaving(Here):
        def submit(self, task: Any, /, *arguments: Any, **named: Any) -> "Future[Any]":
            if started.is_set():
                return super().submit(task, *arguments, **named)
            started.set()
            return Future()

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            go.set()

    keeper = Keeper(Leaving)
    waiting: list[Future[Any]] = []
    submit = keeper.submit

    def remembered(task: Any, *arguments: Any) -> Any:
        waiting.append(submit(task, *arguments))
        return waiting[-1]

    keeper.submit = remembered  # type: ignore[method-assign]
    answers: list[Any] = []
    thread = threading.Thread(target=lambda: answers.append(keeper.run(abs, -3)))
    thread.start()
    assert started.wait(60)
    assert keeper.look() == 0, "no box is open any more"
    assert go.is_set()
    waiting[0].cancel()
    thread.join(60)
    assert answers == [3]
    assert hall.masters


def test_real_processes_do_the_arithmetic(app: Flask) -> None:
    """Two ballots, one of them wrong, through processes as in the hall."""
    hall = a_sealed_hall(2)
    poll_id = sealed_poll(hall)
    wrong(hall, 0, poll_id)
    hall.vote(1, poll_id, NO)
    keeper = Keeper()
    try:
        while keeper.look():
            pass
    finally:
        keeper.stop()
    assert receipt_of(poll_id, hall.actor(0)).fault == "proof.overall"
    assert receipt_of(poll_id, hall.actor(1)).state == "checked"


def wrong(hall: SealedHall, place: int, poll_id: str) -> None:
    path = ["answers", 0, "overall_proof", 0, "challenge"]
    raw = changed(hall.master(place), poll_id, hall.sealed(place, poll_id, YES), path, one_more)
    cast(hall.actor(place), poll_id, raw)


SCRIPT = """
import os, sys, time
from voting.sealed.keeper import Keeper

if __name__ == "__main__":
    keeper = Keeper()
    print(*{keeper.submit(os.getpid).result() for _ in range(40)}, *keeper._pool._processes, flush=True)
    time.sleep(300)
"""


def test_its_processes_end_when_the_server_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "server.py"
    script.write_text(SCRIPT)
    server = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}
    )
    assert server.stdout is not None
    children = {int(pid) for pid in server.stdout.readline().split()}
    try:
        assert children
        assert all(alive(pid) for pid in children)
        assert all(os.getpriority(os.PRIO_PROCESS, pid) >= work.NICENESS for pid in children), "tablets go first"
    finally:
        os.kill(server.pid, signal.SIGKILL)
        server.wait()
        server.stdout.close()
    deadline = time.monotonic() + 30
    while any(alive(pid) for pid in children):
        assert time.monotonic() < deadline
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_waking_nobody_is_harmless(app: Flask) -> None:
    before = module.keeper()
    module.install_keeper(None)
    try:
        module.wake_keeper()
        assert refusal(module.keeper) == "box.no_keeper"
    finally:
        module.install_keeper(before)
    assert refusal(partial(act, lambda _tx: None)) == "ok"


@pytest.mark.parametrize(("length", "size"), [(8_000, 4), (38_000, 4), (50_000, 4), (100_000, 2), (430_000, 1)])
def test_large_ballots_are_verified_in_smaller_tasks(length: int, size: int) -> None:
    assert task_size([(1, "x" * length), (2, "x")]) == size
    assert task_size([]) == 4
