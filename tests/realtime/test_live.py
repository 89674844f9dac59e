"""Live messages: numbered inside the change, sent after the commit, in order; snapshots coalesced; the door is guarded."""

import resource
import threading
from dataclasses import dataclass
from typing import ClassVar

import pytest
from flask import Flask
from structlog.testing import capture_logs

from core.actor import NOBODY, SYSTEM, Actor
from core.db import change, reading
from core.errors import Refused
from realtime.door import MOST, most_sockets
from realtime.messages import MESSAGES, Message, Snapshot, hall, person, schema_of
from realtime.outbox import Envelope, versions_of
from realtime.snapshots import Ticker, snapshot_builder
from tests.conftest import Heard


@dataclass(frozen=True, slots=True)
class Told(Message):
    """A lasting message for the tests."""

    stage: str


@dataclass(frozen=True, slots=True)
class Counted(Message):
    """A passing message for the tests."""

    lasting: ClassVar[bool] = False
    turnout: int


@pytest.fixture(autouse=True, scope="module")
def forget() -> object:
    """Leave no test message behind for the laws."""
    yield
    for name in ("Told", "Counted"):
        MESSAGES.pop(name, None)
    return None


def say(word: str, room: str = hall("m")) -> None:
    with change(SYSTEM) as tx:
        tx.announce(Told(room, word))


def test_lasting_messages_are_numbered_by_room(app: Flask, heard: Heard) -> None:
    say("a")
    say("b")
    say("c", hall("other"))
    assert [(e.room, e.version, e.slices) for e in heard.envelopes] == [
        (hall("m"), 1, {"stage": "a"}),
        (hall("m"), 2, {"stage": "b"}),
        (hall("other"), 1, {"stage": "c"}),
    ]
    with reading() as session:
        assert versions_of(session, [hall("m"), hall("none")]) == {hall("m"): 2, hall("none"): 0}


def test_a_refused_change_says_nothing_and_takes_no_number(app: Flask, heard: Heard) -> None:
    with pytest.raises(Refused), change(SYSTEM) as tx:
        tx.announce(Told(hall("m"), "lost"))
        raise Refused("no", "不行")
    say("kept")
    assert [e.version for e in heard.envelopes] == [1]


def test_passing_messages_carry_no_number(app: Flask, heard: Heard) -> None:
    with change(SYSTEM) as tx:
        tx.announce(Counted(person("p"), 3))
    assert [(e.version, e.slices) for e in heard.envelopes] == [(None, {"turnout": 3})]


def test_numbers_have_no_gap_and_no_double_under_threads(app: Flask, heard: Heard) -> None:
    threads = [threading.Thread(target=say, args=(str(n),)) for n in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [e.version for e in heard.envelopes] == list(range(1, 31))


def test_the_ticker_joins_what_comes_quickly() -> None:
    built: list[str] = []
    sent = threading.Event()

    @snapshot_builder("test")
    def build(session: object, key: str) -> list[Message]:
        built.append(key)
        return [Counted(hall(key), len(built))]

    def send(envelopes: list[Envelope]) -> None:
        sent.set()

    ticker = Ticker(send)
    for _ in range(50):
        ticker.mark({Snapshot("test", "m")})
    ticker.start()
    assert sent.wait(5)
    ticker.stop()
    assert built == ["m"]


def test_a_failing_snapshot_does_not_stop_the_ticker(app: Flask) -> None:
    sent: list[Envelope] = []

    @snapshot_builder("failing")
    def fail(session: object, key: str) -> list[Message]:
        raise ValueError("no")

    ticker = Ticker(sent.extend)
    ticker.send_now({Snapshot("failing", "m")})
    assert sent == []


def test_a_message_has_a_schema() -> None:
    assert set(schema_of(Told)["properties"]) == {"room", "stage"}


def test_the_door_lets_in_whom_it_should(app: Flask) -> None:
    door = app.extensions["door"]
    refused = door.socketio.test_client(app, query_string="?meeting=m")
    assert not refused.is_connected()
    door._identify = lambda token: SYSTEM if token == "good" else NOBODY
    door._admit = lambda actor, meeting: [hall(meeting)] if actor.known else []
    guest = door.socketio.test_client(app, query_string="?meeting=m", auth={"token": "good"})
    assert guest.is_connected()
    assert not door.socketio.test_client(app, query_string="?meeting=m", auth={"token": 7}).is_connected()
    guest.disconnect()


def test_who_is_no_longer_logged_in_hears_nothing(app: Flask) -> None:
    door = app.extensions["door"]
    door._identify = lambda token: Actor("person", str(token), "", session_id=f"session of {token}")
    door._admit = lambda actor, meeting: [hall(meeting)]
    kept, ended = (door.socketio.test_client(app, query_string="?meeting=m", auth={"token": t}) for t in ("a", "b"))
    door._still_live = lambda sessions: set(sessions) - {"session of b"}
    door.turn_out()
    assert (kept.is_connected(), ended.is_connected()) == (True, False)
    kept.disconnect()
    assert door._listening == {}


def test_a_full_hall_is_said_and_refused(app: Flask) -> None:
    door = app.extensions["door"]
    door._identify = lambda token: Actor("person", str(token), "", session_id=f"session of {token}")
    door._admit = lambda actor, meeting: [hall(meeting)]
    door._most = 2
    with capture_logs() as logs:
        guests = [door.socketio.test_client(app, query_string="?meeting=m", auth={"token": t}) for t in "abc"]
    assert [guest.is_connected() for guest in guests] == [True, True, False]
    assert [(entry["event"], entry["sockets"]) for entry in logs if entry["event"].startswith("hall_")] == [
        ("hall_full", 2)
    ]
    for guest in guests[:2]:
        guest.disconnect()


def test_a_hall_that_fills_up_is_warned_of_once(app: Flask) -> None:
    door = app.extensions["door"]
    door._most = 10
    door._listening = {str(n): "" for n in range(8)}
    with capture_logs() as logs:
        door._count()
        door._count()
    assert [entry["event"] for entry in logs] == ["hall_nearly_full"]
    door._listening = {}


def test_the_limit_of_open_files_bounds_the_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    for files, most in ((1024, 256), (1_000_000, MOST), (resource.RLIM_INFINITY, MOST), (64, 1)):
        monkeypatch.setattr(resource, "getrlimit", lambda _which, files=files: (files, files))
        assert most_sockets() == most
