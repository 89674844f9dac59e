"""The wires: one thread serves all sockets, in order, and lets go of who does not read."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from wsproto import ConnectionType
from wsproto.connection import Connection
from wsproto.events import CloseConnection, Ping, Pong, TextMessage

from realtime import wires as module
from realtime.wires import CHUNK, Wire, Wires, frame


@dataclass
class Ear:
    """Notes what comes through a wire."""

    texts: list[str] = field(default_factory=list)
    came: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    gone: threading.Event = field(default_factory=threading.Event)
    losses: int = 0
    looked: threading.Event = field(default_factory=threading.Event)

    def heard(self, text: str) -> None:
        self.texts.append(text)
        self.came.release()

    def due(self, now: float) -> None:
        self.looked.set()

    def lost(self) -> None:
        self.losses += 1
        self.gone.set()


@dataclass
class Device:
    """The other end of a wire."""

    sock: socket.socket
    protocol: Connection = field(default_factory=lambda: Connection(ConnectionType.CLIENT))

    def say(self, event: TextMessage | Ping | CloseConnection) -> None:
        self.sock.sendall(self.protocol.send(event))

    def next(self) -> object:
        while True:
            for event in self.protocol.events():
                return event
            data = self.sock.recv(CHUNK)
            if not data:
                return None
            self.protocol.receive_data(data)

    def text(self) -> str:
        whole = ""
        while isinstance(event := self.next(), TextMessage):
            whole += event.data
            if event.message_finished:
                break
        return whole


@pytest.fixture
def wires(pair: tuple[Wire, Ear, Device]) -> Iterator[Wires]:
    """Ended before the sockets of `pair` are closed: its thread may still be at work on one whose last byte has arrived."""
    served = Wires()
    served.start()
    yield served
    served.stop()


@pytest.fixture
def pair() -> Iterator[tuple[Wire, Ear, Device]]:
    here, there = socket.socketpair()
    there.settimeout(30)
    ear = Ear()
    with here, there:
        yield Wire(here, ear), ear, Device(there)


def test_what_was_said_before_the_adoption_comes_first(wires: Wires, pair: tuple[Wire, Ear, Device]) -> None:
    wire, _, device = pair
    wires.send(wire, frame("one"))
    wires.adopt(wire)
    wires.send(wire, frame("two"))
    assert [device.text(), device.text()] == ["one", "two"]
    assert len(wires) == 1


@pytest.mark.parametrize("size", [0, 125, 126, 65535, 65536, 200_000])
def test_a_frame_of_any_size_arrives_whole(wires: Wires, pair: tuple[Wire, Ear, Device], size: int) -> None:
    wire, _, device = pair
    wires.adopt(wire)
    wires.send(wire, frame("会" * size))
    assert device.text() == "会" * size


def test_it_hears_answers_pings_and_takes_leave(wires: Wires, pair: tuple[Wire, Ear, Device]) -> None:
    wire, ear, device = pair
    wires.adopt(wire)
    device.say(TextMessage("a", message_finished=False))
    device.say(TextMessage("b"))
    assert ear.came.acquire(timeout=30)
    assert ear.texts == ["ab"]
    device.say(Ping(b"x"))
    assert device.next() == Pong(b"x")
    device.say(CloseConnection(1000))
    assert isinstance(device.next(), CloseConnection)
    assert ear.gone.wait(30)
    assert (ear.losses, len(wires)) == (1, 0)


@pytest.mark.parametrize("nonsense", [b"\xff\xff\xff\xff", TextMessage("x" * 2 * CHUNK), b""])
def test_nonsense_too_much_or_a_broken_line_ends_it(
    wires: Wires, pair: tuple[Wire, Ear, Device], nonsense: bytes | TextMessage
) -> None:
    wire, ear, device = pair
    wires.adopt(wire)
    if isinstance(nonsense, TextMessage):
        device.say(nonsense)
    elif nonsense:
        device.sock.sendall(nonsense)
    else:
        device.sock.close()
    assert ear.gone.wait(30)


def test_who_does_not_read_is_let_go_and_keeps_nobody_waiting(
    wires: Wires, pair: tuple[Wire, Ear, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    wire, ear, _ = pair
    here, there = socket.socketpair()
    there.settimeout(30)
    with there:
        other = Wire(here, Ear())
        wires.adopt(wire)
        wires.adopt(other)
        monkeypatch.setattr(module, "UNSENT", 200_000)
        for _ in range(20):
            wires.send(wire, frame("x" * 100_000))
        assert ear.gone.wait(30)
        wires.send(other, frame("still here"))
        assert Device(there).text() == "still here"


def test_an_end_comes_after_what_was_sent(wires: Wires, pair: tuple[Wire, Ear, Device]) -> None:
    wire, ear, device = pair
    wires.adopt(wire)
    wires.send(wire, frame("y" * 500_000))
    wires.end(wire)
    assert device.text() == "y" * 500_000
    assert ear.gone.wait(30)
    assert device.next() is None


def test_it_looks_at_its_wires_now_and_then(
    wires: Wires, pair: tuple[Wire, Ear, Device], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK", 0.01)
    wire, ear, _ = pair
    wires.adopt(wire)
    assert ear.looked.wait(30)
