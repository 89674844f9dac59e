"""A paper of 300 pages and 60 MB on a tablet that has none of it: from the touch to its first page, and to page 250."""

import asyncio
import io
from functools import cache
from typing import TYPE_CHECKING

from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from bench.chromium import chromium_at, chromium_here
from bench.crowd import Crowd, crowd_of
from bench.figures import RUNS, show

if TYPE_CHECKING:
    from playwright.async_api import Browser

PAGES = 300
PAGE_BYTES = 200_000
TITLE = "三百页的报告"
DEPUTIES = 3
TARGET = 1000
FAR = 250

TOUCH = """async ([selector, page]) => {
  const begun = performance.now();
  await new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector(`.page[data-page="${page}"][data-drawn]`)) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(resolve, 0));
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true });
    document.querySelector(selector).click();
  });
  return performance.now() - begun;
}"""
"""Touch an element and wait until a page is drawn; ms until the frame with it was made."""


def main() -> None:
    """Measure in Chromium, where it can be driven."""
    browser = chromium_here()
    if browser is None:
        return
    first, far = asyncio.run(_measure(browser))
    show(f"{PAGES} pages, {len(heavy_paper()) / 1e6:.0f} MB: touch → first page", first, "ms", target=TARGET)
    show(f"touch → page {FAR}, never fetched before", far, "ms")


@cache
def heavy_paper() -> bytes:
    """A PDF whose pages are photographs, each in a stream of its own of 200 kB."""
    pdf, out, photo = Pdf.new(), io.BytesIO(), _photograph()
    for number in range(PAGES):
        photograph = pdf.make_stream(
            photo + number.to_bytes(2), Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode
        )
        photograph.Width, photograph.Height, photograph.BitsPerComponent = 620, 877, 8
        photograph.ColorSpace = Name.DeviceGray
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(XObject=Dictionary(P=photograph))
        page.obj.Contents = pdf.make_stream(b"595 0 0 842 0 0 cm /P Do")
    pdf.save(out)
    return out.getvalue()


def _photograph() -> bytes:
    """A JPEG of noise, as large as a dense scan."""
    out = io.BytesIO()
    Image.effect_noise((620, 877), 70).save(out, "JPEG", quality=38)
    return out.getvalue().ljust(PAGE_BYTES, b"\0")


async def _measure(executable: str) -> tuple[list[float], list[float]]:
    async with crowd_of(DEPUTIES) as crowd, chromium_at(executable) as browser:
        await crowd.publish(f"{TITLE}.pdf", heavy_paper())
        runs = [await _read(crowd, browser) for _ in range(RUNS)]
    return [first for first, _ in runs], [far for _, far in runs]


async def _read(crowd: Crowd, browser: "Browser") -> tuple[float, float]:
    """Open the paper on a tablet that has just been switched on; ms to its first page and to a far one."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, base_url=crowd.server.url)
    await context.request.post("/api/v1/sessions", data={"badge": crowd.seats[0].person.badge.token})
    page = await context.new_page()
    await page.goto("/tablet")
    await page.locator(".head-book").click()
    await page.locator(".doc").first.wait_for()
    first: float = await page.evaluate(TOUCH, [".doc", 1])
    await page.locator(".page-where").click()
    for digit in str(FAR):
        await page.locator(".jump-keys").get_by_role("button", name=digit, exact=True).click()
    far: float = await page.evaluate(TOUCH, [".dialog-foot .btn.-primary", FAR])
    await context.close()
    return first, far
