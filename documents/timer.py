"""Watches the times from and until which documents may be read."""

import threading
from datetime import datetime, timedelta

import structlog

from core import clock
from core.actor import SYSTEM
from core.db import change, reading
from documents.actions.note_called import note_times
from documents.store import due_meetings

log = structlog.get_logger()
PERIOD = 1.0
"""Seconds between two looks at the clock."""

MISSED = timedelta(minutes=10)
"""How far back the first look goes: what came due while the server was away."""


class DocumentsTimer:
    """A thread that tells readers when a document opens or closes by itself; several processes may each have one."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._since = clock.now() - MISSED
        self._thread = threading.Thread(target=self._run, name="documents-timer", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def look(self) -> None:
        """Tell what came due since the last look; a failure is logged and tried again."""
        now = clock.now()
        try:
            tell_due(self._since, now)
        except Exception as error:
            log.error("documents_timer_failed", error=repr(error), exc_info=error)
        else:
            self._since = now

    def _run(self) -> None:
        while not self._stopped.wait(PERIOD):
            self.look()


def tell_due(since: datetime, now: datetime) -> list[str]:
    """Tell the readers of the meetings in which a document opened or closed after `since`; the meetings' ids."""
    with reading() as session:
        due = due_meetings(session, since, now)
    if due:
        with change(SYSTEM) as tx:
            note_times(tx, due)
    return due
