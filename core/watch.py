"""A thread that looks again and again for what has become due."""

import threading
from abc import ABC, abstractmethod
from typing import ClassVar

import structlog

log = structlog.get_logger()


class Watch(ABC):
    """Looks every `period` seconds until it is stopped; several processes may each have one."""

    name: ClassVar[str]
    period: ClassVar[float]

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)

    @abstractmethod
    def see(self) -> list[str]:
        """Do what is due; the ids of what it was done to."""

    def look(self) -> list[str]:
        """See to it once; a failure is logged, and the next look tries again."""
        try:
            return self.see()
        except Exception as error:
            log.error("watch_failed", watch=self.name, error=repr(error), exc_info=error)
            return []

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.wait(self.period):
            self.look()
