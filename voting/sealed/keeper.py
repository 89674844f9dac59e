"""The keeper of this process's sealed boxes: has ballots verified, closed boxes added up, opened ones counted.

It looks at the database alone, so whatever a killed server left undone is done by the next one, and several servers may
each have a keeper: every step is harmless when it was done already.
"""

import threading
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import TypeVar

import structlog

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import Refused
from voting import store as polls
from voting.sealed import store, work
from voting.sealed.actions.give_part import keep_part
from voting.sealed.actions.keep_tally import keep_tally
from voting.sealed.actions.settle_ballots import settle_ballots
from voting.sealed.actions.unseal_box import unseal_box
from voting.sealed.tables import SealedBox

T = TypeVar("T")
log = structlog.get_logger()
PERIOD = 0.5
"""Seconds after which it looks by itself: another process may have taken a ballot."""

PROCESSES = 2
A_TASK = 4
"""Ballots that one task verifies at most: short enough that nobody waits long for the word."""

TASK_BYTES = 200_000
"""Fewer where they are large: about half a second's work, so that no process waits for the other at a round's end."""

A_ROUND = 32
"""Ballots that are verified between two commits."""

SERVER_OWNER = 1


@dataclass(frozen=True, slots=True)
class Round:
    """Ballots that are being verified, and their numbers."""

    tasks: "list[Future[list[work.Verdict]]]"
    numbers: list[int]


def new_pool() -> Executor:
    """Processes for the arithmetic, which end with this one."""
    return ProcessPoolExecutor(PROCESSES, get_context("spawn"), work.sit_down)


