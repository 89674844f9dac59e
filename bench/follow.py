"""同屏: from the presenter's touch until every tablet has the page; in quiet, and while all fetch pages ahead."""

import asyncio
import io
import random
import time
from dataclasses import dataclass

from pikepdf import Pdf

from bench.crowd import Crowd, Seat, Watch, crowd_of
from bench.figures import RUNS, show_spread

DEPUTIES = 213
TARGET = 0.100
PAGES = 40
TURNS = 10
"""Turned pages a run."""

APART = 1.0
"""Seconds between two turns while tablets fetch: a presenter who leafs quickly."""

SPREAD = 3.0
"""Seconds over which tablets that follow fetch the page ahead; as static/js/tablet/reader/follow/views.js has it."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The document that is followed."""

    document_id: str
    version_id: str


def main() -> None:
    """Measure a hall of 213."""
    quiet, fetching, voting = asyncio.run(_measure())
    show_spread(f"page turned → {DEPUTIES} tablets", quiet, p95=TARGET)
    show_spread(f"page turned → {DEPUTIES} tablets, all fetching the page ahead", fetching, p95=TARGET)
    show_spread(f"page turned → {DEPUTIES} tablets, during a burst of ballots", voting)


async def _measure() -> tuple[list[list[float]], list[list[float]], list[list[float]]]:
    async with crowd_of(DEPUTIES) as crowd:
        shared = await _share(crowd)
        for page in (1, 2, 3, 4):  # which every tablet has since it opened the document
            await _fetch_all(crowd, shared, page, random.Random(page))
        quiet = [await _quiet(crowd) for _ in range(RUNS)]
        fetching = [await _fetching(crowd, shared, random.Random(run)) for run in range(RUNS)]
        voting = [await _voting(crowd, random.Random(run)) for run in range(RUNS)]
    return quiet, fetching, voting


async def _share(crowd: Crowd) -> Shared:
    """A published document that the hall follows, and what the tablets need of it."""
    document = await crowd.publish("同屏.pdf", _paper())
    await crowd.office.client.post(f"/documents/{document['id']}/follow", {"page": 1})
    return Shared(document["id"], document["versions"][0]["id"])


def _paper() -> bytes:
    pdf, out = Pdf.new(), io.BytesIO()
    for _ in range(PAGES):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Contents = pdf.make_stream(b"0 g 72 72 400 2 re f\n" * 200)
    pdf.save(out)
    return out.getvalue()


async def _quiet(crowd: Crowd) -> list[float]:
    times: list[float] = []
    for turn in range(TURNS):
        times += await _turn(crowd, 2 + turn % 2)
        await asyncio.sleep(0.05)
    await _turn(crowd, 1)
    return times


async def _fetching(crowd: Crowd, shared: Shared, chance: random.Random) -> list[float]:
    """As in the hall: within moments after a page was turned every tablet fetches the one that it does not have yet."""
    times: list[float] = []
    fetches: list[asyncio.Task[None]] = []
    for turn in range(TURNS):
        page = 2 + turn
        times += await _turn(crowd, page)
        fetches.append(asyncio.create_task(_fetch_all(crowd, shared, min(PAGES, page + 3), chance)))
        await asyncio.sleep(APART)
    await asyncio.gather(*fetches)
    await _turn(crowd, 1)
    return times


async def _fetch_all(crowd: Crowd, shared: Shared, page: int, chance: random.Random) -> None:
    path = f"/documents/{shared.document_id}/pages/{page}?version={shared.version_id}"

    async def one(seat: Seat) -> None:
        await asyncio.sleep(SPREAD * chance.random())
        answer = await seat.client.raw("GET", path)
        assert answer.status == 200, answer.status

    await asyncio.gather(*map(one, crowd.seats))


async def _voting(crowd: Crowd, chance: random.Random) -> list[float]:
    """Pages turned, for those who have voted, while the ballots of everybody are on their way."""
    poll_id = await crowd.open_poll()
    about = (await crowd.office.client.get(f"/polls/{poll_id}"))["poll"]
    requests = [request for request, _ in crowd.ballots(poll_id, about["paper"], chance)]
    burst = asyncio.create_task(crowd.burst(requests))
    await asyncio.sleep(0.03)
    times = await _turn(crowd, 2)
    turn = 0
    while not burst.done() and turn < TURNS:
        times += await _turn(crowd, 3 + turn % 2)
        turn += 1
    answers, _ = await burst
    assert all(answer.status == 200 for answer in answers)
    await crowd.office.poll(poll_id, "close")
    await _turn(crowd, 1)
    return times


async def _turn(crowd: Crowd, page: int) -> list[float]:
    """Turn to a page; the seconds until each tablet had its number, from just before the presenter's request."""
    watch = Watch(f'"page":{page},', crowd.seats)
    begin = time.perf_counter()
    turned = crowd.office.client.post(f"/meetings/{crowd.prepared.meeting_id}/follow/page", {"page": page})
    _, times = await asyncio.gather(turned, watch.everybody())
    return [at - begin for at in times.values()]
