"""The web server's worker at work: whoever sends slowly, does not read, or does not go keeps nobody else waiting."""

import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest

from core.web.crowd import AT_ONCE
from tests.kiosk.small_hall import FALLEN_SILENT, LARGE, SILENCE, small_hall

pytestmark = pytest.mark.story
MANY = 2 * AT_ONCE
PROMPT = 10.0
"""Seconds after which an answer counts as not given: far less than anybody here waits for anything."""


@pytest.fixture(scope="module")
def hall() -> Iterator[int]:
    with small_hall() as (port, _):
        yield port


@pytest.fixture
def open_to(hall: int) -> Iterator["Opener"]:
    with ExitStack() as stack:
        yield Opener(hall, stack)


class Reads(Protocol):
    """Something like a socket."""

    def recv(self, size: int, /) -> bytes:
        """What comes next."""


class Opener:
    """Opens connections that are closed after the test."""

    def __init__(self, port: int, stack: ExitStack) -> None:
        self.port, self._stack = port, stack

    def __call__(self, *, window: int = 0) -> socket.socket:
        """A connection; `window` bounds what it takes in unread."""
        sock = self._stack.enter_context(socket.socket())
        if window:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        sock.settimeout(PROMPT)
        sock.connect(("127.0.0.1", self.port))
        return sock


def post(path: str, body: bytes = b"", *headers: str) -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: hall", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def get(path: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: hall", *headers, "", ""]).encode()


def answer(sock: Reads) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in lower case and body of one answer, and not a byte more."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        byte = sock.recv(1)
        assert byte, f"the connection ended after {head!r}"
        head += byte
    first, *lines = head.decode().splitlines()
    headers = dict(line.lower().split(": ", 1) for line in lines if line)
    body = b""
    while len(body) < int(headers["content-length"]):
        more = sock.recv(int(headers["content-length"]) - len(body))
        assert more, "the connection ended within an answer"
        body += more
    return int(first.split()[1]), headers, body


def ask(sock: socket.socket, request: bytes) -> bytes:
    sock.sendall(request)
    status, _, body = answer(sock)
    assert status == 200
    return body


def is_over(sock: socket.socket) -> bool:
    """Whether the other side ends the connection, without another word; waits for it."""
    try:
        return sock.recv(1) == b""
    except ConnectionResetError:
        return True


def test_half_ballots_keep_no_place_of_the_few(open_to: Opener) -> None:
    request = post("/crowd/ballot", b"a long word")
    halves = []
    for at in range(len(request) - MANY, len(request)):
        halves.append(open_to())
        halves[-1].sendall(request[:at])
    assert ask(open_to(), request) == b"/crowd/ballot a long word"
    for at, sock in enumerate(halves, start=len(request) - MANY):
        assert ask(sock, request[at:]) == b"/crowd/ballot a long word"


def test_who_does_not_read_keeps_no_place_of_the_few(open_to: Opener) -> None:
    deaf = []
    for _ in range(MANY):
        deaf.append(open_to(window=4096))
        deaf[-1].sendall(get("/crowd/large"))
    assert ask(open_to(), post("/crowd/ballot", b"x")) == b"/crowd/ballot x"
    deaf[0].setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 20)
    assert len(answer(deaf[0])[2]) == LARGE
    assert ask(deaf[0], post("/crowd/ballot", b"y")) == b"/crowd/ballot y"


def test_who_does_not_go_holds_up_nobody(open_to: Opener) -> None:
    lingering = []
    begin = time.monotonic()
    for _ in range(MANY):
        lingering.append(open_to())
        lingering[-1].sendall(post("/crowd/ballot", b"", "Connection: close"))
    for sock in lingering:
        answer(sock)
        assert is_over(sock)
    assert time.monotonic() - begin < PROMPT


def test_requests_in_one_go_are_answered_in_order(open_to: Opener) -> None:
    paths = ["/crowd/a", "/other", "/crowd/b", "/crowd/c", "/other", "/crowd/d"]
    sock = open_to()
    sock.sendall(b"".join(post(path, str(number).encode()) for number, path in enumerate(paths)))
    answers = [answer(sock)[2].decode() for _ in paths]
    assert answers == [f"{path} {number}" for number, path in enumerate(paths)]


