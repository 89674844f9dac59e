"""Watches the times from and until which documents may be read."""

from datetime import datetime, timedelta

from core import clock
from core.actor import SYSTEM
from core.db import change, reading
from core.watch import Watch
from documents.actions.note_called import note_times
from documents.store import due_meetings

MISSED = timedelta(minutes=10)
"""How far back the first look goes: what came due while the server was away."""


class DocumentsTimer(Watch):
    """Tells readers when a document opens or closes by itself."""

    name = "documents-timer"
    period = 1.0

    def __init__(self) -> None:
        super().__init__()
        self._since = clock.now() - MISSED

    def see(self) -> list[str]:
        """Tell what came due since the last look."""
        now = clock.now()
        due = tell_due(self._since, now)
        self._since = now
        return due


def tell_due(since: datetime, now: datetime) -> list[str]:
    """Tell the readers of the meetings in which a document opened or closed after `since`; the meetings' ids."""
    with reading() as session:
        due = due_meetings(session, since, now)
    if due:
        with change(SYSTEM) as tx:
            note_times(tx, due)
    return due
