"""What a tablet loads for its first page: all answers as they come over the network to Chromium, without charts and PDF."""

import asyncio
import gzip
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bench.chromium import chromium_at, chromium_here
from bench.crowd import Crowd, crowd_of
from bench.figures import RUNS, show

if TYPE_CHECKING:
    from playwright.async_api import Request

TARGET = 150
DEPUTIES = 13
APART = ("echarts", "pdf")
"""Parts of the names of what does not count: charts and PDF."""


@dataclass(frozen=True, slots=True)
class Part:
    """One answer: its path, the bytes of its body gzipped, and what went over the network, headers included."""

    path: str
    gzipped: int
    sent: int


def main() -> None:
    """Measure the waiting face and the face with a vote open, where Chromium can be driven."""
    browser = chromium_here()
    if browser is None:
        return
    waiting, voting = asyncio.run(_measure(browser))
    _show("first page, waiting", waiting)
    _show("first page, a vote is open", voting)


def _show(label: str, runs: list[list[Part]]) -> None:
    show(f"{label}: gzipped", [sum(p.gzipped for p in run) / 1000 for run in runs], "kB", target=TARGET)
    show(f"{label}: as sent, with headers", [sum(p.sent for p in run) / 1000 for run in runs], "kB")
    largest = sorted(runs[0], key=lambda part: part.sent, reverse=True)[:6]
    print(
        f"    {len(runs[0])} files; " + ", ".join(f"{p.path.rsplit('/', 1)[-1]} {p.sent / 1000:.1f}" for p in largest)
    )


async def _measure(browser: str) -> tuple[list[list[Part]], list[list[Part]]]:
    async with crowd_of(DEPUTIES) as crowd:
        waiting = [await _load(crowd, browser) for _ in range(RUNS)]
        await crowd.open_poll()
        return waiting, [await _load(crowd, browser) for _ in range(RUNS)]


async def _load(crowd: Crowd, executable: str) -> list[Part]:
    """Open /tablet in a fresh browser that is logged in, and weigh what came until the state was there."""
    token = crowd.seats[0].client.token
    async with chromium_at(executable) as browser:
        context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
        await context.add_cookies([{"name": "hall", "value": token, "url": crowd.server.url}])
        page = await context.new_page()
        finished: list[Request] = []

        def note(request: "Request") -> None:
            finished.append(request)

        page.on("requestfinished", note)
        async with page.expect_response(lambda answer: urlsplit(answer.url).path.endswith("/hall")):
            await page.goto(f"{crowd.server.url}/tablet")
        await page.wait_for_load_state("networkidle")
        parts = []
        for request in finished:
            answer, sizes = await request.response(), await request.sizes()
            path = urlsplit(request.url).path
            if answer is None or not request.url.startswith("http") or any(name in path for name in APART):
                continue
            body = await answer.body()
            packed = body if path.endswith((".woff2", ".png")) else gzip.compress(body, 6)
            sent = sizes["responseBodySize"] + sizes["responseHeadersSize"]
            parts.append(Part(path, min(len(packed), len(body)), sent))
        return parts
