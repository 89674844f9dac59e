"""Keeps a crowd from crowding out the chair.

When 213 tablets ask at once, as many threads would compete for the interpreter and the one request of the chair, and the
thread that tells the hall, would have to wait their turn among them. So only some of the crowd's requests run at a time,
fewer while something urgent is under way; the others wait outside, before anything but their bytes was read. The work is
the same, and their commits are still shared.
"""

import io
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from core import clock

AT_ONCE = 16
"""How many requests of the crowd run at the same time: enough to share commits, few enough to leave room."""

READERS = 2
"""How many of its requests that only show are served at the same time: they share no commits, and more threads than these
cost a third more and keep the thread that tells the hall waiting for the interpreter."""

BESIDE_URGENT = 1
"""How many begin while something urgent is under way."""

URGENT_FOR = 0.1
"""Seconds after which what was urgent no longer holds the crowd back: a long task must not stop the ballots."""

LARGEST_BODY = 128 * 1024
"""The largest request, in bytes, of what all tablets may send: a ballot on 200 options has room in it many times over."""

ARRIVED = "hall.arrived"
"""The key of a request's environment under which the moment of its arrival stands."""

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_views: dict[str, list[tuple[re.Pattern[str], int]]] = {}


class Gate:
    """Lets the crowd in, first come first served."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self._at_once = at_once
        self._lock = threading.Lock()
        self._running = 0
        self._waiting: deque[threading.Lock] = deque()
        self._urgent: dict[object, float] = {}

    @contextmanager
    def one_of_the_crowd(self) -> Iterator[None]:
        """Wait for a place, keep it for the block."""
        with self._lock:
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
            self._let_in()
        turn.acquire()
        try:
            yield
        finally:
            with self._lock:
                self._running -= 1
                self._let_in()

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """Hold the crowd back during the block, for URGENT_FOR at most; never waits itself."""
        token = object()
        with self._lock:
            self._urgent[token] = time.monotonic() + URGENT_FOR
        try:
            yield
        finally:
            with self._lock:
                del self._urgent[token]
                self._let_in()

    def _let_in(self) -> None:
        places = self._at_once
        if self._urgent and max(self._urgent.values()) > time.monotonic():
            places = min(places, BESIDE_URGENT)
        while self._waiting and self._running < places:
            self._running += 1
            self._waiting.popleft().release()


gate = Gate()
"""The gate of this process."""


def by_crowd(method: str, path: str, largest: int) -> None:
    """Mark a view, by its method and its path as registered, as one that all tablets may call at the same moment.

    `largest` is the size of its largest request in bytes.
    """
    pattern = re.sub(r"<(?:\w+:)?\w+>", "[^/]+", path)
    _views.setdefault(method, []).append((re.compile(pattern), largest))
    largest_of_crowd.cache_clear()


@lru_cache(maxsize=256)
def largest_of_crowd(method: str, path: str) -> int | None:
    """The largest request of a view that all tablets may call at the same moment; None for any other."""
    return next((largest for pattern, largest in _views.get(method, ()) if pattern.fullmatch(path)), None)


class Crowd:
    """WSGI middleware: the crowd waits here, whoever changes something else is urgent."""

    def __init__(self, application: WSGI, plain: WSGI | None = None) -> None:
        """`plain` is the application without what stands before it for others than the crowd."""
        self.application = application
        self._plain = plain or application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Serve the request, in its turn where it is one of the crowd."""
        environ[ARRIVED] = clock.now()
        method = environ["REQUEST_METHOD"]
        largest = largest_of_crowd(method, environ.get("PATH_INFO", ""))
        if largest is None:
            if method != "POST":
                return self.application(environ, start_response)
            with gate.urgent():
                return self.application(environ, start_response)
        _read_body(environ, largest)  # who sends slowly waits outside, not in one of the few places
        with gate.one_of_the_crowd():
            return self._plain(environ, start_response)


def _read_body(environ: dict[str, Any], largest: int) -> None:
    """Read the body into memory; one that is too large is left for the view to refuse."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and 0 < int(length) <= largest:
        environ["wsgi.input"] = io.BytesIO(environ["wsgi.input"].read(int(length)))
