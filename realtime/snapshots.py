"""Snapshots: absolute figures, sent at most four times a second however often they change."""

import threading
import time
from collections.abc import Callable, Iterable

import structlog
from sqlalchemy.orm import Session

from core.db import reading
from realtime.messages import Message, Snapshot
from realtime.outbox import Envelope, seal

log = structlog.get_logger()
PERIOD = 0.25
"""Seconds between two snapshots of the same figures, at least."""

LEISURE = 4
"""A tick that took long is followed by a pause this many times as long: figures never take what ballots need."""

LONGEST = 2.0
"""Seconds of such a pause at most: a tick that only waited for the machine does not silence the figures."""

Builder = Callable[[Session, str], Iterable[Message]]
_builders: dict[str, Builder] = {}


def snapshot_builder(kind: str) -> Callable[[Builder], Builder]:
    """Register the function that builds the messages of a kind of snapshot from the database."""

    def register(builder: Builder) -> Builder:
        _builders[kind] = builder
        return builder

    return register


def build(snapshots: Iterable[Snapshot]) -> list[Envelope]:
    """The envelopes of these snapshots as the database stands now."""
    with reading() as session:
        return [
            seal(message, None)
            for snapshot in sorted(snapshots, key=lambda s: (s.kind, s.key))
            for message in _builders[snapshot.kind](session, snapshot.key)
        ]


class Ticker:
    """Sends what was marked: at once after a quiet moment, then no more often than PERIOD."""

    def __init__(self, send: Callable[[list[Envelope]], None]) -> None:
        self._send = send
        self._marked: set[Snapshot] = set()
        self._wake = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="ticker", daemon=True)

    def start(self) -> None:
        """Begin to tick."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        with self._wake:
            self._stopped = True
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join()

    def mark(self, snapshots: set[Snapshot]) -> None:
        """Have these sent at the next tick."""
        with self._wake:
            self._marked |= snapshots
            self._wake.notify()

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._marked or self._stopped)
                if self._stopped:
                    return
                due, self._marked = self._marked, set()
            began = time.monotonic()
            self.send_now(due)
            pause = min(LONGEST, max(PERIOD, LEISURE * (time.monotonic() - began)))
            with self._wake:
                self._wake.wait_for(lambda: self._stopped, timeout=pause)

    def send_now(self, due: set[Snapshot]) -> None:
        """Build and send; a failure is logged and the next tick goes on."""
        try:
            self._send(build(due))
        except Exception as error:
            log.error("snapshot_failed", error=repr(error), exc_info=error)
