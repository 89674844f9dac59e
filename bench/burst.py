"""Everybody presses at the same instant: how long until each ballot is acknowledged, none lost, none double."""

import asyncio
import random
from dataclasses import dataclass

from bench.crowd import Crowd, crowd_of
from bench.figures import RUNS, show, show_spread
from rehearsal.count import OwnCount, differences
from rehearsal.papers import CHOOSE

SIZES = ((213, 0.7), (500, 1.8))
"""Deputies and the target for p95 in seconds."""


def main() -> None:
    """Measure on this machine's disk."""
    for deputies, target in SIZES:
        asyncio.run(measure(deputies, target))


async def measure(deputies: int, target: float | None, environment: dict[str, str] | None = None) -> None:
    """RUNS bursts in one hall; prints the figures, raises AssertionError where a ballot was lost or counted twice."""
    async with crowd_of(deputies, environment) as crowd:
        runs = [await one_burst(crowd, random.Random(run)) for run in range(RUNS)]
    show_spread(f"{deputies} ballots at once, acknowledged after", [run.seconds for run in runs], p95=target)
    show("server's processor time a ballot", [run.processor * 1000 / deputies for run in runs], "ms", digits=2)


@dataclass(frozen=True, slots=True)
class Burst:
    """The seconds until each acknowledgement, and the processor seconds that the server spent on all of them."""

    seconds: list[float]
    processor: float


async def one_burst(crowd: Crowd, chance: random.Random) -> Burst:
    """A poll in which all press at once; measured, and then the box is checked."""
    poll_id = await crowd.open_poll()
    about = (await crowd.office.client.get(f"/polls/{poll_id}"))["poll"]
    ballots = crowd.ballots(poll_id, about["paper"], chance)
    processor = crowd.processor_seconds()
    answers, seconds = await crowd.burst([request for request, _ in ballots])
    processor = crowd.processor_seconds() - processor
    refused = [answer for answer in answers if answer.status != 200]
    assert not refused, f"{len(refused)} not acknowledged, first: {refused[0].status} {refused[0].body[:200]!r}"
    await crowd.office.poll(poll_id, "close")
    own = OwnCount("choose", [o["id"] for o in about["paper"]["options"]], CHOOSE, len(crowd.seats), True)
    for seat, (_, answer) in zip(crowd.seats, ballots, strict=True):
        own.acknowledge(seat.person.seat, answer)
    result = await crowd.office.client.get(f"/polls/{poll_id}/results")
    found = differences(own, result["result"], await crowd.office.ballots(poll_id), len(crowd.seats))
    assert not found, found[:5]
    await crowd.office.poll(poll_id, "show")
    return Burst(seconds, processor)
