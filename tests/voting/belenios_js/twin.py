"""The browser twin as tests use it: the static folder served to a real Chromium, and a page that runs its modules."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from core.web.security import POLICY

STATIC = Path(__file__).parents[3] / "static"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Refused(Exception):
    """The browser found a fault; `code` says which."""

    def __init__(self, code: str, where: str) -> None:
        super().__init__(f"{code}: {where}")
        self.code = code
        self.where = where


class Folder(SimpleHTTPRequestHandler):
    """The static folder under the hall's own security policy, and an empty page."""

    def do_GET(self) -> None:
        if self.path != "/":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b'<!doctype html><link rel="icon" href="data:,">')
        return None

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY.format(nonce="none"))
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """The address of the served folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Folder, directory=str(STATIC))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Twin:
    """A page of Chromium that runs pieces of JavaScript; it lives in a thread of its own, away from other browsers."""

    def __init__(self, page: Page, thread: ThreadPoolExecutor) -> None:
        self._page = page
        self._thread = thread

    def run(self, names: str, body: str, /, **given: Any) -> Any:
        """What the body returns; `names` is like "power P from group, FixedBase from fixed-base"."""
        imports = "".join(_import(part) for part in names.split(", ") if part)
        code = f"async ({{ {', '.join(given)} }}) => {{ {imports} {_GUARD.replace('BODY', body)} }}"
        answer: Any = self._thread.submit(self._page.evaluate, code, given).result()
        if "fault" in answer:
            raise Refused(*answer["fault"])
        return answer["result"]

    def job(self, name: str, /, **asked: Any) -> Any:
        """Have a job done in the page itself."""
        return self.run(f"{name} from jobs", f"return await {name}(asked);", asked=asked)


_GUARD = """
try { return { result: await (async () => { BODY })() }; }
catch (error) { if (error.name !== "Fault") throw error; return { fault: [error.code, error.where] }; }
"""


def _import(part: str) -> str:
    names, module = part.split(" from ")
    return f"const {{ {names.replace(' ', ', ')} }} = await import('/js/belenios/{module}.js');"


@contextmanager
def twin() -> Iterator[Twin]:
    """A twin for as long as it is needed; what the page writes to its console as an error is raised at the end."""
    complaints: list[str] = []
    with ThreadPoolExecutor(1) as thread, served() as address:

        def start() -> tuple[Playwright, Browser, Page]:
            playwright = sync_playwright().start()
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
            page = browser.new_page()
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(address)
            return playwright, browser, page

        playwright, browser, page = thread.submit(start).result()
        try:
            yield Twin(page, thread)
        finally:
            thread.submit(browser.close).result()
            thread.submit(playwright.stop).result()
    assert complaints == []


def text(value: Any) -> str:
    """Compact JSON, as the server sends it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
