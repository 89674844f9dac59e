"""A secret vote of 13 of 20: ballots acknowledged, verified and pushed past, the box closed and opened by three scrutineers."""

import asyncio
import json
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.crowd import Crowd, Watch, crowd_of
from bench.figures import RUNS, show, show_spread
from bench.sealed_crowd import all_checked, sealed_requests, spread
from rehearsal.papers import poll_body
from rehearsal.scrutineer import Scrutineer
from rehearsal.workshop import Workshop, part_of, sum_up

DEPUTIES = 213
HOLDERS = 3

ACKNOWLEDGED, CHECKED, PUSHED, OPENED = 1.0, 12.0, 0.150, 3.0
"""Targets in seconds: p95 of the acknowledgement, all verified, p95 of a push meanwhile, close → result."""

LOOK = 0.5
"""Seconds between two stage changes and looks at the board: a chair does no more."""
PATIENCE = 120.0


def main() -> None:
    """Measure in one hall, RUNS polls one after the other."""
    runs = asyncio.run(_measure())
    show_spread(
        f"{DEPUTIES} sealed ballots in a second, acknowledged", [r.acknowledged for r in runs], p95=ACKNOWLEDGED
    )
    show("all verified after", [run.checked for run in runs], "s", target=CHECKED, digits=1)
    show_spread("stage change → tablets meanwhile", [run.pushed for run in runs], p95=PUSHED)
    show(f"close → result, {HOLDERS} scrutineers at once", [run.opened for run in runs], "s", target=OPENED, digits=2)
    show("server's own processor time a ballot", [run.processor * 1000 / DEPUTIES for run in runs], "ms", digits=2)


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds: of each acknowledgement, until all was verified, of each push to a tablet, from the closing to the result."""

    acknowledged: list[float]
    checked: float
    pushed: list[float]
    opened: float
    processor: float


async def _measure() -> list[Run]:
    with Workshop() as workshop:
        async with crowd_of(DEPUTIES) as crowd:
            crew = await _make_keys(crowd)
            return [await _one_poll(crowd, crew, workshop, random.Random(run)) for run in range(RUNS)]


async def _make_keys(crowd: Crowd) -> list[Scrutineer]:
    people = crowd.prepared.scrutineers[:HOLDERS]
    crew = [Scrutineer(person, crowd.target, crowd.prepared.meeting_id) for person in people]
    for one in crew:
        await one.arrive()
    group_id = await crowd.office.begin_keys(crowd.prepared, people, None)
    await asyncio.gather(*(one.make_whole_key(group_id) for one in crew))
    return crew


async def _one_poll(crowd: Crowd, crew: Sequence[Scrutineer], workshop: Workshop, chance: random.Random) -> Run:
    body = poll_body("choose", sealed=True)
    made = await crowd.office.client.post(f"/meetings/{crowd.prepared.meeting_id}/polls", body)
    poll_id: str = made["poll"]["id"]
    await crowd.office.poll(poll_id, "open")
    election = (await crowd.office.client.get(f"/polls/{poll_id}/election"))["election"]
    requests = await sealed_requests(crowd, workshop, poll_id, chance)
    begin = time.perf_counter()
    processor = crowd.processor_seconds()
    burst = asyncio.create_task(spread(crowd, requests, chance))
    pushed: list[float] = []
    while not await all_checked(crowd, poll_id):
        pushed += await _push(crowd)
        await asyncio.sleep(LOOK)
    checked = time.perf_counter() - begin
    acknowledged = await burst
    processor = crowd.processor_seconds() - processor
    opened = await _open(crowd, crew, workshop, poll_id, election)
    await crowd.office.poll(poll_id, "show")
    return Run(acknowledged, checked, pushed, opened, processor)


async def _push(crowd: Crowd) -> list[float]:
    token = f"push {random.random()}"
    watch = Watch(json.dumps(token), crowd.seats)
    begin = time.perf_counter()
    _, times = await asyncio.gather(crowd.office.stage(crowd.prepared, "message", text=token), watch.everybody())
    return [at - begin for at in times.values()]


async def _open(crowd: Crowd, crew: Sequence[Scrutineer], workshop: Workshop, poll_id: str, election: str) -> float:
    """Scrutineers have added up before the closing, as their page does; from the chair's touch to the screen's result."""
    await crowd.office.stage(crowd.prepared, "poll", poll_id=poll_id)
    await crowd.office.poll(poll_id, "check")
    own = [await _sum(one, workshop, poll_id, election) for one in crew]
    watch = Watch(f'"result":{{"poll_id":"{poll_id}"', [crowd.screen])
    begin = time.perf_counter()
    await crowd.office.close_box(poll_id)
    await asyncio.gather(*(_touch(one, workshop, poll_id, election, sums) for one, sums in zip(crew, own, strict=True)))
    times = await watch.everybody(PATIENCE)
    return times[id(crowd.screen)] - begin


async def _sum(one: Scrutineer, workshop: Workshop, poll_id: str, election: str) -> str:
    boxed = await one.boxed(poll_id)
    credentials: str = (await one.tablet.client.get(f"/polls/{poll_id}/credentials"))["credentials"]
    return await workshop(sum_up, election, credentials, boxed)


async def _touch(one: Scrutineer, workshop: Workshop, poll_id: str, election: str, own: str) -> None:
    client: Any = one.tablet.client
    await one.tablet.wait_for(lambda state: _is_summed(state, poll_id), PATIENCE)
    tally = (await client.get(f"/polls/{poll_id}/tally"))["encrypted_tally"]
    assert tally == own
    part = await workshop(part_of, election, tally, one.secret)
    await client.post_until_answered(f"/polls/{poll_id}/part", {"part": part})


def _is_summed(state: dict[str, Any], poll_id: str) -> bool:
    box = state["box"]
    return box is not None and box["poll_id"] == poll_id and bool(box["tally_ready"])


if __name__ == "__main__":
    main()
