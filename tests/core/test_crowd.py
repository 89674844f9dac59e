"""The crowd's door: some at a time, the chair beside it, and the arrival is noted before the wait."""

import threading
from datetime import datetime

from flask import Flask

from core.actor import Actor
from core.web.crowd import AT_ONCE
from core.web.identity import Permission
from core.web.views import REGISTRY, Views, arrived_at
from tests.conftest import FrozenClock

anyone = Permission("anyone", lambda actor: True)


def test_some_of_the_crowd_run_at_a_time_and_the_chair_is_not_kept_waiting(app: Flask, clock: FrozenClock) -> None:
    views = Views("crowd_test")
    inside = threading.Semaphore(0)
    leave = threading.Event()
    arrivals: list[datetime] = []

    @views.get("/crowd-test", who=anyone, by_crowd=True)
    def ballot(actor: Actor) -> None:
        arrivals.append(arrived_at())
        inside.release()
        leave.wait(30)

    @views.get("/chair-test", who=anyone)
    def chair(actor: Actor) -> None:
        pass

    try:
        app.register_blueprint(views.blueprint)
        start = clock.at
        threads = [
            threading.Thread(target=app.test_client().get, args=("/api/v1/crowd-test",)) for _ in range(AT_ONCE + 3)
        ]
        for thread in threads:
            thread.start()
        for _ in range(AT_ONCE):
            assert inside.acquire(timeout=30)
        assert not inside.acquire(timeout=0.2)
        assert app.test_client().get("/api/v1/chair-test").status_code == 200
        clock.tick(seconds=60)
        leave.set()
        for thread in threads:
            thread.join()
        assert arrivals == [start] * (AT_ONCE + 3)
    finally:
        for path in ("/api/v1/crowd-test", "/api/v1/chair-test"):
            REGISTRY.pop(("GET", path), None)
