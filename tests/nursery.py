"""Starts halls for the tests in the blink of a fork: one process has read all of the code, its children serve.

A hall is the same as by `python -m kiosk.serve`: it has its own process group, environment, log and data, and may be killed.
"""

import atexit
import importlib
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Child:
    """A process whose parent is the nursery, with what is used of `subprocess.Popen`."""

    pid: int
    ended: int

    def poll(self) -> int | None:
        """0 once it has ended, whatever its code; None before."""
        return 0 if select.select([self.ended], [], [], 0)[0] else None

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; raises subprocess.TimeoutExpired."""
        if not select.select([self.ended], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired("kiosk.serve", timeout or 0)
        return 0

    def terminate(self) -> None:
        """Ask it to end."""
        signal.pidfd_send_signal(self.ended, signal.SIGTERM)


class Nursery:
    """The process that forks; started when the first hall is asked for."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def born(self, arguments: Sequence[str], environment: Mapping[str, str], log: Path) -> Child:
        """A new process that does what `python -m kiosk.serve ARGUMENTS` does; raises RuntimeError where the code fails."""
        process = self._process
        if process is None or process.poll() is not None:
            process = self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        wish = {"arguments": list(arguments), "environment": dict(environment), "log": str(log)}
        try:
            process.stdin.write(json.dumps(wish) + "\n")
            process.stdin.flush()
            pid = int(process.stdout.readline())
        except (BrokenPipeError, ValueError) as error:
            raise RuntimeError("the code could not be read: python -c 'import app' says why") from error
        return Child(pid, os.pidfd_open(pid))

    def close(self) -> None:
        """End the nursery; its children live on until they are stopped."""
        if self._process is not None:
            self._process.communicate()

    def _start(self) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "tests.nursery"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
        )
        atexit.register(self.close)
        return self._process


nursery = Nursery()
"""The nursery of this test process."""


def _serve_wishes() -> None:
    importlib.import_module("app")
    from kiosk import serve

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries them
    for line in sys.stdin:
        wish = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _become(wish)
            serve.main()
            os._exit(0)
        print(pid, flush=True)


def _become(wish: dict[str, object]) -> None:
    """Turn this fork into the process that was asked for."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    log = os.open(str(wish["log"]), os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    environment, arguments = wish["environment"], wish["arguments"]
    assert isinstance(environment, dict)
    assert isinstance(arguments, list)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["kiosk.serve", *arguments]


if __name__ == "__main__":
    _serve_wishes()
