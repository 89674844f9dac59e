"""The chair moves the stage: how long until every tablet has the message, in quiet and during a burst of ballots."""

import asyncio
import json
import random
import time

from bench.crowd import Crowd, Watch, crowd_of
from bench.figures import RUNS, show_spread

SIZES = ((213, 0.040), (500, 0.130))
IN_BURST = 0.100
STEPS = 8
"""Stage changes a run in quiet."""


def main() -> None:
    """Measure for both sizes of hall."""
    for deputies, target in SIZES:
        asyncio.run(_measure(deputies, target))


async def _measure(deputies: int, target: float) -> None:
    async with crowd_of(deputies) as crowd:
        quiet = [await _quiet(crowd) for _ in range(RUNS)]
        busy = [await _in_burst(crowd, random.Random(run)) for run in range(RUNS)]
    show_spread(f"stage change → {deputies} tablets", quiet, p95=target)
    show_spread(f"stage change → {deputies} tablets, during the burst", busy, p95=IN_BURST if deputies == 213 else None)


async def _quiet(crowd: Crowd) -> list[float]:
    times: list[float] = []
    for step in range(STEPS):
        times += await _move(crowd, f"{step}")
        await asyncio.sleep(0.05)
    return times


async def _in_burst(crowd: Crowd, chance: random.Random) -> list[float]:
    """Stage changes while the ballots of everybody are on their way."""
    poll_id = await crowd.open_poll()
    about = (await crowd.office.client.get(f"/polls/{poll_id}"))["poll"]
    requests = [request for request, _ in crowd.ballots(poll_id, about["paper"], chance)]
    burst = asyncio.create_task(crowd.burst(requests))
    await asyncio.sleep(0.03)
    times: list[float] = []
    step = 0
    while not burst.done() and step < STEPS:
        times += await _move(crowd, f"burst {step}")
        step += 1
    answers, _ = await burst
    assert all(answer.status == 200 for answer in answers)
    await crowd.office.poll(poll_id, "close")
    return times


async def _move(crowd: Crowd, text: str) -> list[float]:
    """Put a message on the stage; the seconds until each tablet had it, from just before the chair's request."""
    token = f"{text} {random.random()}"
    watch = Watch(json.dumps(token), crowd.seats)
    begin = time.perf_counter()
    _, times = await asyncio.gather(crowd.office.stage(crowd.prepared, "message", text=token), watch.everybody())
    return [at - begin for at in times.values()]
