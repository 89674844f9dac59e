"""A hall of one's own: starts the real server on a free port, waits until it answers, can kill it and start it again."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 60


class Process(Protocol):
    """What is used of a server's process; see subprocess.Popen."""

    @property
    def pid(self) -> int: ...
    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def terminate(self) -> None: ...


@dataclass
class Server:
    """A server process over its own instance folder and database."""

    instance: Path
    port: int = 0
    environment: dict[str, str] = field(default_factory=dict)
    process: Process | None = field(default=None, init=False)

    @property
    def url(self) -> str:
        """The hall's address."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        """What the server printed."""
        return self.instance / "server.log"

    def start(self) -> None:
        """Start and wait until the hall answers; raises RuntimeError with the log's end when it does not."""
        self.instance.mkdir(parents=True, exist_ok=True)
        self.port = self.port or free_port()
        environment = {k: v for k, v in os.environ.items() if not k.startswith("HALL_")}
        environment |= {"HALL_INSTANCE": str(self.instance), **self.environment}
        self.process = self._launch(["run", "--port", str(self.port)], environment)
        end = time.monotonic() + START_SECONDS
        while not self._healthy():
            if self.process.poll() is not None or time.monotonic() > end:
                self.kill_9()
                raise RuntimeError(f"the hall did not start:\n{self.log.read_text(errors='replace')[-3000:]}")
            time.sleep(0.02)

    def _launch(self, arguments: Sequence[str], environment: dict[str, str]) -> Process:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "kiosk.serve", *arguments],
                cwd=ROOT,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def kill_9(self) -> None:
        """End every process of the server at once, with no chance to tidy up."""
        if self.process is not None:
            _signal_group(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def start_again(self) -> None:
        """Start on the same port and data."""
        self.start()

    def stop(self) -> None:
        """End the server in good order."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill_9()

    def workers(self) -> list[int]:
        """The ids of the worker processes (Linux)."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def _healthy(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/api/v1/health")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _signal_group(pid: int, number: int) -> None:
    try:
        os.killpg(pid, number)
    except ProcessLookupError:
        return
