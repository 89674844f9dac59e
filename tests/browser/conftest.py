"""What the browser tests share: a hall with the demo meeting, a real Chromium, pages that are logged in."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, StorageState, sync_playwright

from roster.rules.login_token import login_token
from tests.live import Live, LiveClient, live_hall
from tests.named import named
from voting.belenios.badge import master_of

WITHOUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "OmniboxPopupFullPopup", "AimEnabled"),
    *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "ThirdPartyStoragePartitioning", "PaintHolding"),
    *("LensOverlay", "MediaRouter", "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch"),
)
"""What Chromium does without: the pages of its own address bar, each in a process that works as hard as ours, and what
Playwright leaves out as well."""

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=" + ",".join(WITHOUT),
]
SIZES = {"tablet": (1280, 800), "phone": (390, 844), "screen": (1920, 1080), "desk": (1440, 900)}
OUTPUT = Path(__file__).parents[2] / "test-output"
EXPECTED = ("net::ERR_", "Failed to load resource", "WebSocket connection to")
"""What the browser says of a network that a test took away."""


@dataclass
class DemoHall:
    """A running hall with the demo meeting."""

    live: Live
    demo: dict[str, Any]

    @property
    def meeting(self) -> str:
        """The meeting's id."""
        return str(self.demo["meeting_id"])

    def account(self, role: str) -> dict[str, str]:
        """Login and password of the account with this role."""
        found = next(a for a in self.demo["accounts"] if a["role"] == role)
        return {"login": found["login"], "password": found["password"]}

    def badge(self, number: int) -> dict[str, str]:
        """What the badge of the `number`-th person, counted from 0, logs in with."""
        return {"badge": login_token(self.secret(number))}

    def secret(self, number: int) -> str:
        """What the code of this badge says."""
        return str(self.demo["badges"][number]["secret"])

    def person(self, number: int) -> str:
        """The id of the person with this badge."""
        return str(self.demo["badges"][number]["person_id"])

    def storage(self, who: str | int | None) -> StorageState:
        """What a browser keeps after it was logged in: the signing key of a badge, nothing of an account."""
        if not isinstance(who, int):
            return {}
        master = master_of(self.secret(who))
        key = json.dumps({"key": str(master.exponent), "chain": master.chain})
        return {"origins": [{"origin": self.live.url, "localStorage": [{"name": "signing:", "value": key}]}]}

    def client(self, role: str) -> LiveClient:
        """A program logged in to the account with this role."""
        return self.live.client(**self.account(role))

    def deputy(self, number: int) -> LiveClient:
        """A program logged in with a badge."""
        return self.live.client(**self.badge(number))

    def state(self, face: str = "chair") -> dict[str, Any]:
        """The hall's state as the chair has it."""
        state: dict[str, Any] = self.client("chair").get(f"/meetings/{self.meeting}/hall?face={face}")
        return state

    def sign_in(self, numbers: range) -> None:
        """Let these people pass the gate."""
        gate, sitting = self.client("gate"), self.state()["sitting"]["id"]
        for number in numbers:
            gate.post(f"/sittings/{sitting}/scan", self.badge(number))

    def open_sitting(self) -> None:
        """Declare the sitting open."""
        self.client("chair").post(f"/sittings/{self.state()['sitting']['id']}/open")

    def prepare(self, method: str, **edits: Any) -> dict[str, Any]:
        """The prepared poll of this method, named, also where the demo's is secret, unless the edits say otherwise."""
        poll: dict[str, Any]
        poll = next(p for p in self.state()["polls"] if p["method"] == method and p["state"] == "prepared")
        if edits or poll["box"] != "open":
            secretariat = self.client("secretariat")
            shown = secretariat.get(f"/polls/{poll['id']}")["poll"]
            secretariat.post(f"/polls/{poll['id']}", named(shown, **edits))
        return poll

    def open_poll(self, method: str, **edits: Any) -> str:
        """Put the item with the prepared poll of this method on the stage and open it as `prepare` does; its id."""
        chair, poll = self.client("chair"), self.prepare(method, **edits)
        chair.post(f"/meetings/{self.meeting}/stage", {"face": "item", "item_id": poll["item_id"]})
        chair.post(f"/polls/{poll['id']}/open")
        return str(poll["id"])


@pytest.fixture(scope="session")
def demo_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The instance of a hall that set up the demo meeting and was stopped in good order."""
    folder = tmp_path_factory.mktemp("demo")
    with live_hall(folder) as live:
        live.client().post("/setup", {"kind": "demo", "papers": False})
        live.stop()
    return folder


@pytest.fixture
def demo_hall(tmp_path: Path, demo_made: Path) -> Iterator[DemoHall]:
    """A real server on a free port with the demo meeting, its own copy."""
    copytree(demo_made, tmp_path, dirs_exist_ok=True)
    with live_hall(tmp_path) as live:
        yield DemoHall(live, json.loads((live.instance / "demo.json").read_text()))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless; gone with its module, since Playwright keeps the thread's event loop while it runs."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield chromium
        chromium.close()


OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, demo_hall: DemoHall) -> Iterator[OpenPage]:
    """`open_page("/chair", "chair", size="tablet", lang="zh")`: a page of a fresh context, logged in.

    `who` is a role, a badge's number, or None for nobody. Any script error or refused resource fails the test.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def heed(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(EXPECTED):
            complaints.append(message.text)

    def make(path: str, who: str | int | None = None, *, size: str = "tablet", lang: str = "zh") -> Page:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="zh-CN" if lang == "zh" else "en-GB",
            base_url=demo_hall.live.url,
            reduced_motion="reduce",
            storage_state=demo_hall.storage(who),
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        if who is not None:
            secret = demo_hall.account(who) if isinstance(who, str) else demo_hall.badge(who)
            assert context.request.post("/api/v1/sessions", data=secret).ok
        page = context.new_page()
        page.on("console", heed)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


def shot(page: Page, name: str) -> None:
    """Keep a screenshot under test-output/."""
    OUTPUT.mkdir(exist_ok=True)
    page.screenshot(path=OUTPUT / f"{name}.png")