@pytest.mark.parametrize("path", ["/crowd/ballot", "/other"])
def test_connections_go_on_or_end_as_the_answer_says(open_to: Opener, path: str) -> None:
    sock = open_to()
    for _ in range(3):
        sock.sendall(post(path))
        assert answer(sock)[1]["connection"] == "keep-alive"
    sock.sendall(post(path, b"", "Connection: close"))
    assert answer(sock)[1]["connection"] == "close"
    assert is_over(sock)


@pytest.mark.parametrize("path", ["/crowd/ballot", "/other"])
def test_who_has_said_all_is_still_answered(open_to: Opener, path: str) -> None:
    sock = open_to()
    sock.sendall(post(path, b"x"))
    sock.shutdown(socket.SHUT_WR)
    assert answer(sock)[2] == f"{path} x".encode()
    assert is_over(sock)


def test_a_failing_view_is_answered_and_the_connection_ends(open_to: Opener) -> None:
    sock = open_to()
    sock.sendall(post("/crowd/fault", b"x"))
    assert answer(sock)[0] == 500
    assert is_over(sock)


def test_an_answer_to_what_is_too_large_says_that_it_ends(open_to: Opener) -> None:
    sock = open_to()
    sock.sendall(post("/refuse", bytes(4 * 1024 * 1024)))
    status, headers, body = answer(sock)
    assert (status, headers["connection"], body) == (413, "close", b"no")
    assert is_over(sock)


def test_much_without_an_end_holds_up_nobody(open_to: Opener) -> None:
    sock = open_to()
    sock.sendall(b"POST /crowd/ballot HTTP/1.1\r\nHost: hall\r\nContent-Length: 131072\r\nX: " + b"x" * 1_000_000)
    assert ask(open_to(), post("/crowd/ballot", b"x")) == b"/crowd/ballot x"
    assert answer(sock)[0] == 431


def test_who_says_nothing_is_let_go(open_to: Opener) -> None:
    silent, served = open_to(), open_to()
    ask(served, post("/crowd/ballot"))
    begin = time.monotonic()
    assert is_over(silent)
    assert is_over(served)
    assert time.monotonic() - begin < SILENCE + 5


@pytest.mark.parametrize(
    "half", [post("/crowd/x", b"word")[:-2], post("/other", b"word")[:-2], b"POST /x HTTP/1.1\r\nHo"]
)
def test_who_falls_silent_in_the_middle_is_let_go(open_to: Opener, half: bytes) -> None:
    sock = open_to()
    begin = time.monotonic()
    sock.sendall(half)
    assert is_over(sock)
    assert FALLEN_SILENT * 0.9 < time.monotonic() - begin < FALLEN_SILENT + 5


def test_connections_are_counted_until_they_end(open_to: Opener) -> None:
    for request in (b"", b"POST /crowd/x HTTP/1.1\r\nHo", b"nonsense\r\n\r\n", post("/other"), post("/crowd/fault")):
        sock = open_to()
        sock.sendall(request)
        sock.close()
    counting = open_to()
    until = time.monotonic() + PROMPT
    while (count := int(ask(counting, get("/connections")))) != 1:
        assert time.monotonic() < until, count


def test_where_no_file_is_left_who_is_idle_makes_room() -> None:
    with small_hall(files=60) as (port, process), ExitStack() as stack:
        open_to = Opener(port, stack)
        worker = ask(open_to(), post("/crowd/who"))
        for _ in range(100):
            open_to()
        assert ask(open_to(), post("/crowd/who")) == worker
        process.send_signal(signal.SIGTERM)
        assert process.wait(PROMPT) == 0


def test_a_stop_waits_for_what_is_under_way_and_for_nothing_else() -> None:
    with small_hall() as (port, process), ExitStack() as stack:
        open_to = Opener(port, stack)
        silent, served, waiting = open_to(), open_to(), open_to()
        ask(served, post("/crowd/ballot"))
        waiting.sendall(post("/wait", b"x"))
        ask(served, post("/crowd/ballot"))
        process.send_signal(signal.SIGTERM)
        served.sendall(post("/go"))
        assert answer(waiting)[2] == b"/wait x"
        assert process.wait(PROMPT) == 0
        assert is_over(silent)
