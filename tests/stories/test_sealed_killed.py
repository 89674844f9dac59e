"""The power fails in a ceremony, in a burst of sealed ballots, and while the box is opened: nothing is lost or doubled."""

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from rehearsal.client import Client
from rehearsal.polling import together
from rehearsal.scrutineer import Scrutineer
from rehearsal.workshop import Sealed, verify_archive
from tests.live import Live, live_hall
from tests.stories.sealed import PATIENCE, Hall, fill

VOTING = 24
IN_FLIGHT = 12
KILL_AT = 8
"""The power fails when the client has read this many acknowledgements; up to IN_FLIGHT ballots are then on their way."""

pytestmark = [pytest.mark.story, pytest.mark.timeout(600)]


@dataclass
class Burst:
    """Everybody presses, at most IN_FLIGHT at a time; the server is killed at the KILL_AT-th acknowledgement."""

    live: Live
    path: str
    acknowledged: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What each deputy was answered first, by seat."""
    unchecked: int = 0
    """How many ballots lay in the database unverified when the power failed."""
    restart: asyncio.Task[None] | None = None

    async def press(self, seat: str, client: Client, ballot: Sealed) -> None:
        """Send the ballot until it is acknowledged."""
        body = {"ballot": ballot.raw}
        self.acknowledged[seat] = await client.post_until_answered(self.path, body, patience=PATIENCE)
        if len(self.acknowledged) == KILL_AT:
            self.live.kill_9()
            self.unchecked = states_of(self.live)["received"]
            self.restart = asyncio.create_task(asyncio.to_thread(self.live.start_again))


def test_kill_9_between_receiving_and_opening(tmp_path: Path) -> None:
    with live_hall(tmp_path) as live:
        asyncio.run(story(live))
        live.stop()
        assert states_of(live) == {"checked": VOTING}


async def story(live: Live) -> None:
    hall = await fill(live, VOTING)
    try:
        await hall.enter()
        await a_ceremony_goes_on(live, hall)
        election = await hall.open_poll()
        answers = hall.opinions(3)
        ballots = await hall.seal_all(election, answers)
        burst = Burst(live, hall.path)
        await together(
            [burst.press(seat, hall.clients[seat], ballot) for seat, ballot in ballots.items()], limit=IN_FLIGHT
        )
        assert burst.restart is not None
        await burst.restart
        assert burst.unchecked > 0, "every ballot was verified when the power failed: the story proves nothing"
        for seat, ballot in ballots.items():
            again = await hall.clients[seat].post(hall.path, {"ballot": ballot.raw})
            first = burst.acknowledged[seat]
            assert (again["tracker"], again["at"]) == (first["tracker"], first["at"]) == (ballot.tracker, first["at"])

        await hall.office.poll(hall.poll_id, "check")
        assert await hall.box_is(unchecked=0, ballots=VOTING)
        board = await hall.board(next(iter(hall.voters)))
        assert {line["tracker"] for line in board["lines"]} == {ballot.tracker for ballot in ballots.values()}
        await the_box_opens(live, hall, election)
        await hall.office.poll(hall.poll_id, "show")
        assert await hall.yes() == hall.naive(answers)
        seen = await hall.workshop(
            verify_archive, await hall.office.client.get(f"/polls/{hall.poll_id}/box.bel"), False
        )
        assert (seen.faults, Counter(seen.trackers)) == ([], Counter(one.tracker for one in ballots.values()))
    finally:
        await hall.go_home()


async def a_ceremony_goes_on(live: Live, hall: Hall) -> None:
    """The power fails when three of five polynomials have come."""
    crew = hall.crew
    for person in hall.prepared.scrutineers:
        crew.append(Scrutineer(person, hall.target, hall.prepared.meeting_id))
        await crew[-1].arrive()
    group = await hall.office.begin_keys(hall.prepared, hall.prepared.scrutineers, 3)
    await asyncio.gather(*(one.give_certificate(group) for one in crew))
    await asyncio.gather(*(one.share(group) for one in crew[:3]))
    await power_cut(live)
    await asyncio.gather(*(one.share(group) for one in crew[3:]))
    await asyncio.gather(*(one.finish(group) for one in crew))
    assert await hall.screen.wait_for(lambda s: s["keys"] and s["keys"]["step"] == "ready", PATIENCE)


async def the_box_opens(live: Live, hall: Hall, election: str) -> None:
    """The power fails as the box closes, and again when one of three parts has come."""
    for scrutineer in hall.crew[:3]:
        assert await scrutineer.follow(hall.poll_id) == VOTING
    await hall.office.close_box(hall.poll_id)
    await power_cut(live)
    assert await hall.box_is(tally_ready=True)
    await hall.crew[0].open_box(hall.poll_id, election, hall.workshop)
    await power_cut(live)
    assert await hall.box_is(opened=1)
    await asyncio.gather(*(one.open_box(hall.poll_id, election, hall.workshop) for one in hall.crew[1:3]))
    assert [fault for one in hall.crew for fault in one.faults] == []
    assert await hall.state_is("closed")


async def power_cut(live: Live) -> None:
    """Everything ends at once, and begins again."""
    live.kill_9()
    await asyncio.to_thread(live.start_again)


def states_of(live: Live) -> Counter[str]:
    """How many sealed ballots the database holds, by their state; each voter's and each tracker once."""
    with closing(sqlite3.connect(live.instance / "hall.db")) as connection:
        rows = connection.execute("SELECT state, tracker, credential_id FROM sealed_ballots").fetchall()
    assert len({tracker for _, tracker, _ in rows}) == len({credential for *_, credential in rows}) == len(rows)
    return Counter(state for state, *_ in rows)
