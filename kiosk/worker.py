"""The web server's worker: gunicorn's threads, which let go of a connection that has become a socket of the hall."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from socket import socket
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from realtime.engine import TAKE_OVER, take_over


class HallWorker(ThreadWorker):  # type: ignore[misc]
    """Threads for requests alone: who only listens keeps none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._taken: set[socket] = set()

    def load_wsgi(self) -> None:
        """Load the application and offer it to take over connections."""
        serve: Any = self.app.wsgi()
        take = take_over(self._taken)

        def offering(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
            environ[TAKE_OVER] = take
            answer: Iterable[bytes] = serve(environ, start_response)
            return answer

        self.wsgi = offering

    def finish_request(self, conn: TConn, fs: "Future[Any]") -> None:
        """Keep or close the connection, unless it is no longer this worker's own."""
        if conn.sock in self._taken:
            self._taken.discard(conn.sock)
            self.nr_conns -= 1
            return
        super().finish_request(conn, fs)
