"""213 evaluators grade 20 subjects in 4 dimensions, sealed: acknowledged, verified, opened; results and letters as PDF."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bench.crowd import Crowd, crowd_of
from bench.figures import show, show_spread
from bench.sealed_crowd import all_checked, sealed_requests, spread
from rehearsal.workshop import Workshop

DEPUTIES = 213
SUBJECTS = 20

ACKNOWLEDGED, CHECKED, PAPERS = 2.0, 60.0, 5.0
"""Targets in seconds: p95 of the acknowledgement, all verified on two cores, results and letters as PDF."""

LOOK = 0.5
PATIENCE = 120.0
TEMPLATE = "suggestions"


def main() -> None:
    """Measure one evaluation: sealing 213 ballots of 240 answers beforehand takes minutes, and is the tablets' work."""
    run = asyncio.run(_measure())
    show_spread(
        f"{DEPUTIES} ballots of 80 graded lines in a second, acknowledged", [run.acknowledged], p95=ACKNOWLEDGED
    )
    show("all verified after", [run.checked], "s", target=CHECKED, digits=1)
    show("close → result", [run.opened], "s", digits=2)
    show(f"results and {SUBJECTS} letters as PDF", [run.papers], "s", target=PAPERS, digits=2)


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds: of each acknowledgement, until all was verified, from the closing to the result, for the papers."""

    acknowledged: list[float]
    checked: float
    opened: float
    papers: float


async def _measure() -> Run:
    with Workshop() as workshop:
        async with crowd_of(DEPUTIES) as crowd:
            evaluation_id, poll_id = await _prepare(crowd)
            requests = await sealed_requests(crowd, workshop, poll_id, random.Random(1))
            begin = time.perf_counter()
            acknowledged = await spread(crowd, requests, random.Random(2))
            await _until(LOOK, lambda: all_checked(crowd, poll_id))
            checked = time.perf_counter() - begin
            opened = await _open(crowd, poll_id)
            await crowd.office.client.post(f"/evaluations/{evaluation_id}/announce")
            return Run(acknowledged, checked, opened, await _papers(crowd, evaluation_id))


async def _prepare(crowd: Crowd) -> tuple[str, str]:
    """An evaluation by everybody under the server's key, its poll open."""
    client = crowd.office.client
    templates = await client.get("/evaluation-templates")
    template = next(one for one in templates if one["name"] == TEMPLATE)
    options = [{"title": f"关于加装电梯及适老化改造的建议（第{n}号）"} for n in range(1, SUBJECTS + 1)]
    body = {
        "title": template["title"],
        "paper": template["paper"] | {"options": options},
        "ruleset": template["ruleset"],
        "groups": [{"name": "全体代表"}],
        "box": "sealed",
        "keys": "server",
        "check_seconds": 0,
        "copies": template["copies"],
    }
    made = await client.post(f"/meetings/{crowd.prepared.meeting_id}/evaluations", body)
    ready = await client.post(f"/evaluations/{made['id']}/prepare")
    poll_id: str = ready["polls"][0]["poll_id"]
    await crowd.office.poll(poll_id, "open")
    return made["id"], poll_id


async def _until(wait: float, done: Callable[[], Awaitable[bool]]) -> None:
    """Look again and again."""
    while True:
        if await done():
            return
        await asyncio.sleep(wait)


async def _open(crowd: Crowd, poll_id: str) -> float:
    async def closed() -> bool:
        return bool((await crowd.office.client.get(f"/polls/{poll_id}"))["poll"]["state"] == "closed")

    await crowd.office.poll(poll_id, "check")
    begin = time.perf_counter()
    await crowd.office.close_box(poll_id)
    async with asyncio.timeout(PATIENCE):
        await _until(LOOK / 5, closed)
    return time.perf_counter() - begin


async def _papers(crowd: Crowd, evaluation_id: str) -> float:
    begin = time.perf_counter()
    for name in ("results.pdf", "letters.zip"):
        await crowd.office.client.get(f"/evaluations/{evaluation_id}/{name}")
    return time.perf_counter() - begin


if __name__ == "__main__":
    main()
