"""Watches the countdowns of this process's open polls."""

from core import clock
from core.actor import SYSTEM
from core.db import change, reading
from core.watch import Watch
from voting.actions.close_due_polls import CRASHED, GRACE, close_due_polls, stop_missed_countdowns
from voting.store import overdue_polls


class PollTimer(Watch):
    """Closes polls when their time is up; the first look leaves countdowns that nobody watched to the chair."""

    name = "poll-timer"
    period = 0.25

    def __init__(self) -> None:
        super().__init__()
        self._began = False

    def see(self) -> list[str]:
        """Close what is due."""
        missed = not self._began
        with reading() as session:
            due = overdue_polls(session, clock.now() - (CRASHED if missed else GRACE))
        done: list[str] = []
        if due:
            with change(SYSTEM) as tx:
                done = stop_missed_countdowns(tx) if missed else close_due_polls(tx)
        self._began = True
        return done

    def start(self) -> None:
        """Look at what nobody watched, then begin to watch."""
        self.look()
        super().start()
