"""The server's memory with 500 tablets connected, before and after a burst of their ballots."""

import asyncio
import random

from bench.burst import one_burst
from bench.crowd import crowd_of
from bench.figures import RUNS, show

DEPUTIES = 500
TARGET = 250


def main() -> None:
    """Measure in as many halls as runs."""
    samples = [asyncio.run(_measure()) for _ in range(RUNS)]
    show(f"{DEPUTIES} tablets connected: RSS", [s[0][0] for s in samples], "MB", target=TARGET)
    show(f"{DEPUTIES} tablets connected: PSS", [s[0][1] for s in samples], "MB")
    show("after two bursts: RSS", [s[1][0] for s in samples], "MB", target=TARGET)
    show("after two bursts: PSS", [s[1][1] for s in samples], "MB")


async def _measure() -> list[tuple[float, float]]:
    async with crowd_of(DEPUTIES) as crowd:
        before = crowd.memory()
        for run in range(2):
            await one_burst(crowd, random.Random(run))
        return [before, crowd.memory()]
