"""A Chromium to drive, where there is one: figures that need it are left out elsewhere."""

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Browser as AsyncBrowser
    from playwright.sync_api import Browser

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")


def chromium_here() -> str | None:
    """Where Chromium lies; None, after a line that says so, where it or playwright is not installed."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None or find_spec("playwright") is None:
        print("  跳过：没有 Chromium 或 playwright skipped: no Chromium or no playwright")
        return None
    return found


@contextmanager
def chromium() -> Iterator["Browser | None"]:
    """A browser that is closed at the end; None where `chromium_here` finds none."""
    path = chromium_here()
    if path is None:
        yield None
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@asynccontextmanager
async def chromium_at(path: str) -> AsyncIterator["AsyncBrowser"]:
    """The browser that `chromium_here` found, to be driven beside a crowd; closed at the end."""
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        await browser.close()
