"""213 evaluators grade 20 subjects in 4 dimensions, sealed: acknowledged, verified, opened; results and letters as PDF."""

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from bench.crowd import Crowd, crowd_of
from bench.figures import show, show_spread
from rehearsal.choices import Opinions
from rehearsal.client import API
from rehearsal.values import values_of
from rehearsal.wire import request_bytes
from rehearsal.workshop import Workshop, seal

DEPUTIES = 213
SUBJECTS = 20
WITHIN = 1.0
"""Seconds over which the ballots come, at random moments."""

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
            requests = await _sealed(crowd, workshop, poll_id, random.Random(1))
            begin = time.perf_counter()
            acknowledged = await _burst(crowd, requests, random.Random(2))
            await _until(LOOK, lambda: _all_checked(crowd, poll_id))
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


async def _sealed(crowd: Crowd, workshop: Workshop, poll_id: str, chance: random.Random) -> list[bytes]:
    paper: dict[str, Any] = (await crowd.office.client.get(f"/polls/{poll_id}"))["poll"]["paper"]
    election: str = (await crowd.office.client.get(f"/polls/{poll_id}/election"))["election"]
    opinions = Opinions(paper, chance)
    answers = [opinions.answer(chance) for _ in crowd.seats]
    sealed = await asyncio.gather(
        *(
            workshop(seal, election, seat.person.badge.master, values_of(paper, answer))
            for seat, answer in zip(crowd.seats, answers, strict=True)
        )
    )
    path = f"{API}/polls/{poll_id}/sealed-ballot"
    return [
        request_bytes(
            crowd.target,
            "POST",
            path,
            seat.client.headers("application/json"),
            json.dumps({"ballot": one.raw}).encode(),
        )
        for seat, one in zip(crowd.seats, sealed, strict=True)
    ]


async def _burst(crowd: Crowd, requests: list[bytes], chance: random.Random) -> list[float]:
    """Send each at a moment of its own within the second; the seconds that each waited for its answer."""
    await asyncio.gather(*(seat.client.connection.open() for seat in crowd.seats))
    moments = [chance.uniform(0, WITHIN) for _ in requests]

    async def one(place: int) -> float:
        await asyncio.sleep(moments[place])
        begin = time.perf_counter()
        answer = await crowd.seats[place].client.connection.send(requests[place])
        assert answer.status == 200, answer.body[:200]
        return time.perf_counter() - begin

    return list(await asyncio.gather(*map(one, range(len(requests)))))


async def _all_checked(crowd: Crowd, poll_id: str) -> bool:
    return bool((await crowd.office.client.get(f"/polls/{poll_id}/board"))["cast"] == len(crowd.seats))


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
