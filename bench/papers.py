"""Lists and papers: a roster of 5,000 rows, the badges and the result report of a hall of 213."""

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bench.crowd import Crowd, crowd_of, office_of
from bench.figures import RUNS, show
from rehearsal.hall import Office
from rehearsal.roster_file import lines, workbook
from rehearsal.server import Server

ROWS = 5000
DEPUTIES = 213


def main() -> None:
    """Measure; the targets are not given, a person waits for each of these."""
    asyncio.run(_lists())
    asyncio.run(_reports())


async def _lists() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        server = Server(Path(folder))
        await asyncio.to_thread(server.start)
        try:
            office = await office_of(server)
            runs = [await _import(office, run) for run in range(RUNS)]
            office.client.close()
        finally:
            await asyncio.to_thread(server.stop)
    show(f"roster of {ROWS} rows: upload → preview", [preview for preview, _ in runs], "s", digits=2)
    show(f"roster of {ROWS} rows: confirm", [confirmed for _, confirmed in runs], "s", digits=2)


async def _import(office: Office, run: int) -> tuple[float, float]:
    roll_id = await office.empty_roll(f"{ROWS} rows, {run}")
    content = workbook(lines(ROWS, random.Random(run)))
    begin = time.perf_counter()
    preview = await office.client.upload(f"/rolls/{roll_id}/imports", "roster.xlsx", content)
    shown = time.perf_counter()
    await office.client.post(f"/imports/{preview['id']}/confirm", {"new_delegations": "all"})
    return shown - begin, time.perf_counter() - shown


async def _reports() -> None:
    async with crowd_of(DEPUTIES) as crowd:
        poll_id = await crowd.open_poll()
        about = (await crowd.office.client.get(f"/polls/{poll_id}"))["poll"]
        await crowd.burst([request for request, _ in crowd.ballots(poll_id, about["paper"], random.Random(1))])
        await crowd.office.poll(poll_id, "close")
        await crowd.office.poll(poll_id, "show")
        client = crowd.office.client
        await _time(f"result report PDF, {DEPUTIES} names", lambda: client.get(f"/polls/{poll_id}/report.pdf"))
        await _time(f"result report xlsx, {DEPUTIES} names", lambda: client.get(f"/polls/{poll_id}/report.xlsx"))
        await _time(f"attendance PDF, {DEPUTIES} names", lambda: client.get(_attendance(crowd)))
        await _time(f"badges of {DEPUTIES} as PDF", lambda: client.post(f"/rolls/{crowd.prepared.roll_id}/badges"))


def _attendance(crowd: Crowd) -> str:
    return f"/sittings/{crowd.prepared.sitting_id}/attendance.pdf"


async def _time(label: str, job: Callable[[], Awaitable[object]]) -> None:
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        content = await job()
        times.append(time.perf_counter() - begin)
        assert isinstance(content, bytes)
        assert len(content) > 1000
    show(label, times, "s", digits=2)
