"""An answer goes out as far as it goes without waiting; the rest is for somebody who has time."""

import os
import socket
from collections.abc import Iterator

import pytest

from kiosk.exchange import Exchange, Unsent
from kiosk.worker import _LastingQueue

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Iterator[Pair]:
    here, there = socket.socketpair()
    here.setblocking(False)
    with here, there:
        yield here, there


def exchange_of(*parts: bytes) -> Exchange:
    exchange = Exchange()
    for part in parts:
        exchange.sendall(part)
    return exchange


@pytest.mark.parametrize("goes_on", [True, False])
def test_what_the_other_side_takes_is_sent_in_one_go(pair: Pair, goes_on: bool) -> None:
    here, there = pair
    assert exchange_of(b"head ", b"body").answer(here, goes_on) is goes_on
    assert there.recv(100) == b"head body"


def test_what_it_does_not_take_is_left_over(pair: Pair) -> None:
    here, there = pair
    whole = os.urandom(1 << 22)
    rest = exchange_of(whole).answer(here, True)
    assert isinstance(rest, Unsent)
    assert rest.goes_on
    here.close()
    taken = b"".join(iter(lambda: there.recv(1 << 20), b""))
    assert taken + rest.data == whole


def test_where_it_takes_nothing_all_is_left_over(pair: Pair) -> None:
    here, _ = pair
    while not isinstance(exchange_of(bytes(1 << 16)).answer(here, True), Unsent):
        pass
    assert exchange_of(b"x").answer(here, False) == Unsent(b"x", False)


def test_a_connection_that_is_gone_does_not_go_on(pair: Pair) -> None:
    here, there = pair
    there.close()
    assert exchange_of(b"x").answer(here, True) is False


def test_no_answer_is_no_fault(pair: Pair) -> None:
    assert Exchange().answer(pair[0], False) is False


def test_the_loops_pipe_stays_after_its_end() -> None:
    pipe = _LastingQueue()
    pipe.init()
    pipe.close()
    ends = (pipe._read_fd, pipe._write_fd)
    pipe.defer(lambda: None)
    assert os.read(ends[0], 1) == b"\0"
    for end in ends:
        os.close(end)
