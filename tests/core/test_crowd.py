"""The crowd's door: some at a time, the chair beside it, and the arrival is noted before the wait."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from flask import Flask

from core.actor import Actor
from core.clock import clock_from
from core.web import crowd
from core.web.crowd import AT_ONCE, BESIDE_URGENT, Gate
from core.web.identity import Permission
from core.web.views import REGISTRY, Views, arrived_at
from tests.conftest import FrozenClock

anyone = Permission("anyone", lambda actor: True)
CROWD, CHAIR = "/crowd-test", "/chair-test"


@contextmanager
def forgotten() -> Iterator[None]:
    """Leave no view of this test in the registry."""
    try:
        yield
    finally:
        for path in (CROWD, CHAIR):
            REGISTRY.pop(("GET", f"/api/v1{path}"), None)


def test_some_of_the_crowd_run_at_a_time_and_the_chair_is_not_kept_waiting(app: Flask) -> None:
    views, clock = Views("crowd_test"), FrozenClock()
    noted, inside, leave = threading.Semaphore(0), threading.Semaphore(0), threading.Event()
    arrivals: list[datetime] = []

    def now() -> datetime:
        noted.release()
        return clock.at

    def ask() -> None:
        app.test_client().get(f"/api/v1{CROWD}")

    with forgotten(), clock_from(now):

        @views.get(CROWD, who=anyone, by_crowd=True)
        def ballot(actor: Actor) -> None:
            arrivals.append(arrived_at())
            inside.release()
            leave.wait(30)

        @views.get(CHAIR, who=anyone)
        def chair(actor: Actor) -> None:
            pass

        app.register_blueprint(views.blueprint)
        start = clock.at
        threads = [threading.Thread(target=ask) for _ in range(AT_ONCE + 3)]
        for thread in threads:
            thread.start()
        for _ in threads:
            assert noted.acquire(timeout=30)
        for _ in range(AT_ONCE):
            assert inside.acquire(timeout=30)
        assert not inside.acquire(blocking=False)
        assert app.test_client().get(f"/api/v1{CHAIR}").status_code == 200
        clock.tick(seconds=60)
        leave.set()
        for thread in threads:
            thread.join()
    assert arrivals == [start] * (AT_ONCE + 3)


def entered(gate: Gate, count: int, leave: threading.Event) -> tuple[threading.Semaphore, list[threading.Thread]]:
    """Threads that go through the gate and stay until `leave`; the semaphore tells of each that is in."""
    inside = threading.Semaphore(0)

    def go_in() -> None:
        with gate.one_of_the_crowd():
            inside.release()
            leave.wait(30)

    threads = [threading.Thread(target=go_in) for _ in range(count)]
    for thread in threads:
        thread.start()
    return inside, threads


def test_what_is_urgent_holds_the_crowd_back_until_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "URGENT_FOR", 60)
    gate, leave = Gate(4), threading.Event()
    with gate.urgent():
        inside, threads = entered(gate, 4, leave)
        for _ in range(BESIDE_URGENT):
            assert inside.acquire(timeout=30)
        assert not inside.acquire(blocking=False)
    for _ in range(4 - BESIDE_URGENT):
        assert inside.acquire(timeout=30)
    leave.set()
    for thread in threads:
        thread.join()


def test_what_takes_long_does_not_stop_the_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crowd, "URGENT_FOR", 0)
    gate, leave = Gate(4), threading.Event()
    with gate.urgent():
        inside, threads = entered(gate, 4, leave)
        for _ in range(4):
            assert inside.acquire(timeout=30)
    leave.set()
    for thread in threads:
        thread.join()
