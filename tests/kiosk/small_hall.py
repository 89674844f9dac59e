"""The web server of the hall with a small application instead of the hall: `python -m tests.kiosk.small_hall PORT …`."""

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from gunicorn.arbiter import Arbiter

import kiosk.connection
from core.web.crowd import LARGEST_BODY, Crowd, by_crowd
from kiosk.serve import Server, _options
from kiosk.worker import HallWorker
from rehearsal.server import ROOT, free_port

SILENCE = 1
"""Seconds that this hall waits for a connection which says nothing."""

FALLEN_SILENT = 3
"""Seconds that it waits for the rest of a request."""

FILES = "SMALL_HALL_FILES"

LARGE = 8 * 1024 * 1024
"""Bytes of an answer that no connection takes unread."""

go_on = threading.Event()
workers: list[HallWorker] = []


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answers with the path and what was sent, or does what the path says."""
    path = environ["PATH_INFO"]
    if path == "/refuse":
        return _answer(start_response, b"no", "413 Content Too Large")
    said: bytes = environ["wsgi.input"].read()
    if path == "/wait":
        go_on.wait(60)
    elif path == "/go":
        go_on.set()
    elif path == "/connections":
        return _answer(start_response, str(workers[0].nr_conns).encode())
    elif path == "/crowd/who":
        return _answer(start_response, str(os.getpid()).encode())
    elif path == "/crowd/large":
        return _answer(start_response, b"x" * LARGE)
    elif path == "/crowd/fault":
        raise RuntimeError("a view that fails")
    return _answer(start_response, path.encode() + b" " + said)


def _answer(start_response: Callable[..., Any], body: bytes, status: str = "200 OK") -> Iterable[bytes]:
    start_response(status, [("Content-Length", str(len(body)))])
    return [body]


class SmallHall(Server):
    """The hall's server over the application of this file."""

    def load(self) -> Any:
        """The application, made in the worker."""
        by_crowd("POST", "/crowd/<name>", LARGEST_BODY)
        by_crowd("GET", "/crowd/<name>", LARGEST_BODY)
        return Crowd(application)


@contextmanager
def small_hall(*certificate: str, files: int = 1000) -> "Iterator[tuple[int, subprocess.Popen[str]]]":
    """The port of a small hall, over TLS where a chain and a key are given, and its process, which may open `files`."""
    port = free_port()
    command = [sys.executable, "-m", "tests.kiosk.small_hall", str(port), *certificate]
    environment = os.environ | {FILES: str(files)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        assert process.stdout.readline() == "ready\n"
        yield port, process
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def _ready(_arbiter: Arbiter) -> None:
    print("ready", flush=True)


def main(port: str, *certificate: str) -> None:
    """Serve until it is ended."""
    kiosk.connection.HANDSHAKE = SILENCE
    kiosk.connection.SILENCE = FALLEN_SILENT
    resource.setrlimit(resource.RLIMIT_NOFILE, (int(os.environ[FILES]),) * 2)
    options = _options(f"127.0.0.1:{port}") | {"keepalive": SILENCE, "graceful_timeout": 60, "when_ready": _ready}
    options |= {"post_worker_init": workers.append, "loglevel": "critical"}
    SmallHall(options | dict(zip(("certfile", "keyfile"), certificate, strict=False))).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
