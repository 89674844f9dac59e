"""The power fails twice in the middle of a burst of ballots: what was acknowledged is there, once, and the hall goes on."""

import asyncio
import json
import random
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from core.journal.rules import chain_faults
from core.journal.store import entries_of, head_of
from core.journal.tables import JournalHead
from rehearsal.attacks import ballot_body
from rehearsal.choices import Opinions
from rehearsal.client import Client
from rehearsal.count import OwnCount, differences
from rehearsal.hall import Office
from rehearsal.papers import CHOOSE
from rehearsal.polling import together
from rehearsal.prepared import Prepared
from rehearsal.tablet import Tablet
from rehearsal.temporary import set_up
from rehearsal.wire import Target
from tests.live import Live, live_hall

DEPUTIES = 120
IN_FLIGHT = 40
KILL_AT = (25, 70)
"""The power fails when the client has read this many acknowledgements; up to IN_FLIGHT ballots are then on their way."""
WATCHING = 5
PATIENCE = 60

pytestmark = [pytest.mark.story]


@dataclass
class Burst:
    """Everybody presses, at most IN_FLIGHT at a time; the server is killed at the k-th acknowledgements."""

    live: Live
    path: str
    acknowledged: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What each deputy was answered first, by seat."""
    sent: int = 0
    interrupted: list[int] = field(default_factory=list)
    """How many ballots had been sent and not acknowledged at each kill."""
    restarts: list[asyncio.Task[None]] = field(default_factory=list)

    async def press(self, seat: str, client: Client, body: dict[str, Any]) -> None:
        """Send the ballot until it is acknowledged."""
        self.sent += 1
        answer = await client.post_until_answered(self.path, body, patience=PATIENCE)
        self.acknowledged[seat] = answer
        if len(self.acknowledged) in KILL_AT:
            self.interrupted.append(self.sent - len(self.acknowledged))
            await asyncio.gather(*self.restarts)
            self.live.kill_9()
            self.restarts.append(asyncio.create_task(asyncio.to_thread(self.live.start_again)))


@dataclass
class Hall:
    """Who takes part, by seat."""

    office: Office
    prepared: Prepared
    clients: dict[str, Client]
    tablets: list[Tablet]
    poll_id: str


def test_kill_9_in_the_burst_loses_and_doubles_nothing(tmp_path: Path) -> None:
    with live_hall(tmp_path) as live:
        asyncio.run(story(live))
        live.stop()
        check_database(tmp_path / "hall.db")


async def story(live: Live) -> None:
    hall = await fill(live)
    about = (await hall.office.client.get(f"/polls/{hall.poll_id}"))["poll"]
    opinions, chance = Opinions(about["paper"], random.Random(7)), random.Random(8)
    bodies = {seat: ballot_body(opinions.answer(chance)) for seat in hall.clients}
    burst = Burst(live, f"/polls/{hall.poll_id}/ballot")
    await together([burst.press(seat, hall.clients[seat], body) for seat, body in bodies.items()], limit=IN_FLIGHT)
    await asyncio.gather(*burst.restarts)
    assert len(burst.restarts) == len(KILL_AT)
    assert min(burst.interrupted) > 0, "no ballot was on its way when the power failed: the story proves nothing"
    assert burst.acknowledged.keys() == bodies.keys()

    await same_gesture_same_answer(hall, bodies, burst)
    await compare(hall, about, bodies)
    await tablets_went_on(hall)
    for client in (*hall.clients.values(), hall.office.client):
        client.close()


async def same_gesture_same_answer(hall: Hall, bodies: dict[str, dict[str, Any]], burst: Burst) -> None:
    """Each deputy taps once more: the answer is the very one that was acknowledged, before or after the power failed."""
    for seat, client in hall.clients.items():
        again = await client.post(burst.path, bodies[seat])
        assert again == burst.acknowledged[seat]
        assert sorted(again["answer"]["chosen"]) == sorted(bodies[seat]["answer"]["chosen"])


async def compare(hall: Hall, about: dict[str, Any], bodies: dict[str, dict[str, Any]]) -> None:
    """The outcome is that of the naive count of what the deputies sent."""
    await hall.office.poll(hall.poll_id, "close")
    await hall.office.poll(hall.poll_id, "show")
    own = OwnCount("choose", [o["id"] for o in about["paper"]["options"]], CHOOSE, DEPUTIES, True)
    for seat, body in bodies.items():
        own.acknowledge(seat, body["answer"])
    result = (await hall.office.client.get(f"/polls/{hall.poll_id}/results"))["result"]
    assert differences(own, result, await hall.office.ballots(hall.poll_id), DEPUTIES) == []


async def tablets_went_on(hall: Hall) -> None:
    """Tablets that were connected all the time have found back by themselves and show the result."""
    for tablet in hall.tablets:
        assert await tablet.wait_for(lambda state: state["result"], PATIENCE)
        assert tablet.fetches >= 1 + len(KILL_AT)
        await tablet.close()


async def fill(live: Live) -> Hall:
    """A meeting with everybody signed in and the vote "13 of 20" open."""
    target = Target.of(live.url)
    accounts = await set_up(target)
    office = Office(Client(target))
    await office.client.log_in(login=accounts.login, password=accounts.password)
    prepared = await office.prepare(DEPUTIES, ["choose"], random.Random(1))
    await office.open_gate(prepared)
    clients = {person.seat: Client(target) for person in prepared.deputies}
    await together([clients[p.seat].log_in(badge=p.badge.token) for p in prepared.deputies], limit=20)
    await together([office.scan(prepared, person) for person in prepared.deputies], limit=1)
    await office.open_sitting(prepared)
    tablets = []
    for person in prepared.deputies[:WATCHING]:
        tablet = Tablet(target, prepared.meeting_id)
        tablet.client.token = clients[person.seat].token
        await tablet.start()
        tablets.append(tablet)
    poll_id = prepared.polls["choose"]
    await office.poll(poll_id, "open")
    return Hall(office, prepared, clients, tablets, poll_id)


def check_database(path: Path) -> None:
    """The rows themselves: one ballot a deputy, and every chain of the journal whole to its head."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT voter_id, answer FROM ballots").fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(rows) == DEPUTIES
    assert set(Counter(voter for voter, _ in rows).values()) == {1}
    assert all(json.loads(answer).keys() == {"chosen"} for _, answer in rows)
    engine = create_engine(f"sqlite:///{path}")
    with Session(engine) as session:
        chains = list(session.scalars(select(JournalHead.chain)))
        assert any(chain.startswith("meeting:") for chain in chains)
        for chain in chains:
            entries = entries_of(session, chain)
            assert chain_faults(entries) == []
            assert (entries[-1].seq, entries[-1].hash) == head_of(session, chain)
    engine.dispose()