class Keeper:
    """Does what running boxes need, in rounds; `pool` makes what the arithmetic runs on."""

    def __init__(self, pool: Callable[[], Executor] = new_pool) -> None:
        self._new_pool = pool
        self._pool: Executor | None = None
        self._known: set[str] = set()
        self._begun: dict[str, Round] = {}
        self._guard = threading.Lock()
        self._wake = threading.Condition()
        self._asked = False
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="box-keeper", daemon=True)

    def start(self) -> None:
        """Begin, with what an earlier server left."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread and the processes."""
        with self._wake:
            self._stopped = True
            self._wake.notify()
        if self._thread.is_alive():
            self._thread.join()
        self._send_home()

    def wake(self) -> None:
        """There is something to do."""
        with self._wake:
            self._asked = True
            self._wake.notify()

    def submit(self, task: Callable[..., T], *arguments: object) -> "Future[T]":
        """Have one task done in another process; processes that were killed are replaced."""
        with self._guard:
            if self._pool is None:
                self._pool = self._new_pool()
            try:
                return self._pool.submit(task, *arguments)
            except BrokenExecutor:
                self._pool.shutdown(wait=False)
                self._pool = self._new_pool()
                return self._pool.submit(task, *arguments)

    def run(self, task: Callable[..., T], *arguments: object) -> T:
        """Have one task done and wait for it; once more where its process was killed or sent home meanwhile."""
        try:
            return self.submit(task, *arguments).result()
        except (BrokenExecutor, CancelledError):
            return self.submit(task, *arguments).result()

    def look(self) -> int:
        """One round over all running boxes; how much was done, so that the caller may look again at once."""
        with reading() as session:
            running = store.running_boxes(session)
        if not running:
            self._known.clear()
            self._begun.clear()
            self._send_home()
            return 0
        return sum(self._try(poll_id, state) for poll_id, state in running)

    def _try(self, poll_id: str, state: str) -> int:
        """Tend one box; what goes wrong with it is tried again in a while and does not hold up the others."""
        try:
            return self._tend(poll_id, state)
        except Exception as error:
            log.error("box_keeper_failed", poll=poll_id, error=repr(error), exc_info=error)
            return 0

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._asked or self._stopped, timeout=PERIOD)
                self._asked = False
                if self._stopped:
                    return
            try:
                while self.look() and not self._stopped:
                    pass
            except Exception as error:
                log.error("box_keeper_failed", error=repr(error), exc_info=error)

    def _send_home(self) -> None:
        with self._guard:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _tend(self, poll_id: str, state: str) -> int:
        with reading() as session:
            box = store.box_of(session, poll_id)
        if poll_id not in self._known:
            self._known.add(poll_id)
            for _ in range(PROCESSES):
                self.submit(work.warm_up, box.election)
        if state == "unsealing":
            return self._open(box)
        return self._verify(box)

    def _verify(self, box: SealedBox) -> int:
        """Settle one round; the next one is begun before, so that no process waits while this one is written down.

        Each round has the oldest ballots that are not of the round before, and is settled after it or not at all: so the
        ballots of one voter keep their order.
        """
        current = self._begun.pop(box.poll_id, None) or self._begin(box)
        if not current.tasks:
            return 0
        following = self._begin(box, current.numbers)
        verdicts = [verdict for task in current.tasks for verdict in task.result()]
        with change(SYSTEM) as tx:
            settled = settle_ballots(tx, box.poll_id, verdicts)
        if following.tasks:
            self._begun[box.poll_id] = following
        return settled

    def _begin(self, box: SealedBox, but: Collection[int] = ()) -> Round:
        with reading() as session:
            waiting = store.received(session, box.poll_id, A_ROUND, but)
        size = task_size(waiting)
        tasks = [
            self.submit(work.check_ballots, box.election, waiting[i : i + size]) for i in range(0, len(waiting), size)
        ]
        return Round(tasks, [number for number, _ in waiting])

    def _open(self, box: SealedBox) -> int:
        if box.tally is None or box.sized_tally is None:
            return self._sum_up(box)
        if box.secret is not None and box.group_id is None:
            self._open_by_server(box)
        return self._count(box.poll_id)

    def _sum_up(self, box: SealedBox) -> int:
        with reading() as session:
            ballots = store.boxed(session, box.poll_id)
        tally, sized = self.run(work.sum_up, box.election, box.credentials, ballots)
        with change(SYSTEM) as tx:
            keep_tally(tx, box.poll_id, tally, sized)
        return 1

    def _open_by_server(self, box: SealedBox) -> None:
        with reading() as session:
            if store.parts_of(session, box.poll_id):
                return
        part = self.run(work.server_part, box.election, box.tally, box.sized_tally, box.secret)
        with change(SYSTEM) as tx:
            polls.poll_row(tx.session, box.poll_id, lock=True)
            keep_part(tx, box.poll_id, SERVER_OWNER, part)

    def _count(self, poll_id: str) -> int:
        with reading() as session:
            box = store.box_of(session, poll_id)
            parts = {part.owner: part.raw for part in store.parts_of(session, poll_id)}
            needed = 1 if box.group_id is None else store.group_row(session, box.group_id).needed
        if len(parts) < needed:
            return 0
        rows = self.run(work.open_up, box.trustees, box.tally, box.sized_tally, parts)
        with change(SYSTEM) as tx:
            unseal_box(tx, poll_id, rows)
        return 1


def task_size(waiting: Sequence[tuple[int, str]]) -> int:
    """How many of these ballots one task verifies; those of one box are about equally long."""
    longest = max((len(raw) for _, raw in waiting), default=1)
    return max(1, min(A_TASK, TASK_BYTES // longest))


_keeper: Keeper | None = None


def install_keeper(keeper: Keeper | None) -> None:
    """The keeper of this process from now on."""
    global _keeper
    _keeper = keeper


def keeper() -> Keeper:
    """The keeper of this process."""
    if _keeper is None:
        raise Refused("box.no_keeper", "票箱服务尚未启动，请稍候再试", status=503)
    return _keeper


def wake_keeper() -> None:
    """Tell this process's keeper, if there is one, that something came."""
    if _keeper is not None:
        _keeper.wake()
