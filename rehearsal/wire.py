"""HTTP/1.1 on one kept-alive connection: light enough that a thousand tablets fit in one process."""

import asyncio
import json
import ssl
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

LARGEST_HEAD = 64 * 1024


class NetworkLost(Exception):
    """No answer came: the connection was refused, or broke before the answer was complete."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the hall is."""

    host: str
    port: int
    tls: ssl.SSLContext | None = None

    @classmethod
    def of(cls, url: str, root: str | None = None) -> "Target":
        """The target of `http://…` or `https://…`; `root` is the file of the hall's own root certificate."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path not in ("", "/"):
            raise ValueError(f"not the address of a hall: {url}")
        secure = parts.scheme == "https"
        tls = ssl.create_default_context(cafile=root) if secure else None
        return cls(parts.hostname, parts.port or (443 if secure else 80), tls)

    @property
    def authority(self) -> str:
        """Host and port as the Host header has them."""
        return f"{self.host}:{self.port}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; header names are in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON data."""
        return json.loads(self.body)


def request_bytes(target: Target, method: str, path: str, headers: dict[str, str], body: bytes | None) -> bytes:
    """A whole request, ready to be sent."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {target.authority}", *(f"{k}: {v}" for k, v in headers.items())]
    if body is not None:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode() + (body or b"")


@dataclass(slots=True)
class Connection:
    """One connection, opened when it is first needed and again after it broke; one request at a time."""

    target: Target
    seconds: float = 30
    _reader: asyncio.StreamReader | None = field(default=None, init=False)
    _writer: asyncio.StreamWriter | None = field(default=None, init=False)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    async def request(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """Send and wait for the answer; raises NetworkLost when none comes within `seconds`."""
        return await self.send(request_bytes(self.target, method, path, headers or {}, body))

    async def send(self, request: bytes) -> Answer:
        """Send a request that `request_bytes` made."""
        async with self._turn:
            try:
                async with asyncio.timeout(self.seconds):
                    await self._open()
                    return await self._exchange(request)
            except (OSError, EOFError, asyncio.LimitOverrunError, ValueError) as error:
                self.close()
                raise NetworkLost(repr(error)) from error
            except BaseException:
                self.close()
                raise

    async def open(self) -> None:
        """Connect now, so that the first request need not wait for it."""
        async with self._turn:
            try:
                await self._open()
            except OSError as error:
                raise NetworkLost(repr(error)) from error

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _open(self) -> None:
        if self._reader is not None and self._reader.at_eof():
            self.close()
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(
                self.target.host, self.target.port, ssl=self.target.tls, limit=LARGEST_HEAD
            )

    async def _exchange(self, request: bytes) -> Answer:
        assert self._reader is not None
        assert self._writer is not None
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        status, headers = _read_head(head)
        body = await _read_body(self._reader, status, headers)
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(status, headers, body)


def _read_head(head: bytes) -> tuple[int, dict[str, str]]:
    first, *rest = head.decode("latin-1").split("\r\n")
    pairs = (line.split(":", 1) for line in rest if line)
    return int(first.split(" ", 2)[1]), {name.strip().lower(): value.strip() for name, value in pairs}


async def _read_body(reader: asyncio.StreamReader, status: int, headers: dict[str, str]) -> bytes:
    if status in (204, 304):
        return b""
    if "content-length" in headers:
        return await reader.readexactly(int(headers["content-length"]))
    if headers.get("transfer-encoding", "").lower() != "chunked":
        return await reader.read()
    parts = []
    while size := int((await reader.readline()).split(b";")[0], 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readuntil(b"\r\n")
    return b"".join(parts)
