"""A hall full of tablets for the figures: one process, open connections, requests made beforehand."""

import asyncio
import json
import os
import random
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearsal.choices import Opinions
from rehearsal.client import API, Client
from rehearsal.hall import Office
from rehearsal.listener import Listener
from rehearsal.papers import poll_body
from rehearsal.polling import together
from rehearsal.prepared import Person, Prepared
from rehearsal.server import Server
from rehearsal.temporary import set_up
from rehearsal.wire import Answer, Target, request_bytes


class Watch:
    """Waits for one message at many seats and notes when (time.perf_counter) it came to each."""

    def __init__(self, mark: str, seats: Sequence["Seat"]) -> None:
        self.mark = mark
        self.times: dict[int, float] = {}
        self._wanted = len(seats)
        self._all = asyncio.Event()
        for seat in seats:
            seat.watch = self

    def heard(self, seat: "Seat", text: str, at: float) -> None:
        """Note the first time at which the message came to a seat."""
        if self.mark in text and id(seat) not in self.times:
            self.times[id(seat)] = at
            if len(self.times) == self._wanted:
                self._all.set()

    async def everybody(self, seconds: float = 30) -> dict[int, float]:
        """The times by seat once the message came to all; raises TimeoutError."""
        async with asyncio.timeout(seconds):
            await self._all.wait()
        return self.times


@dataclass(eq=False)
class Seat:
    """One tablet: its login, its socket, and what it waits for."""

    person: Person
    client: Client
    listener: Listener | None = None
    watch: Watch | None = None

    def hear(self, text: str, at: float) -> None:
        """Hand a message to whoever waits for it."""
        if self.watch is not None:
            self.watch.heard(self, text, at)


@dataclass
class Crowd:
    """A running hall with everybody signed in and every socket open."""

    server: Server
    target: Target
    office: Office
    prepared: Prepared
    seats: list[Seat]
    screen: Seat

    async def open_poll(self, method: str = "choose") -> str:
        """Prepare and open a poll of its own; its id."""
        made = await self.office.client.post(f"/meetings/{self.prepared.meeting_id}/polls", poll_body(method))
        poll_id: str = made["poll"]["id"]
        await self.office.poll(poll_id, "open")
        return poll_id

    async def publish(self, filename: str, content: bytes) -> dict[str, Any]:
        """Upload a document, wait for its pages, publish it; the document as the library has it."""
        desk, meeting = self.office.client, self.prepared.meeting_id
        document: dict[str, Any] = await desk.upload(f"/meetings/{meeting}/documents", filename, content)
        async with asyncio.timeout(180):
            while document["versions"][0]["state"] != "ready":
                assert document["versions"][0]["state"] != "failed", document["versions"][0]
                await asyncio.sleep(0.2)
                library = await desk.get(f"/meetings/{meeting}/library")
                document = next(one for one in library["documents"] if one["id"] == document["id"])
        await desk.post(f"/meetings/{meeting}/documents/publish", {"documents": [document["id"]]})
        return document

    def ballots(self, poll_id: str, paper: dict[str, Any], chance: random.Random) -> list[tuple[bytes, dict[str, Any]]]:
        """A ballot of each seat: the whole request, and the answer in it."""
        opinions = Opinions(paper, chance)
        made = []
        for seat in self.seats:
            answer = opinions.answer(chance)
            body = {"answer": answer, "gesture": uuid.uuid4().hex}
            made.append((self.request(seat, f"/polls/{poll_id}/ballot", body), answer))
        return made

    def request(self, seat: Seat, path: str, body: Any) -> bytes:
        """The whole request of a seat that posts to the API, made beforehand."""
        headers = seat.client.headers("application/json")
        return request_bytes(self.target, "POST", API + path, headers, json.dumps(body).encode())

    async def burst(self, requests: list[bytes]) -> tuple[list[Answer], list[float]]:
        """Send every seat's request at the same instant; the answers and the seconds until each came."""
        await asyncio.gather(*(seat.client.connection.open() for seat in self.seats))
        begin = time.perf_counter()

        async def one(seat: Seat, request: bytes) -> tuple[Answer, float]:
            answer = await seat.client.connection.send(request)
            return answer, time.perf_counter() - begin

        done = await asyncio.gather(*map(one, self.seats, requests))
        return [answer for answer, _ in done], [seconds for _, seconds in done]

    def memory(self) -> tuple[float, float]:
        """RSS and PSS of the worker processes in MB."""
        rss = pss = 0
        for pid in self.server.workers():
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                name, _, rest = line.partition(":")
                rss += int(rest.split()[0]) if name == "Rss" else 0
                pss += int(rest.split()[0]) if name == "Pss" else 0
        return rss / 1024, pss / 1024

    def processor_seconds(self) -> float:
        """The processor time that the worker processes have used so far."""
        ticks = 0
        for pid in self.server.workers():
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


@asynccontextmanager
async def crowd_of(deputies: int, environment: dict[str, str] | None = None) -> AsyncIterator[Crowd]:
    """A hall of `deputies` tablets on a server of its own; its data lie in $BENCH_DIR, else where temporary files do."""
    with tempfile.TemporaryDirectory(prefix="bench-", dir=os.environ.get("BENCH_DIR")) as folder:
        server = Server(Path(folder), environment=environment or {})
        await asyncio.to_thread(server.start)
        crowd: Crowd | None = None
        try:
            crowd = await _fill(server, deputies)
            yield crowd
        finally:
            if crowd is not None:
                _empty(crowd)
            await asyncio.to_thread(server.stop)


async def office_of(server: Server) -> Office:
    """The secretariat's desk of a hall that was just started."""
    target = Target.of(server.url)
    accounts = await set_up(target)
    client = Client(target, seconds=120)
    await client.log_in(login=accounts.login, password=accounts.password)
    return Office(client)


async def _fill(server: Server, deputies: int) -> Crowd:
    target = Target.of(server.url)
    office = await office_of(server)
    prepared = await office.prepare(deputies, ["motion"], random.Random(1))
    await office.open_gate(prepared)
    seats = [Seat(person, Client(target, seconds=120)) for person in prepared.deputies]
    screen = Seat(prepared.others[0], Client(target, office.client.token))
    await together([seat.client.log_in(badge=seat.person.badge.token) for seat in seats], limit=20)
    await together([office.scan(prepared, seat.person) for seat in seats], limit=1)
    await office.open_sitting(prepared)
    crowd = Crowd(server, target, office, prepared, seats, screen)
    await together([_listen(crowd, seat, "tablet") for seat in seats], limit=20)
    await _listen(crowd, screen, "screen")
    return crowd


async def _listen(crowd: Crowd, seat: Seat, face: str) -> None:
    meeting_id = crowd.prepared.meeting_id
    seat.listener = await Listener.connect(crowd.target, meeting_id, face, seat.client.token, seat.hear)


def _empty(crowd: Crowd) -> None:
    for seat in (*crowd.seats, crowd.screen):
        seat.client.close()
        if seat.listener is not None:
            seat.listener.close()
    crowd.office.client.close()
