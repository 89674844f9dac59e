"""Engine.IO over wires: a request's thread admits the device, from then on the one thread of the wires serves its socket."""

import base64
import hashlib
import io
import time
from collections.abc import Callable
from socket import socket
from typing import Any

import structlog
from engineio import Server, packet
from engineio.socket import Socket as EngineSocket

from realtime.wires import CHUNK, Wire, Wires, frame

log = structlog.get_logger()

TAKE_OVER = "hall.take_over"
"""The key of a request's environment under which the web server offers to let go of its connection."""

HELLO = 10.0
"""Seconds within which a device that opened a socket must have said who it is."""

PONG, CLOSE, DISCONNECT = "3", "1", "41"
KEPT = frozenset({"flask.app", "wsgi.version", "wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once", "wsgi.errors"})
ACCEPT = (
    b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n"
)
GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class _Outlet:
    """What Engine.IO takes for the queue of a socket; only the end is ever put into it."""

    def __init__(self, line: "Line") -> None:
        self._line = line

    def put(self, _end: None) -> None:
        self._line.wires.end(self._line.wire)

    def join(self) -> None:
        """Nobody waits for a device to read."""


class Line(EngineSocket):  # type: ignore[misc]
    """One device's Engine.IO socket: it answers pings and may leave; whatever else it says is not listened to."""

    def __init__(self, server: "Engine", sid: str, sock: socket) -> None:
        super().__init__(server, sid)
        self.wires = server.wires
        self.wire = Wire(sock, self)
        self.queue = _Outlet(self)
        self.connected = self.upgraded = True
        self.schedule_ping()

    def send(self, pkt: Any) -> None:
        """Send a packet; one that goes to many is put into its frame once."""
        if self.closed:
            return
        data = getattr(pkt, "frame", None)
        if data is None:
            data = pkt.frame = frame(pkt.encode())
        self.wires.send(self.wire, data)

    def schedule_ping(self) -> None:
        """Ask again in a while."""
        self.last_ping: float | None = None
        self._next_ping = time.time() + self.server.ping_interval

    def heard(self, text: str) -> None:
        """Take a pong or a goodbye."""
        if text == PONG:
            self.schedule_ping()
        elif text in (CLOSE, DISCONNECT):
            self.close(wait=False, abort=True, reason=self.server.reason.CLIENT_DISCONNECT)

    def due(self, now: float) -> None:
        """Ask whether the device is there, and let it go where it did not answer in time."""
        if self.closed:
            return
        if self.last_ping is not None:
            if now - self.last_ping > self.server.ping_timeout:
                self.close(wait=False, abort=False, reason=self.server.reason.PING_TIMEOUT)
        elif now >= self._next_ping:
            self.last_ping = now
            self.send(packet.Packet(packet.PING))

    def lost(self) -> None:
        """Forget the device."""
        self.server.sockets.pop(self.sid, None)
        self.close(wait=False, abort=True, reason=self.server.reason.TRANSPORT_CLOSE)


class Engine(Server):  # type: ignore[misc]
    """An Engine.IO server whose sockets live on wires, where the web server lets go of their connections."""

    wires: Wires
    is_admitted: Callable[[str], bool]
    """Whether the device with this Engine.IO id has been let in."""

    def _handle_connect(
        self, environ: dict[str, Any], start_response: Callable[..., Any], transport: str, jsonp_index: Any = None
    ) -> Any:
        take_over = environ.get(TAKE_OVER)
        if take_over is None:
            return super()._handle_connect(environ, start_response, transport, jsonp_index)
        key = environ.get("HTTP_SEC_WEBSOCKET_KEY", "")
        if not key or environ.get("HTTP_SEC_WEBSOCKET_VERSION") != "13":
            return self._bad_request("WebSocket version 13 is needed")
        line = Line(self, self.generate_id(), take_over(environ))
        self.sockets[line.sid] = line
        try:
            self._admit(line, key, _slim(environ))
        except Exception as error:
            if not isinstance(error, OSError | ValueError):
                log.error("socket_failed", error=repr(error), exc_info=error)
            line.wire.sock.close()
            line.lost()
        raise StopIteration  # tells the web server that there is nothing to answer

    def _admit(self, line: Line, key: str, environ: dict[str, Any]) -> None:
        self._trigger_event("connect", line.sid, environ, run_async=False)
        sock = line.wire.sock
        sock.settimeout(HELLO)
        sock.sendall(_accept(key) + frame(self._open_packet(line.sid).encode()))
        line.receive(packet.Packet(encoded_packet=_first_text(line.wire)))
        if not self.is_admitted(line.sid):
            line.close(wait=False, abort=True, reason=self.reason.SERVER_DISCONNECT)
        self.wires.adopt(line.wire)

    def _open_packet(self, sid: str) -> Any:
        about = {
            "sid": sid,
            "upgrades": [],
            "pingTimeout": int(self.ping_timeout * 1000),
            "pingInterval": int(self.ping_interval * 1000),
            "maxPayload": self.max_http_buffer_size,
        }
        return packet.Packet(packet.OPEN, about)


def take_over(connections: set[socket]) -> Callable[[dict[str, Any]], socket]:
    """What a web server offers under TAKE_OVER: gives the request's connection and notes that it is no longer its own."""

    def take(environ: dict[str, Any]) -> socket:
        sock: socket = environ["gunicorn.socket"]
        connections.add(sock)
        return sock

    return take


def _accept(key: str) -> bytes:
    return ACCEPT % base64.b64encode(hashlib.sha1(key.encode() + GUID).digest())  # noqa: S324


def _first_text(wire: Wire) -> str:
    """What the device says first; raises OSError or ValueError where it says nothing in time, or nonsense."""
    until = time.monotonic() + HELLO
    while (left := until - time.monotonic()) > 0:
        wire.sock.settimeout(left)
        data = wire.sock.recv(CHUNK)
        texts, _, goes_on = wire.texts(data)
        if texts:
            return texts[0]
        if not data or not goes_on:
            break
    raise ConnectionError("the device did not say who it is")


def _slim(environ: dict[str, Any]) -> dict[str, Any]:
    """What is worth keeping of a request as long as its socket is open."""
    kept = {name: value for name, value in environ.items() if isinstance(value, str) or name in KEPT}
    return kept | {"wsgi.input": io.BytesIO()}
