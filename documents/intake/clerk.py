"""The clerks of this process: they have the pages of versions made that wait for it.

They look at the database alone, so whatever a killed server left undone is taken up by the next one, and several servers
may each have clerks.
"""

import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

import structlog

from core import clock
from core.actor import SYSTEM
from core.db import change, reading
from core.ids import new_id
from documents import files, store
from documents.actions.settle_version import fail_version, note_progress, settle_version
from documents.actions.take_version import LEASE, release_version, take_version
from documents.intake import worker
from documents.intake.child import Job
from documents.intake.making import Made
from documents.intake.sweep import sweep
from documents.rules.faults import BadFile
from documents.rules.limits import CONVERSION, INTAKE
from documents.rules.records import VersionInfo

log = structlog.get_logger()
PERIOD = 2.0
"""Seconds after which they look by themselves: another process may have taken a file in, or died over one."""

WORKERS = 2
"""How many versions are made at the same time."""

Make = Callable[[Job, worker.Told, float], Made]


class Clerks:
    """Threads that each have one version made at a time, in a process of its own by `make`."""

    def __init__(self, make: Make = worker.run, *, seconds: float = INTAKE, conversion: float = CONVERSION) -> None:
        self._make = make
        self._seconds = seconds
        self._conversion = conversion
        self._wake = threading.Condition()
        self._asked = 0
        self._stopped = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, name=f"document-clerk-{n}", daemon=True) for n in range(WORKERS)
        ]

    def start(self) -> None:
        """Begin, with what an earlier server left; what it was receiving and nobody keeps is swept away."""
        sweep(clock.now().timestamp())
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End the threads; what they were at waits for the next ones."""
        with self._wake:
            self._stopped.set()
            self._wake.notify_all()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    def wake(self) -> None:
        """There is something to do."""
        with self._wake:
            self._asked += 1
            self._wake.notify_all()

    def look(self) -> bool:
        """Have one version made, if one waits; whether there was one."""
        with reading() as session:
            if not store.waits(session, clock.now() - LEASE):
                return False
        with change(SYSTEM) as tx:
            version = take_version(tx)
        if version is None:
            return False
        self._work_on(version)
        return True

    def _run(self) -> None:
        seen = 0
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._asked != seen or self._stopped.is_set(), timeout=PERIOD)  # noqa: B023
                seen = self._asked
                if self._stopped.is_set():
                    return
            try:
                while not self._stopped.is_set() and self.look():
                    pass
            except Exception as error:
                log.error("document_clerk_failed", error=repr(error), exc_info=error)

    def _work_on(self, version: VersionInfo) -> None:
        home = files.folder_of(version.id)
        made_in = home / f"made-{new_id()}"
        try:
            for left in home.glob("made-*"):  # of one that was killed
                shutil.rmtree(left, ignore_errors=True)
            job = Job(str(files.original(version.id)), version.kind, str(made_in), self._conversion)
            made = self._make(job, self._telling(version.id), self._seconds)
            self._keep(version, made_in, made)
        except worker.Stopped:
            with change(SYSTEM) as tx:
                release_version(tx, version.id)
        except BadFile as bad:
            with change(SYSTEM) as tx:
                fail_version(tx, version.id, bad.code, bad.params)
        finally:
            shutil.rmtree(made_in, ignore_errors=True)

    def _keep(self, version: VersionInfo, made_in: Path, made: Made) -> None:
        files.keep_pages(made_in, version.id)
        with change(SYSTEM) as tx:
            settle_version(tx, version.id, made)

    def _telling(self, version_id: str) -> worker.Told:
        """Notes how far the work has come and that it goes on; the clerks' end, or the version's, stops it."""
        written, at = -1, time.monotonic()

        def told(progress: int) -> bool:
            nonlocal written, at
            if self._stopped.is_set():
                return False
            if progress == written and time.monotonic() - at < LEASE.total_seconds() / 6:
                return True
            written, at = progress, time.monotonic()
            with change(SYSTEM) as tx:
                return note_progress(tx, version_id, progress)

        return told


_clerks: Clerks | None = None


def install_clerks(clerks: Clerks | None) -> None:
    """The clerks of this process from now on."""
    global _clerks
    _clerks = clerks


def wake_clerks() -> None:
    """Tell this process's clerks, if there are any, that something came."""
    if _clerks is not None:
        _clerks.wake()
