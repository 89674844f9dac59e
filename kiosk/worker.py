"""The web server's worker: gunicorn's threads, few for the crowd, and none for a socket of the hall.

When a whole hall votes, each thread that runs costs the others: they compete for the interpreter at every read and write.
So the loop that waits for all connections reads what has come, without waiting, and a request of the crowd that lies here
whole goes to a few threads. Whoever sends slowly, and everything else, has a thread of its own from the many.
"""

import array
import fcntl
import ssl
import termios
import time
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from selectors import EVENT_READ
from socket import socket
from typing import Any

from gunicorn.workers.gthread import _DEFER, TConn, ThreadWorker

from core.web.crowd import AT_ONCE, LARGEST_BODY
from core.web.intake import LARGEST_HEAD, whole_of_crowd
from realtime.engine import TAKE_OVER, take_over


class HallWorker(ThreadWorker):  # type: ignore[misc]
    """Reads in one place, serves the crowd by few threads; who only listens keeps none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._taken: set[socket] = set()
        self._few = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="crowd")

    def load_wsgi(self) -> None:
        """Load the application and offer it to take over connections."""
        serve: Any = self.app.wsgi()
        take = take_over(self._taken)

        def offering(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            environ[TAKE_OVER] = take
            answer: Iterable[bytes] = serve(environ, start_response)
            return answer

        self.wsgi = offering

    def enqueue_req(self, conn: TConn) -> None:
        """Have a connection served on which something came, or which is new."""
        if not conn.initialized:
            self._submit(self.tpool, self._greet, conn)
            return
        try:
            came = _read_what_came(conn)
        except OSError:
            self._submit(self.tpool, self.handle, conn)
            return
        if came is None:
            self._wait_for(conn)
        elif whole_of_crowd(came) and _all_is_sent(conn.sock):
            self._submit(self._few, self.handle, conn)
        else:
            self._submit(self.tpool, self.handle, conn)

    def finish_request(self, conn: TConn, fs: "Future[Any]") -> None:
        """Keep or close the connection, unless it is no longer this worker's own."""
        if conn.sock in self._taken:
            self._taken.discard(conn.sock)
            self.nr_conns -= 1
            return
        if conn.initialized and not fs.cancelled() and fs.exception() is None and fs.result() is _DEFER:
            self.enqueue_req(conn)
            return
        super().finish_request(conn, fs)

    def _greet(self, conn: TConn) -> object:
        """Do what a new connection begins with, TLS where the hall has it; the loop then reads the first request."""
        conn.init()
        return _DEFER

    def _submit(self, pool: ThreadPoolExecutor, task: Callable[[TConn], object], conn: TConn) -> None:
        future = pool.submit(task, conn)
        future.add_done_callback(lambda done: self.method_queue.defer(self.finish_request, conn, done))

    def _wait_for(self, conn: TConn) -> None:
        conn.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))


def _read_what_came(conn: TConn) -> bytes | None:
    """Take in, without waiting, what the other side sent, and keep it for the parser.

    Returns all that is unread; None where there is nothing at all. Raises OSError where the connection ended or failed.
    """
    conn.sock.setblocking(False)
    held: bytes = conn.parser.unreader.take_buffered()
    try:
        while len(held) <= LARGEST_HEAD + LARGEST_BODY:
            more = conn.sock.recv(LARGEST_HEAD)
            if not more:
                raise ConnectionResetError
            held += more
    except (BlockingIOError, ssl.SSLWantReadError):
        return held or None
    finally:
        conn.parser.unreader.unread(held)
    return held


def _all_is_sent(connection: socket) -> bool:
    """Whether the other side has taken all that was sent to it: who does not read must not hold one of the few threads."""
    waiting = array.array("i", [0])
    fcntl.ioctl(connection.fileno(), termios.TIOCOUTQ, waiting)
    return waiting[0] == 0
