"""All open sockets of this process, served by one thread.

A thread for each socket costs memory and, at each message to the hall, a change of threads for everybody in it. Here a
message is put into its WebSocket frame once and one thread hands the same bytes to every socket.
"""

import contextlib
import selectors
import socket
import ssl
import threading
import time
from collections import deque
from typing import Protocol

import structlog
from wsproto import ConnectionType
from wsproto.connection import Connection
from wsproto.events import CloseConnection, Ping, Pong, TextMessage
from wsproto.utilities import LocalProtocolError, RemoteProtocolError

from core.web.crowd import gate

log = structlog.get_logger()
CHUNK = 4096
"""Bytes read at a time."""

UNSENT = 1 << 20
"""Bytes that may wait for a device that does not take them; past that it is let go and may come back."""

LOOK = 1.0
"""Seconds between two looks at which sockets are due for a ping, or gone."""

MANY = 16
"""From so many frames on, ballots that have not begun wait until the frames are on their way."""


class Listener(Protocol):
    """Whoever wants to know what comes through a wire; called in the thread of the wires, so it must not wait."""

    def heard(self, text: str) -> None:
        """A whole text message came."""

    def due(self, now: float) -> None:
        """Time has passed: `now` in seconds of time.time()."""

    def lost(self) -> None:
        """The socket is closed, by whichever end; called once."""


class Wire:
    """One socket after its handshake: the state of its WebSocket and what waits to be sent."""

    __slots__ = ("adopted", "ending", "fragments", "gone", "listener", "protocol", "sock", "unsent")

    def __init__(self, sock: socket.socket, listener: Listener) -> None:
        self.sock = sock
        self.listener = listener
        self.protocol = Connection(ConnectionType.SERVER)
        self.fragments: list[str] = []
        self.unsent = bytearray()
        self.adopted = self.ending = self.gone = False

    def texts(self, data: bytes) -> tuple[list[str], bytes, bool]:
        """What `data` from the other end says: whole texts, what to answer on the wire, whether it goes on."""
        texts: list[str] = []
        reply = b""
        try:
            self.protocol.receive_data(data or None)
            for event in self.protocol.events():
                if isinstance(event, TextMessage):
                    self._collect(event, texts)
                elif isinstance(event, Ping):
                    reply += self.protocol.send(event.response())
                elif isinstance(event, CloseConnection):
                    return texts, reply + self.protocol.send(event.response()), False
                elif not isinstance(event, Pong):
                    return texts, reply, False
        except (LocalProtocolError, RemoteProtocolError):
            return texts, reply, False
        return texts, reply, True

    def _collect(self, event: TextMessage, texts: list[str]) -> None:
        self.fragments.append(event.data)
        if sum(map(len, self.fragments)) > CHUNK:
            raise RemoteProtocolError("a device has nothing so long to say")
        if event.message_finished:
            texts.append("".join(self.fragments))
            self.fragments.clear()


def frame(text: str) -> bytes:
    """A text as a server sends it: one unmasked WebSocket frame (RFC 6455, 5.2), the same for everybody."""
    data = text.encode()
    size = len(data)
    if size < 126:
        return bytes((0x81, size)) + data
    if size < 1 << 16:
        return b"\x81\x7e" + size.to_bytes(2, "big") + data
    return b"\x81\x7f" + size.to_bytes(8, "big") + data


