"""A tablet's view of the hall: the state it fetched, and the messages it has heard since."""

import asyncio
import json
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from rehearsal.client import Client, Refusal
from rehearsal.listener import Listener
from rehearsal.wire import NetworkLost, Target

State = dict[str, Any]


class Tablet:
    """A logged-in device that follows one meeting through one face; reconnects by itself until it is closed."""

    def __init__(self, target: Target, meeting_id: str, face: str = "tablet") -> None:
        self.client = Client(target)
        self.meeting_id = meeting_id
        self.face = face
        self.state: State = {"versions": {}}
        self.fetches = 0
        self.gaps = 0
        self._waiters: list[asyncio.Future[None]] = []
        self._listener: Listener | None = None
        self._buffer: list[dict[str, Any]] | None = []
        self._keeper: asyncio.Task[None] | None = None
        self._stale = asyncio.Event()

    async def start(self) -> None:
        """Connect and fetch the state; from now on the tablet keeps itself up to date."""
        await self._connect()
        self._keeper = asyncio.create_task(self._keep())

    async def wait_for(self, test: Callable[[State], object], seconds: float) -> bool:
        """Wait until the state passes the test; False when it does not within `seconds`."""
        try:
            async with asyncio.timeout(seconds):
                while not test(self.state):
                    waiter = asyncio.get_running_loop().create_future()
                    self._waiters.append(waiter)
                    await waiter
        except TimeoutError:
            return False
        return True

    def lose_network(self) -> None:
        """Break socket and connection without a word."""
        self.client.close()
        if self._listener is not None:
            self._listener.close()

    async def fetch(self) -> State:
        """The hall's state as the server gives it now."""
        state: State = await self.client.get(f"/meetings/{self.meeting_id}/hall?face={self.face}")
        return state

    async def close(self) -> None:
        """Switch the tablet off."""
        if self._keeper is not None:
            self._keeper.cancel()
            with suppress(asyncio.CancelledError):
                await self._keeper
        self.lose_network()

    async def _connect(self) -> None:
        self._buffer = []
        self._listener = await Listener.connect(
            self.client.target, self.meeting_id, self.face, self.client.token, self._hear
        )
        await self._refresh()

    async def _refresh(self) -> None:
        self._buffer = self._buffer if self._buffer is not None else []
        self._stale.clear()
        self.fetches += 1
        self.state = await self.fetch()
        waiting, self._buffer = self._buffer, None
        for message in waiting:
            self._apply(message)
        self._tell()

    async def _keep(self) -> None:
        while True:
            assert self._listener is not None
            waits = [asyncio.create_task(self._listener.gone.wait()), asyncio.create_task(self._stale.wait())]
            try:
                await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for wait in waits:
                    wait.cancel()
            await self._recover()

    async def _recover(self) -> None:
        pause = 0.1
        while True:
            try:
                assert self._listener is not None
                if self._listener.gone.is_set():
                    await self._connect()
                else:
                    await self._refresh()
                return
            except (NetworkLost, Refusal, PermissionError):
                await asyncio.sleep(pause * random.uniform(0.5, 1))
                pause = min(2.0, pause * 2)

    def _hear(self, text: str, _at: float) -> None:
        message = json.loads(text)
        if self._buffer is not None:
            self._buffer.append(message)
            return
        self._apply(message)
        self._tell()

    def _apply(self, message: dict[str, Any]) -> None:
        room, version = message["room"], message["version"]
        if version is not None:
            known = self.state["versions"].get(room, 0)
            if version <= known:
                return
            if version > known + 1:
                self.gaps += 1
                self._stale.set()
                return
            self.state["versions"][room] = version
        self.state |= message["slices"]

    def _tell(self) -> None:
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)
