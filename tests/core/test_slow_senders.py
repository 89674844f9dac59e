"""Whoever sends slowly, or far too much, keeps nobody else waiting."""

import threading
from io import BytesIO

import pytest
from flask import Flask

from core.actor import Actor
from core.web.crowd import AT_ONCE, LARGEST_BODY
from core.web.identity import Permission
from core.web.views import REGISTRY, Body, Views
from tests.conftest import code_of

anyone = Permission("anyone", lambda actor: True)
PATH = "/api/v1/slow-test"


class Word(Body):
    """What the view takes."""

    word: str


class Trickle(BytesIO):
    """A request body of which a part never seems to come."""

    def __init__(self, begun: threading.Semaphore, go_on: threading.Event) -> None:
        super().__init__(b'{"word": "x"}')
        self._begun, self._go_on = begun, go_on

    def read(self, size: int | None = -1, /) -> bytes:
        """Say that the reading began, then wait."""
        self._begun.release()
        self._go_on.wait(30)
        return super().read(size)

    def readinto(self, buffer: object, /) -> int:
        """The same for readers that bring their buffer."""
        self._begun.release()
        self._go_on.wait(30)
        return super().readinto(buffer)  # type: ignore[arg-type]


@pytest.fixture
def crowd_view(app: Flask) -> object:
    """A view that all tablets may use at the same moment."""
    views = Views("slow_test")

    @views.post("/slow-test", who=anyone, body=Word, by_crowd=True)
    def say(actor: Actor, body: Word) -> None:
        pass

    app.register_blueprint(views.blueprint)
    yield
    REGISTRY.pop(("POST", PATH), None)


def test_half_sent_requests_of_one_do_not_hold_up_the_hall(app: Flask, crowd_view: object) -> None:
    begun, go_on = threading.Semaphore(0), threading.Event()

    def dawdle() -> None:
        stream = Trickle(begun, go_on)
        app.test_client().post(PATH, input_stream=stream, content_length=13, content_type="application/json")

    slow = [threading.Thread(target=dawdle) for _ in range(AT_ONCE)]
    answered: list[int] = []
    prompt = threading.Thread(
        target=lambda: answered.append(app.test_client().post(PATH, json={"word": "y"}).status_code)
    )
    try:
        for thread in slow:
            thread.start()
            assert begun.acquire(timeout=30)
        prompt.start()
        prompt.join(20)
        assert answered == [200]
    finally:
        go_on.set()
        for thread in (*slow, prompt):
            thread.join()


def test_what_the_crowd_sends_is_small(app: Flask, crowd_view: object) -> None:
    response = app.test_client().post(PATH, json={"word": "x" * LARGEST_BODY})
    assert (response.status_code, code_of(response)) == (413, "http.413")