class Wires:
    """The sockets of this process; `send`, `end` and `adopt` may be called from any thread and return at once."""

    def __init__(self) -> None:
        self._selector = selectors.DefaultSelector()
        self._todo: deque[tuple[Wire, bytes | None]] = deque()
        self._open: set[Wire] = set()
        self._inlet, self._outlet = socket.socketpair()
        self._inlet.setblocking(False)
        self._outlet.setblocking(False)
        self._selector.register(self._outlet, selectors.EVENT_READ)
        self._woken = self._stopped = False
        self._thread = threading.Thread(target=self._run, name="wires", daemon=True)

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread and close all sockets."""
        self._stopped = True
        self._wake()
        if self._thread.is_alive():
            self._thread.join()
        for wire in list(self._open):
            self._drop(wire)
        self._selector.close()
        self._inlet.close()
        self._outlet.close()

    def __len__(self) -> int:
        return len(self._open)

    def adopt(self, wire: Wire) -> None:
        """Serve this wire from now on; what was sent to it before follows first."""
        wire.sock.setblocking(False)
        self._todo.append((wire, b""))
        self._wake()

    def send(self, wire: Wire, data: bytes) -> None:
        """Send a frame; what cannot be sent now waits."""
        self._todo.append((wire, data))
        self._wake()

    def end(self, wire: Wire) -> None:
        """Close once everything is sent."""
        self._todo.append((wire, None))
        self._wake()

    def _wake(self) -> None:
        if not self._woken:
            self._woken = True
            with contextlib.suppress(OSError):  # it is full, and so awake, or stopped
                self._inlet.send(b"\0")

    def _run(self) -> None:
        look = time.monotonic() + LOOK
        while not self._stopped:
            try:
                for key, mask in self._selector.select(max(0.0, look - time.monotonic())):
                    self._serve(key, mask)
                self._work()
                if time.monotonic() >= look:
                    look = time.monotonic() + LOOK
                    now = time.time()
                    for wire in list(self._open):
                        wire.listener.due(now)
            except Exception as error:
                log.error("wires_failed", error=repr(error), exc_info=error)

    def _serve(self, key: selectors.SelectorKey, mask: int) -> None:
        wire = key.data
        if wire is None:
            self._outlet.recv(CHUNK)
            self._woken = False
            return
        if mask & selectors.EVENT_WRITE:
            self._flush(wire)
        if mask & selectors.EVENT_READ and not wire.gone:
            self._read(wire)

    def _work(self) -> None:
        if len(self._todo) < MANY:
            self._hand_out()
        else:
            with gate.urgent():
                self._hand_out()

    def _hand_out(self) -> None:
        while self._todo:
            wire, data = self._todo.popleft()
            if wire.gone:
                continue
            if data is None:
                wire.ending = True
                self._flush(wire)
            elif data:
                self._send(wire, data)
            else:
                self._begin(wire)

    def _begin(self, wire: Wire) -> None:
        wire.adopted = True
        self._open.add(wire)
        self._selector.register(wire.sock, selectors.EVENT_READ, wire)
        self._flush(wire)
        if not wire.gone:
            self._read(wire)  # under TLS something may have been read from the network already

    def _send(self, wire: Wire, data: bytes) -> None:
        if wire.unsent or not wire.adopted:
            wire.unsent += data
            if len(wire.unsent) > UNSENT:
                self._drop(wire)
            return
        sent = self._write(wire, data)
        if sent is not None and sent < len(data):
            wire.unsent += data[sent:]
            self._selector.modify(wire.sock, selectors.EVENT_READ | selectors.EVENT_WRITE, wire)

    def _flush(self, wire: Wire) -> None:
        if not wire.adopted:
            return
        if wire.unsent:
            sent = self._write(wire, bytes(wire.unsent))
            if sent is None:
                return
            del wire.unsent[:sent]
        if wire.ending and not wire.unsent:
            self._drop(wire)
            return
        wanted = selectors.EVENT_READ | (selectors.EVENT_WRITE if wire.unsent else 0)
        self._selector.modify(wire.sock, wanted, wire)

    def _write(self, wire: Wire, data: bytes) -> int | None:
        """How many bytes went out, 0 where none can now; None where the socket is gone."""
        try:
            return wire.sock.send(data)
        except (BlockingIOError, InterruptedError, ssl.SSLWantWriteError, ssl.SSLWantReadError):
            return 0
        except OSError:
            self._drop(wire)
            return None

    def _read(self, wire: Wire) -> None:
        while not wire.gone:
            try:
                data = wire.sock.recv(CHUNK)
            except (BlockingIOError, InterruptedError, ssl.SSLWantReadError, ssl.SSLWantWriteError):
                return
            except OSError:
                data = b""
            if not data:
                self._drop(wire)
                return
            self._hear(wire, data)

    def _hear(self, wire: Wire, data: bytes) -> None:
        texts, reply, goes_on = wire.texts(data)
        for text in texts:
            wire.listener.heard(text)
        if reply:
            self._send(wire, reply)
        if not goes_on and not wire.gone:
            wire.ending = True
            self._flush(wire)

    def _drop(self, wire: Wire) -> None:
        if wire.gone:
            return
        wire.gone = True
        self._open.discard(wire)
        if wire.adopted:
            self._selector.unregister(wire.sock)
        wire.sock.close()
        wire.unsent.clear()
        wire.listener.lost()
