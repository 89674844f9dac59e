"""The chair closes the vote and shows the result: how long until it is on the big screen."""

import asyncio
import random
import time

from bench.crowd import Crowd, Watch, crowd_of
from bench.figures import RUNS, percentile, show

DEPUTIES = 213
TARGET = 1000


def main() -> None:
    """Measure close and show, one after the other, as the chair taps them."""
    runs = asyncio.run(_measure())
    show(f"{DEPUTIES}: close → result on the screen", [screen * 1000 for screen, _ in runs], "ms", target=TARGET)
    show(f"{DEPUTIES}: close → result on 95% of the tablets", [tablets * 1000 for _, tablets in runs], "ms")


async def _measure() -> list[tuple[float, float]]:
    async with crowd_of(DEPUTIES) as crowd:
        return [await _close(crowd, random.Random(run)) for run in range(RUNS)]


async def _close(crowd: Crowd, chance: random.Random) -> tuple[float, float]:
    poll_id = await crowd.open_poll()
    about = (await crowd.office.client.get(f"/polls/{poll_id}"))["poll"]
    await crowd.burst([request for request, _ in crowd.ballots(poll_id, about["paper"], chance)])
    everybody = [crowd.screen, *crowd.seats]
    begin = time.perf_counter()
    await crowd.office.poll(poll_id, "close")
    watch = Watch(f'"result":{{"poll_id":"{poll_id}"', everybody)
    await crowd.office.poll(poll_id, "show")
    times = await watch.everybody()
    return times[id(crowd.screen)] - begin, percentile([times[id(seat)] - begin for seat in crowd.seats], 0.95)
