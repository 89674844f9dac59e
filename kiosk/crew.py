"""A few threads that do one task after another: a pool without a future for each task, which a ballot would pay for."""

import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

Task = tuple[Callable[..., None], tuple[Any, ...]]


class Crew:
    """`size` threads; a task must not raise."""

    def __init__(self, size: int, name: str) -> None:
        self._size = size
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        for number in range(size):
            threading.Thread(target=self._work, name=f"{name}-{number}").start()

    def submit(self, task: Callable[..., None], *given: Any) -> None:
        """Have a task done when its turn has come."""
        self._tasks.put((task, given))

    def shutdown(self) -> None:
        """Let the threads go once everything is done; does not wait for it."""
        for _ in range(self._size):
            self._tasks.put(None)

    def _work(self) -> None:
        while (next_one := self._tasks.get()) is not None:
            task, given = next_one
            task(*given)
