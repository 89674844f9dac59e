"""What all tests share: an application on a fresh database, clients that are logged in, a frozen clock."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import create_app
from core.actor import SYSTEM
from core.clock import clock_from
from core.config import Settings
from core.db import change, database
from core.ids import new_id
from core.web.security import csrf_token
from realtime.outbox import Envelope
from roster.actions.start_session import start_account_session
from roster.tables import Account

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
"""Nine in the morning in the hall."""


@dataclass
class FrozenClock:
    """A clock that stands until it is told to go on."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def tick(self, **parts: float) -> None:
        """Let time pass: `tick(seconds=5)`."""
        self.at += timedelta(**parts)


@dataclass
class Heard:
    """What the server said to the hall."""

    envelopes: list[Envelope] = field(default_factory=list)

    def kinds(self) -> list[str]:
        """The kinds of the messages, in order."""
        return [e.kind for e in self.envelopes]

    def last(self, kind: str) -> Envelope:
        """The last message of a kind."""
        return [e for e in self.envelopes if e.kind == kind][-1]


class Client:
    """A test client of one login that speaks JSON."""

    def __init__(self, app: Flask, token: str = "") -> None:
        self.http = app.test_client()
        self.headers = {"X-CSRF-Token": csrf_token(token)} if token else {}
        if token:
            self.http.set_cookie("hall", token)

    def get(self, path: str) -> TestResponse:
        """GET a path of the API, or of the pages when it does not begin with one."""
        return self.http.get(_full(path))

    def post(self, path: str, body: Any = None, **kwargs: Any) -> TestResponse:
        """POST JSON (or multipart with `data=`)."""
        if "data" in kwargs:
            return self.http.post(_full(path), headers=self.headers, **kwargs)
        return self.http.post(_full(path), json=body if body is not None else {}, headers=self.headers)


def _full(path: str) -> str:
    return path if path.startswith(("/api/", "/page:")) else f"/api/v1{path}"


def code_of(response: TestResponse) -> str:
    """The code of a refusal; "ok" for an answer that is none."""
    if response.status_code < 400:
        return "ok"
    return str(response.get_json()["error"]["code"])


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Files are not written out in a test's name: what programs make of them has the time of day in it."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    application = create_app(settings_in(folder))
    close(application)
    return folder


def settings_in(folder: Path) -> Settings:
    """Settings of a test installation; its commits need not survive a power cut."""
    return Settings(instance=folder, database_url=f"sqlite:///{folder / 'hall.db'}", sqlite_synchronous="OFF")


def close(application: Flask) -> None:
    """Stop an application's threads and connections."""
    application.extensions["ticker"].stop()
    application.extensions["door"].stop()
    database().close()


@pytest.fixture
def app(_template: Path, tmp_path: Path) -> Iterator[Flask]:
    """An application on an empty database of its own."""
    shutil.copytree(_template, tmp_path, dirs_exist_ok=True)
    application = create_app(settings_in(tmp_path))
    application.testing = True
    yield application
    close(application)


@pytest.fixture
def heard(app: Flask) -> Heard:
    """Collects live messages; snapshots are built at once instead of at the next tick."""
    box = Heard()
    ticker = app.extensions["ticker"]
    outbox: Any = database().outbox
    ticker._send = box.envelopes.extend
    outbox._send = box.envelopes.extend
    outbox._mark = ticker.send_now
    return box


@pytest.fixture
def clock() -> Iterator[FrozenClock]:
    """A frozen clock at nine in the morning."""
    frozen = FrozenClock()
    with ExitStack() as stack:
        stack.enter_context(clock_from(frozen))
        yield frozen


@pytest.fixture
def login(app: Flask) -> Callable[[str], Client]:
    """`login("chair")`: a client logged in to an account of that role; `login("")`: nobody."""

    def make(role: str) -> Client:
        if not role:
            return Client(app)
        with change(SYSTEM) as tx:
            account = Account(id=new_id(), login=f"{role}-{new_id()}", name=role, role=role, password_hash="-")
            tx.session.add(account)
            tx.session.flush()
            started = start_account_session(tx, account.id, "test")
        return Client(app, started.token)

    return make
