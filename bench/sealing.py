"""How long a tablet takes to seal a ballot of 13-of-20 with blank: Chromium with its CPU slowed four times."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from bench.belenios import make_election
from bench.chromium import chromium
from bench.figures import show
from voting.belenios.ballot import check_ballot
from voting.belenios.credentials import make_roll, new_credential, public_credential
from voting.belenios.election import Election
from voting.belenios.public_key import PublicKey
from voting.belenios.trustee_key import new_key, single
from voting.belenios.trustees import Trustees

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

STATIC = Path(__file__).parents[1] / "static"
SLOWER = 4
TARGET = 800
RUNS = 5
CHOICES = [[0, *[1] * 13, *[0] * 7]]

LOAD = """async () => { await import("/js/belenios/jobs.js"); }"""
PREPARE = """async (asked) => { const { prepare } = await import("/js/belenios/jobs.js"); await prepare(asked); }"""
IN_PAGE = """async (asked) => {
  const { seal } = await import("/js/belenios/jobs.js");
  const start = performance.now();
  const { ballot } = await seal(asked);
  return { ballot, ms: performance.now() - start };
}"""
IN_WORKER = """async (asked) => {
  const { Sealer } = await import("/js/belenios/client.js");
  const start = performance.now();
  const sealer = new Sealer();
  const { ballot } = await sealer.ask("seal", asked);
  sealer.close();
  return { ballot, ms: performance.now() - start };
}"""

LOOP = "let n = 1; const t = performance.now(); for (let i = 0; i < 1e7; i++) n = (n * 31 + i) | 0; "
LOOP_IN_PAGE = f"() => {{ {LOOP} return performance.now() - t; }}"
LOOP_IN_WORKER = """() => new Promise((resolve) => {
  const worker = new Worker("/loop.js");
  worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
})"""


def main() -> None:
    """Medians of five, each with a fresh page, where Chromium can be driven."""
    with served() as address, chromium() as browser:
        if browser is None:
            return
        Tablet(browser, address).report()


class Tablet:
    """A browser that opens a fresh page for each measurement."""

    def __init__(self, browser: "Browser", address: str) -> None:
        self._browser = browser
        self._address = address
        self._credential = new_credential()
        self._election = make_election(Trustees((single(new_key()),)))

    def report(self) -> None:
        """Find out where the brake works, then measure there."""
        in_page, in_worker = self._brake(LOOP_IN_PAGE), self._brake(LOOP_IN_WORKER)
        print(f"  CPU slowed {SLOWER}×: a loop takes {in_page:.1f}× as long in the page, {in_worker:.1f}× in a worker;")
        print("  so the slowed sealing is done in the page (a worker runs the same modules)")
        for tables, before in (("included", LOAD), ("made before", PREPARE)):
            walls, _ = self._seal(IN_PAGE, SLOWER, before)
            show(f"sealing, {SLOWER}× slower, tables {tables}", walls, "ms", target=TARGET)
            _, cpus = self._seal(IN_PAGE, 1, before)
            show(f"  its CPU time when not slowed, times {SLOWER}", [SLOWER * cpu for cpu in cpus], "ms", target=TARGET)
        walls, _ = self._seal(IN_WORKER, 1, LOAD)
        show("sealing in a worker, not slowed, its start included", walls, "ms")

    def _brake(self, loop: str) -> float:
        """How many times longer the loop takes when the page is slowed; least times, for others use the machine too."""
        times = []
        for rate in (1, SLOWER):
            page, _ = self._page(rate)
            times.append(min(float(page.evaluate(loop)) for _ in range(2 * RUNS)))
            page.close()
        return times[1] / times[0]

    def _seal(self, script: str, rate: int, before: str) -> tuple[list[float], list[float]]:
        """Milliseconds that passed, and of the main thread's CPU, on a fresh page each; every ballot is checked."""
        asked = {"election": self._election.raw.decode(), "credential": self._credential, "choices": CHOICES}
        walls, cpus = [], []
        for _ in range(RUNS):
            page, devtools = self._page(rate)
            page.evaluate(before, asked)
            start = cpu_time(devtools)
            found = page.evaluate(script, asked)
            cpus.append(cpu_time(devtools) - start)
            walls.append(found["ms"])
            page.close()
            check(self._election, self._credential, found["ballot"])
        return walls, cpus

    def _page(self, rate: int) -> "tuple[Page, CDPSession]":
        page = self._browser.new_page()
        page.goto(self._address)
        devtools = page.context.new_cdp_session(page)
        devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        devtools.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        return page, devtools


def cpu_time(devtools: "CDPSession") -> float:
    """Milliseconds of CPU that the page's main thread has used."""
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in metrics if one["name"] == "ThreadTime"))


def check(election: Election, credential: str, ballot: str) -> None:
    """What was measured is a ballot that the server takes."""
    roll = make_roll([public_credential(credential, election.uuid)])
    check_ballot(election, PublicKey(election.public_key), roll.weights, ballot.encode())
    assert len(json.loads(ballot)["answers"]) == len(CHOICES)


class Folder(SimpleHTTPRequestHandler):
    """The static folder, an empty page, and a worker with a loop in it."""

    def do_GET(self) -> None:
        """Answer with a page that is made up, or a file."""
        made_up = {
            "/": ("text/html", "<!doctype html>"),
            "/loop.js": ("text/javascript", f"{LOOP} postMessage(performance.now() - t);"),
        }
        if self.path not in made_up:
            return super().do_GET()
        kind, body = made_up[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())
        return None

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[str]:
    """The address of the served folder."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Folder, directory=str(STATIC))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
