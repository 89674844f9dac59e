"""Ink on a slow tablet: from a pen's event until its piece of the stroke is drawn, the processor slowed four times."""

import asyncio
import io
from typing import TYPE_CHECKING

from pikepdf import Pdf

from bench.chromium import chromium_at, chromium_here
from bench.crowd import crowd_of
from bench.figures import RUNS, show, show_spread

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Page

SLOWED = 4
TARGET = 0.030
DEPUTIES = 3
MOVES = 300
"""Movements of a stroke: a long line of handwriting without a stop."""

Times = tuple[float, float, float]

WATCH = """() => {
  window.inkTimes = [];
  const sheet = document.querySelector('.page[data-page="1"] .ink-sheet');
  let began = 0;
  const move = "onpointerrawupdate" in window ? "pointerrawupdate" : "pointermove";
  sheet.addEventListener(move, () => { began = performance.now(); }, { capture: true });
  sheet.addEventListener(move, (event) => {
    const drawn = performance.now();
    const [work, until] = [drawn - began, drawn - event.timeStamp];
    requestAnimationFrame(() => setTimeout(() => window.inkTimes.push([work, until, performance.now() - event.timeStamp]), 0));
  });
}"""
"""Of every movement: how long its piece took to draw; from the pen's event until it was drawn; until its frame was made."""


def main() -> None:
    """Measure in Chromium, where it can be driven."""
    browser = chromium_here()
    if browser is None:
        return
    runs = asyncio.run(_measure(browser))
    show_spread(f"ink: drawing a piece, CPU slowed {SLOWED}×", [[work for work, _, _ in run] for run in runs])
    label = f"ink: pen's event → drawn, CPU slowed {SLOWED}×"
    show_spread(label, [[drawn for _, drawn, _ in run] for run in runs], p95=TARGET)
    show_spread(f"ink: pen's event → frame, CPU slowed {SLOWED}×", [[framed for _, _, framed in run] for run in runs])


async def _measure(executable: str) -> list[list[Times]]:
    async with crowd_of(DEPUTIES) as crowd, chromium_at(executable) as browser:
        await crowd.publish("手写.pdf", _paper())
        context = await browser.new_context(
            viewport={"width": 1280, "height": 800}, locale="zh-CN", base_url=crowd.server.url
        )
        await context.request.post("/api/v1/sessions", data={"badge": crowd.seats[0].person.badge.token})
        page = await context.new_page()
        await _open(page)
        session = await context.new_cdp_session(page)
        await session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        await page.evaluate(WATCH)
        runs = [await _stroke(page, session, run) for run in range(RUNS)]
    show("ink: movements measured in a stroke", [float(len(run)) for run in runs], "")
    return runs


def _paper() -> bytes:
    pdf, out = Pdf.new(), io.BytesIO()
    for _ in range(3):
        pdf.add_blank_page(page_size=(595, 842))
    pdf.save(out)
    return out.getvalue()


async def _open(page: "Page") -> None:
    await page.goto("/tablet")
    await page.get_by_role("button", name="文件").first.click()
    await page.get_by_role("button", name="手写").first.click()
    await page.locator('.page[data-page="1"][data-drawn="yes"]').wait_for(timeout=120_000)
    await page.get_by_role("button", name="批注", exact=True).click()
    await page.locator(".ink-live").first.wait_for()


async def _stroke(page: "Page", session: "CDPSession", run: int) -> list[Times]:
    """A stroke by a pen, in waves down the page; seconds of each movement."""
    await page.evaluate("window.inkTimes.length = 0")

    async def pen(kind: str, x: float, y: float) -> None:
        await session.send(
            "Input.dispatchMouseEvent",
            {
                "type": kind,
                "x": x,
                "y": y,
                "button": "left",
                "buttons": 1,
                "clickCount": 1,
                "pointerType": "pen",
                "force": 0.5,
            },
        )

    left, top = 250, 260 + run * 40
    await pen("mousePressed", left, top)
    for step in range(MOVES):
        await pen("mouseMoved", left + step % 100 * 7, top + step // 100 * 30 + step % 10 * 3)
    await pen("mouseReleased", left, top)
    await asyncio.sleep(0.5)
    times = await page.evaluate("window.inkTimes")
    return [(work / 1000, drawn / 1000, framed / 1000) for work, drawn, framed in times]
