"""The process that makes the pages of one version: it alone opens what came from outside.

It is given one line of JSON on its standard input, which stays open as long as whoever waits for it lives, and answers in
lines of JSON: `{"progress": n}`, in the end `{"made": …}` or `{"fault": code, "params": …}`. It is bounded in memory, time
and what it writes; whatever it started, LibreOffice above all, is of its process group and ends with it.
"""

import errno
import json
import os
import resource
import signal
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from documents.rules.limits import CONVERSION, INTAKE, MEMORY, WRITTEN

NICE = 10
"""How far the hall's own work goes first."""


@dataclass(frozen=True, slots=True)
class Job:
    """One version to be made: the file, its kind, the folder to make, and the seconds that LibreOffice has."""

    source: str
    kind: str
    folder: str
    conversion: float = CONVERSION

    def line(self) -> bytes:
        """The job as it is handed over."""
        return json.dumps([self.source, self.kind, self.folder, self.conversion]).encode() + b"\n"


def main() -> None:
    """Do the one job."""
    _be_modest()
    job = Job(*json.loads(sys.stdin.buffer.readline()))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _say(_done(job))


def _done(job: Job) -> dict[str, Any]:
    from documents.intake.making import make
    from documents.rules.faults import BadFile

    told = -1

    def tell(progress: int) -> None:
        nonlocal told
        if progress > told:
            told = progress
            _say({"progress": progress})

    try:
        made = make(Path(job.source), job.kind, Path(job.folder), tell, job.conversion)
    except BadFile as bad:
        return {"fault": bad.code, "params": dict(bad.params)}
    except FileNotFoundError as error:
        gone = error.filename is not None and str(error.filename) == job.source
        return {"fault": "document.file_gone" if gone else "document.crashed", "params": {}, "why": repr(error)}
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        return {"fault": "document.disk_full" if full else "document.crashed", "params": {}, "why": repr(error)}
    except Exception as error:
        return {"fault": "document.crashed", "params": {}, "why": repr(error)}
    return {"made": made.to_data()}


def _be_modest() -> None:
    os.nice(NICE)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (INTAKE, INTAKE))
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails with EFBIG instead


def _end_with_parent() -> None:
    """Wait until whoever gave the job is gone; then nobody wants its result, and all of the group ends."""
    while os.read(0, 4096):
        pass
    os.killpg(0, signal.SIGKILL)


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
