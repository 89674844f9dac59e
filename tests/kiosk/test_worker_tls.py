"""The worker under TLS: what lies in a record is not forgotten, and a handshake that does not come about keeps nothing."""

import socket
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from core.tls import ServerFiles, ensure_certificates
from core.web.crowd import AT_ONCE
from tests.kiosk.small_hall import small_hall
from tests.kiosk.test_worker import PROMPT, answer, get, is_over, post

pytestmark = pytest.mark.story
Hall = tuple[int, ServerFiles]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    files = ensure_certificates(tmp_path_factory.mktemp("tls"), ["localhost", "127.0.0.1"], datetime.now(UTC))
    with small_hall(str(files.chain), str(files.key)) as (port, _):
        yield port, files


def plain(hall: Hall) -> socket.socket:
    return socket.create_connection(("127.0.0.1", hall[0]), timeout=PROMPT)


def context(hall: Hall) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(hall[1].root))


def secure(hall: Hall) -> ssl.SSLSocket:
    return context(hall).wrap_socket(plain(hall), server_hostname="localhost")


@dataclass
class ByHand:
    """TLS of which the test decides what goes out when."""

    hall: Hall
    sock: socket.socket
    received: ssl.MemoryBIO = field(default_factory=ssl.MemoryBIO)
    to_send: ssl.MemoryBIO = field(default_factory=ssl.MemoryBIO)

    def __post_init__(self) -> None:
        self.tls = context(self.hall).wrap_bio(self.received, self.to_send, server_hostname="localhost")

    def shake_hands(self) -> None:
        """Do the handshake, but keep back its last flight."""
        while True:
            try:
                self.tls.do_handshake()
                return
            except ssl.SSLWantReadError:
                self.sock.sendall(self.to_send.read())
                self.received.write(self.sock.recv(1 << 16))

    def flight(self, data: bytes) -> bytes:
        """What is to be sent, `data` the last of it."""
        self.tls.write(data)
        return self.to_send.read()

    def recv(self, size: int) -> bytes:
        """As a socket does."""
        while True:
            try:
                return self.tls.read(size)
            except ssl.SSLWantReadError:
                more = self.sock.recv(1 << 16)
                if not more:
                    return b""
                self.received.write(more)


@pytest.mark.parametrize("path", ["/crowd/ballot", "/other"])
def test_a_request_in_the_last_flight_of_the_handshake_is_answered(hall: Hall, path: str) -> None:
    with plain(hall) as sock:
        line = ByHand(hall, sock)
        line.shake_hands()
        sock.sendall(line.flight(post(path, b"x")))
        assert answer(line)[2] == f"{path} x".encode()


def test_connections_go_on_or_end_as_the_answer_says(hall: Hall) -> None:
    with secure(hall) as sock:
        for path in ("/crowd/a", "/other", "/crowd/b"):
            sock.sendall(post(path, b"x"))
            _, headers, body = answer(sock)
            assert (headers["connection"], body) == ("keep-alive", f"{path} x".encode())
        sock.sendall(post("/crowd/c", b"", "Connection: close"))
        assert answer(sock)[1]["connection"] == "close"
        assert is_over(sock)


def test_what_follows_in_the_same_record_is_answered_too(hall: Hall) -> None:
    body = b"x" * 12_000
    with plain(hall) as sock:
        line = ByHand(hall, sock)
        line.shake_hands()
        sock.sendall(line.flight(post("/crowd/a", body, "Expect: 100-continue").removesuffix(body)))
        assert line.recv(25) == b"HTTP/1.1 100 Continue\r\n\r\n"  # now a thread waits for the body
        sock.sendall(line.flight(body + post("/crowd/b", b"y")))
        assert [answer(line)[2] for _ in range(2)] == [b"/crowd/a " + body, b"/crowd/b y"]


def test_a_large_ballot_in_many_records_is_whole(hall: Hall) -> None:
    body = b"x" * 100_000
    with secure(hall) as sock:
        sock.sendall(post("/crowd/ballot", body))
        assert answer(sock)[2] == b"/crowd/ballot " + body


def test_who_does_not_read_keeps_no_place_of_the_few(hall: Hall) -> None:
    deaf = []
    for _ in range(2 * AT_ONCE):
        deaf.append(secure(hall))
        deaf[-1].sendall(get("/crowd/large"))
    with secure(hall) as prompt:
        prompt.sendall(post("/crowd/ballot", b"x"))
        assert answer(prompt)[2] == b"/crowd/ballot x"
    assert set(answer(deaf[0])[2]) == {ord("x")}
    for sock in deaf:
        sock.close()


@pytest.mark.parametrize("said", [b"", b"\x16\x03\x01\x02\x00\x01", b"GET / HTTP/1.1\r\n\r\n"])
def test_a_handshake_that_does_not_come_about_is_given_up(hall: Hall, said: bytes) -> None:
    with plain(hall) as sock:
        sock.sendall(said)
        while not is_over(sock):
            pass
    with secure(hall) as counting:
        until = time.monotonic() + PROMPT
        count = b""
        while count != b"1":
            assert time.monotonic() < until, count
            counting.sendall(get("/connections"))
            count = answer(counting)[2]
