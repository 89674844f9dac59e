"""The web server's worker: gunicorn's threads, few for the crowd, and none for a socket of the hall.

When a whole hall votes, each thread that runs costs the others: they compete for the interpreter at every read and write.
So the loop that waits for all connections reads what has come, without waiting, and a request of the crowd that lies here
whole goes to a few threads, which neither read nor wait for anybody to take an answer. Whoever sends slowly or does not
take what was sent, and everything else, has a thread of its own from the many.
"""

import errno
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from selectors import EVENT_READ
from socket import socket
from ssl import SSLContext
from typing import Any

from gunicorn.sock import ssl_context
from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER, PollableMethodQueue, TConn, ThreadWorker

from core.web.crowd import AT_ONCE, READERS
from core.web.intake import Whole
from kiosk.connection import Came, close, holds_more, no_silence, shake_hands, take_in
from kiosk.crew import Crew
from kiosk.exchange import Exchange, Unsent
from realtime.engine import TAKE_OVER, take_over

READ_AWAY = 64 * 1024
"""Bytes of a body nobody read that gunicorn reads for us; where more is left, the connection does not go on."""

NO_ROOM = 0.01
"""Seconds until the loop looks again where no file is left and nobody is idle."""


class _LastingQueue(PollableMethodQueue):  # type: ignore[misc]
    """Keeps its pipe: a thread that is still at work when the loop has ended must not write into whatever came after."""

    def close(self) -> None:
        """Leave it to the end of the process."""


class HallWorker(ThreadWorker):  # type: ignore[misc]
    """Reads in one place, serves the crowd by few threads; who only listens keeps none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.method_queue = _LastingQueue()
        self._taken: set[socket] = set()
        self._tls: SSLContext | None = ssl_context(self.cfg) if self.cfg.is_ssl else None

    def load_wsgi(self) -> None:
        """Load the application and offer it to take over connections."""
        serve: Any = self.app.wsgi()
        take = take_over(self._taken)

        def offering(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            environ[TAKE_OVER] = take
            answer: Iterable[bytes] = serve(environ, _honest(environ["wsgi.input"], start_response))
            return answer

        self.wsgi = offering

    def run(self) -> None:
        """Serve until the end, then let the few threads go as well as the many."""
        self._few = {Whole.CHANGES: Crew(AT_ONCE, "crowd"), Whole.SHOWS: Crew(READERS, "readers")}
        try:
            super().run()
        finally:
            for crew in self._few.values():
                crew.shutdown()

    def accept(self, listener: socket) -> None:
        """Take in a new connection; where no file is left for it, the one that was idle for longest makes room."""
        try:
            super().accept(listener)
        except OSError as error:
            if error.errno not in (errno.EMFILE, errno.ENFILE):
                raise
            self._make_room()

    def enqueue_req(self, conn: TConn) -> None:
        """Go on with a connection that is new, or on which something may have come."""
        self._safely(self._look_at, conn)

    def finish_request(self, conn: TConn, result: object) -> None:
        """Go on with a connection whose task is done: `result` is whether it goes on, or what is still to be sent."""
        self._safely(self._after, conn, result)

    def _look_at(self, conn: TConn) -> None:
        if not conn.initialized and not self._begin(conn):
            return
        match take_in(conn):
            case Whole() as wants:
                self._submit(self._few[wants], self._serve, conn)
            case Came.SOME:
                self._submit(self.tpool, self._attend, conn)
            case Came.NOTHING:
                self._wait_for(conn)
            case Came.END:
                self._close(conn)

    def _begin(self, conn: TConn) -> bool:
        """Whether a new connection can be read from: under TLS first its handshake, which waits, is a thread's."""
        if self._tls is None:
            conn.init()
            conn.sock.setblocking(False)
            return True
        if conn.data_ready:
            self._submit(self.tpool, partial(shake_hands, self._tls), conn)
        else:
            self._wait_for(conn)
        return False

    def _after(self, conn: TConn, result: object) -> None:
        if conn.sock in self._taken:
            self._taken.discard(conn.sock)
            self.nr_conns -= 1
        elif isinstance(result, Unsent):
            self._submit(self.tpool, result.send, conn)
        elif not result:
            self._close(conn)
        else:
            conn.sock.setblocking(False)
            if holds_more(conn):
                self._look_at(conn)
            else:
                self._wait_for(conn)

    def _attend(self, conn: TConn) -> bool:
        """Serve a request that is still coming; who falls silent in the middle of it keeps no thread."""
        with no_silence(conn.parser.unreader):
            return bool(self.handle(conn))

    def _serve(self, conn: TConn) -> "bool | Unsent":
        """Serve a request that lies here whole, whoever is at the other end."""
        exchange, connection = Exchange(), conn.sock
        conn.sock = conn.parser.unreader.sock = exchange
        try:
            goes_on = bool(self.handle(conn))
        finally:
            conn.sock = conn.parser.unreader.sock = connection
        return exchange.answer(connection, goes_on)

    def _submit(self, pool: "ThreadPoolExecutor | Crew", task: Callable[[TConn], object], conn: TConn) -> None:
        pool.submit(self._run, task, conn)

    def _run(self, task: Callable[[TConn], object], conn: TConn) -> None:
        result: object = False
        try:
            result = task(conn)
        except OSError as error:
            self.log.debug("a connection failed: %r", error)
        except BaseException:
            self.log.exception("a connection failed")
        finally:
            self.method_queue.defer(self.finish_request, conn, result)

    def _wait_for(self, conn: TConn) -> None:
        served = conn.initialized and conn.parser.req_count
        waiting = self.keepalived_conns if served else self.pending_conns
        readable = self.on_client_socket_readable if served else self.on_pending_socket_readable
        conn.timeout = time.monotonic() + (self.cfg.keepalive if self.alive else STOP_KEEPALIVE_LINGER)
        self.poller.register(conn.sock, EVENT_READ, partial(readable, conn))
        waiting.append(conn)

    def _close(self, conn: TConn) -> None:
        """Close; by a thread, since the other side may take a while to see it."""
        self.nr_conns -= 1
        self.tpool.submit(close, conn)

    def _make_room(self) -> None:
        waiting = self.keepalived_conns or self.pending_conns
        if waiting:
            conn = waiting.popleft()
            self.poller.unregister(conn.sock)
            self.nr_conns -= 1
            conn.close()
        else:
            time.sleep(NO_ROOM)

    def _safely(self, step: Callable[..., None], conn: TConn, *given: object) -> None:
        """Lose the connection rather than the loop that serves all."""
        try:
            step(conn, *given)
        except Exception:
            self.log.exception("a connection was lost")
            self._close(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """Wait until `deadline` at most for connections on which nothing is under way, when the server stops."""
        super()._cap_keepalive(deadline)
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, deadline)


def _honest(body: Any, start_response: Callable[..., Any]) -> Callable[..., Any]:
    """Has the answer say that the connection ends, where so much of the request's body was not read that it must."""
    response: Any = start_response.__self__  # type: ignore[attr-defined]

    def start(*given: Any) -> Any:
        if getattr(body.reader, "length", 0) >= READ_AWAY:
            response.force_close()
        return start_response(*given)

    return start
