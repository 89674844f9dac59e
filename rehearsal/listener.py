"""A tablet's socket: speaks just enough WebSocket (RFC 6455), Engine.IO 4 and Socket.IO 5 to listen to the hall."""

import asyncio
import base64
import hashlib
import json
import os
import time
from collections.abc import Callable
from urllib.parse import urlencode

from rehearsal.wire import NetworkLost, Target

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
EVENT = '42["hall",'
TEXT, CLOSE, PING, PONG, CONTINUATION = 0x1, 0x8, 0x9, 0xA, 0x0

Hear = Callable[[str, float], None]
"""Gets the JSON text of a message of the hall and the moment (time.perf_counter) at which it came."""


class Listener(asyncio.Protocol):
    """One socket. `connect` opens it; `gone` is set when it is closed by either side."""

    def __init__(self, hear: Hear) -> None:
        self.hear = hear
        self.gone = asyncio.Event()
        self.refused = ""
        self._transport: asyncio.Transport | None = None
        self._joined: asyncio.Future[None] | None = None
        self._buffer = bytearray()
        self._fragments = bytearray()
        self._accept = b""
        self._upgraded = False
        self._token = ""

    @classmethod
    async def connect(
        cls, target: Target, meeting_id: str, face: str, token: str, hear: Hear, seconds: float = 20
    ) -> "Listener":
        """Open a socket and enter the meeting's rooms; raises NetworkLost, or PermissionError when not let in."""
        loop = asyncio.get_running_loop()
        listener = cls(hear)
        listener._joined = loop.create_future()
        listener._token = token
        try:
            async with asyncio.timeout(seconds):
                await loop.create_connection(lambda: listener, target.host, target.port, ssl=target.tls)
                listener._shake_hands(target, meeting_id, face)
                await listener._joined
        except PermissionError:
            listener.close()
            raise
        except OSError as error:
            listener.close()
            raise NetworkLost(repr(error)) from error
        except BaseException:
            listener.close()
            raise
        return listener

    def close(self) -> None:
        """Break the connection without a farewell, as a lost network does."""
        if self._transport is not None:
            self._transport.abort()
        self.gone.set()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell whoever waits."""
        self.gone.set()
        self._fail(ConnectionResetError("the socket was closed"))

    def data_received(self, data: bytes) -> None:
        """Read the answer to the handshake, then frames."""
        self._buffer += data
        if not self._upgraded and not self._read_upgrade():
            return
        at = time.perf_counter()
        while (frame := self._next_frame()) is not None:
            self._frame(*frame, at)

    def _shake_hands(self, target: Target, meeting_id: str, face: str) -> None:
        assert self._transport is not None
        key = base64.b64encode(os.urandom(16))
        self._accept = base64.b64encode(hashlib.sha1(key + GUID, usedforsecurity=False).digest())
        query = urlencode({"EIO": "4", "transport": "websocket", "meeting": meeting_id, "face": face})
        lines = (
            f"GET /socket.io/?{query} HTTP/1.1",
            f"Host: {target.authority}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key.decode()}",
            "Sec-WebSocket-Version: 13",
        )
        self._transport.write("\r\n".join([*lines, "", ""]).encode())

    def _read_upgrade(self) -> bool:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        head = bytes(self._buffer[:end])
        del self._buffer[: end + 4]
        if not head.startswith(b"HTTP/1.1 101 ") or self._accept not in head:
            self._fail(ConnectionError(f"no websocket: {head[:60]!r}"))
            self.close()
            return False
        self._upgraded = True
        return True

    def _next_frame(self) -> tuple[int, bool, bytes] | None:
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        size, start = buffer[1] & 0x7F, 2
        if size >= 126:
            start = 4 if size == 126 else 10
            if len(buffer) < start:
                return None
            size = int.from_bytes(buffer[2:start], "big")
        if len(buffer) < start + size:
            return None
        frame = (buffer[0] & 0x0F, bool(buffer[0] & 0x80), bytes(buffer[start : start + size]))
        del buffer[: start + size]
        return frame

    def _frame(self, opcode: int, final: bool, payload: bytes, at: float) -> None:
        if opcode in (TEXT, CONTINUATION):
            if final and not self._fragments:
                self._packet(payload.decode(), at)
                return
            self._fragments += payload
            if final:
                text = self._fragments.decode()
                self._fragments.clear()
                self._packet(text, at)
        elif opcode == PING:
            self._send(PONG, payload)
        elif opcode == CLOSE:
            self.close()

    def _packet(self, text: str, at: float) -> None:
        if text.startswith(EVENT):
            self.hear(text[len(EVENT) : -1], at)
        elif text == "2":
            self._send(TEXT, b"3")
        elif text.startswith("0"):
            self._send(TEXT, b"40" + json.dumps({"token": self._token}).encode())
        elif text.startswith(("44", "41")):
            self.refused = text[2:]
            self._fail(PermissionError(f"not let in: {self.refused}"))
            self.close()
        elif text.startswith("40") and self._joined is not None and not self._joined.done():
            self._joined.set_result(None)

    def _send(self, opcode: int, payload: bytes) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        assert len(payload) < 126
        mask = os.urandom(4)
        masked = bytes(byte ^ mask[i & 3] for i, byte in enumerate(payload))
        self._transport.write(bytes([0x80 | opcode, 0x80 | len(payload)]) + mask + masked)

    def _fail(self, error: Exception) -> None:
        if self._joined is not None and not self._joined.done():
            self._joined.set_exception(error)
