"""Starts the process that makes one version's pages, listens to it, and ends it when its time is up."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog

from documents.intake.child import Job
from documents.intake.making import Made
from documents.rules.faults import BadFile

log = structlog.get_logger()
ROOT = Path(__file__).parents[2]
HEARTBEAT = 0.5
"""Seconds after which whoever listens is told that the work goes on, whether it has come further or not."""

Told = Callable[[int], bool]
"""Hears how far the work has come, in per cent; False has it stopped."""


class Stopped(Exception):
    """The work was stopped: nobody wants it any more, or the server ends."""


@dataclass
class _Said:
    """What the process has said so far."""

    progress: int = 0
    last: dict[str, Any] = field(default_factory=dict)
    rest: bytes = b""

    def hear(self, data: bytes) -> None:
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            said: dict[str, Any] = json.loads(line)
            if "progress" in said:
                self.progress = int(said["progress"])
            else:
                self.last = said


def run(job: Job, told: Told, seconds: float) -> Made:
    """Have the job done in a process of its own; raises BadFile with the reason, or Stopped.

    However it ends, nothing of its process group is left.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "documents.intake.child"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(job.line())
            process.stdin.flush()
        said = _listen(process, told, time.monotonic() + seconds, seconds)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdin.close()
        process.stdout.close()
    return _outcome(said, process.returncode)


def _listen(process: "subprocess.Popen[bytes]", told: Told, deadline: float, seconds: float) -> dict[str, Any]:
    """What the process said last, once it has closed its mouth."""
    assert process.stdout is not None
    output = process.stdout.fileno()
    said = _Said()
    next_word = 0.0
    while True:
        if select.select([output], [], [], HEARTBEAT)[0]:
            data = os.read(output, 65536)
            if not data:
                return said.last
            said.hear(data)
        now = time.monotonic()
        if now > deadline:
            raise BadFile("document.too_slow", seconds=int(seconds))
        if now >= next_word:
            next_word = now + HEARTBEAT
            if not told(said.progress):
                raise Stopped


def _outcome(said: dict[str, Any], code: int) -> Made:
    if "made" in said:
        return Made.from_data(said["made"])
    log.warning("document_not_made", fault=said.get("fault", ""), why=said.get("why", ""), code=code)
    raise BadFile(said.get("fault", "document.crashed"), **said.get("params", {}))
