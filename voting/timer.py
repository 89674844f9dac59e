"""Watches the countdowns of this process's open polls."""

import threading

import structlog

from core import clock
from core.actor import SYSTEM
from core.db import change, reading
from voting.actions.close_due_polls import CRASHED, GRACE, close_due_polls, stop_missed_countdowns
from voting.store import overdue_polls

log = structlog.get_logger()
PERIOD = 0.25
"""Seconds between two looks at the clock."""


class PollTimer:
    """A thread that closes polls when their time is up; several processes may each have one."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="poll-timer", daemon=True)

    def start(self) -> None:
        """Leave countdowns that nobody watched to the chair, then begin to watch."""
        look(missed=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(PERIOD):
            look()


def look(*, missed: bool = False) -> list[str]:
    """Close what is due (or, with `missed`, stop what nobody watched); a failure is logged and tried again."""
    try:
        with reading() as session:
            due = overdue_polls(session, clock.now() - (CRASHED if missed else GRACE))
        if not due:
            return []
        with change(SYSTEM) as tx:
            return stop_missed_countdowns(tx) if missed else close_due_polls(tx)
    except Exception as error:
        log.error("poll_timer_failed", error=repr(error), exc_info=error)
        return []
