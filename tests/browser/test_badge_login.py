"""Signing in by badge: its secret never leaves the device, and its signing key stays no longer than its holder."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, WebSocket, expect

from roster.rules.login_token import login_token
from tests.browser.conftest import DemoHall, OpenPage
from tests.browser.scanner import scan
from voting.belenios.badge import master_of

pytestmark = pytest.mark.browser

ONE, OTHER = 3, 4


class Wire:
    """Everything that a browser sends: addresses, headers, bodies, what goes through sockets."""

    def __init__(self, context: BrowserContext) -> None:
        self.sent: list[str] = []
        context.on("request", self._request)
        context.on("page", self._page)
        for page in context.pages:
            self._page(page)

    def _page(self, page: Page) -> None:
        page.on("websocket", self._socket)

    def _request(self, request: Request) -> None:
        """The fragment of an address stays in the browser, so it does not count."""
        address = request.url.split("#")[0]
        self.sent.append(f"{request.method} {address} {json.dumps(request.headers)} {request.post_data or ''}")

    def _socket(self, socket: WebSocket) -> None:
        self.sent.append(socket.url)
        socket.on("framesent", lambda frame: self.sent.append(str(frame)))

    def logins(self, path: str = "/sessions") -> list[str]:
        """What was sent to log in."""
        return [one for one in self.sent if re.search(rf"^POST \S+{path} ", one)]


def stored(page: Page) -> Any:
    """What the browser keeps, as text, and the signing keys in it."""
    text: str = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }])")
    kept = json.loads(text)[0]
    return text, {place: json.loads(value) for place, value in kept.items() if place.startswith("signing:")}


def key_of(secret: str) -> dict[str, str]:
    master = master_of(secret)
    return {"key": str(master.exponent), "chain": master.chain}


def enter(page: Page, secret: str) -> None:
    """Come by the badge's address."""
    page.goto("about:blank")  # or only the fragment would change
    page.goto(f"/b#{secret}")
    page.wait_for_url("**/tablet")
    expect(page.locator(".face-head")).to_be_visible()


def assert_never_sent(wire: Wire, *secrets: str) -> None:
    assert wire.sent
    for secret in secrets:
        assert [one for one in wire.sent if secret in one.lower()] == []


def test_by_the_badges_address(demo_hall: DemoHall, open_page: OpenPage) -> None:
    secret = demo_hall.secret(ONE)
    page = open_page("/login")
    wire = Wire(page.context)
    enter(page, secret)
    page.wait_for_timeout(500)
    assert_never_sent(wire, secret)
    (login,) = wire.logins()
    assert login_token(secret) in login
    assert secret not in page.url
    text, keys = stored(page)
    assert keys == {"signing:": key_of(secret)}
    assert secret not in text
    assert login_token(secret) not in text


def test_on_the_login_page(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """Pasted, or typed by a scanner behind an input method."""
    secret = demo_hall.secret(ONE)
    page = open_page("/login")
    wire = Wire(page.context)
    page.get_by_label("或粘贴代表证的地址").fill(f"https://hall.local/b#{secret}")
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url("**/tablet")
    page.goto("/login")
    assert stored(page)[1] == {"signing:": key_of(secret)}, "signed in still"
    scan(page, f"HTTPS://HALL/B#{demo_hall.secret(OTHER).upper()}")
    page.wait_for_url("**/tablet")
    assert stored(page)[1] == {"signing:": key_of(demo_hall.secret(OTHER))}
    assert_never_sent(wire, secret, demo_hall.secret(OTHER))
    assert len(wire.logins()) == 2


def test_at_the_gate(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """With and without network; a gate keeps nothing that signs."""
    page = open_page("/gate", "gate")
    wire = Wire(page.context)
    expect(page.locator(".gate-foot")).to_contain_text("213")
    scan(page, f"https://hall.local/b#{demo_hall.secret(ONE)}")
    expect(page.locator(".gate-foot .figure", has_text="实到").locator(".figure-value")).to_have_text("1")
    scan(page, "https://u.wechat.com/something-else")
    expect(page.locator(".gate-answer")).to_contain_text("没有读到代表证")
    page.context.set_offline(True)
    scan(page, demo_hall.secret(OTHER))
    expect(page.locator(".gate-answer")).to_contain_text("已记下")
    text, keys = stored(page)
    assert login_token(demo_hall.secret(OTHER)) in text
    assert demo_hall.secret(OTHER) not in text
    assert keys == {}
    page.context.set_offline(False)
    expect(page.locator(".gate-foot")).not_to_contain_text("待补送", timeout=20_000)
    assert demo_hall.state()["attendance"]["present"] == 2
    assert_never_sent(wire, demo_hall.secret(ONE), demo_hall.secret(OTHER))
    assert wire.logins("/scan")


def test_the_demos_start_page(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """The demo's secrets come with its page; none goes back, and each window has its own key."""
    page = open_page("/")
    wire = Wire(page.context)
    tablets = page.locator("section", has=page.get_by_role("heading", name="代表的平板")).locator(".door")
    for number in (0, 1):
        with page.context.expect_page() as opened:
            tablets.nth(number).click()
        opened.value.wait_for_url(f"**/w/t{number + 1}/tablet")
        expect(opened.value.locator(".face-head")).to_be_visible()
    secrets = [demo_hall.secret(0), demo_hall.secret(1)]
    assert stored(page)[1] == {f"signing:/w/t{n}": key_of(secret) for n, secret in enumerate(secrets, 1)}
    assert_never_sent(wire, *secrets)
    assert len(wire.logins()) == 2


def test_side_by_side(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/")
    wire = Wire(page.context)
    page.goto("/side-by-side")
    expect(page.locator("iframe")).to_have_count(6, timeout=20_000)
    places = (1, 60, 120)
    assert stored(page)[1] == {f"signing:/w/t{n}": key_of(demo_hall.secret(n - 1)) for n in places}
    assert_never_sent(wire, *(demo_hall.secret(n - 1) for n in places))


def test_forgotten_at_sign_out(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/login")
    enter(page, demo_hall.secret(ONE))
    page.locator(".face-head").get_by_role("button", name=re.compile("菜单|更多")).click()
    page.get_by_role("button", name="退出登录").click()
    page.get_by_role("dialog").last.get_by_role("button", name="退出登录", exact=True).last.click()
    page.wait_for_url("**/login")
    assert stored(page)[1] == {}


def test_forgotten_when_the_badge_is_revoked(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """A lost badge: its devices are logged out, and it opens nothing any more."""
    page = open_page("/login")
    secret = demo_hall.secret(ONE)
    enter(page, secret)
    demo_hall.client("secretariat").post(f"/people/{demo_hall.demo['badges'][ONE]['person_id']}/badge/revoke")
    page.evaluate("window.dispatchEvent(new Event('online'))")  # the page asks for the state
    expect(page.get_by_role("dialog")).to_contain_text("需要重新登录", timeout=20_000)
    assert stored(page)[1] == {}
    page.goto("about:blank")
    page.goto(f"/b#{secret}")
    expect(page.locator(".notice")).to_contain_text("已经作废")
    assert stored(page)[1] == {}


def test_forgotten_when_the_session_ended_unseen(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """The tablet was off meanwhile: the next page it opens is the login."""
    page = open_page("/login")
    enter(page, demo_hall.secret(ONE))
    page.goto("about:blank")
    page.context.clear_cookies()
    page.goto("/login")
    expect(page.get_by_label("或粘贴代表证的地址")).to_be_visible()
    assert stored(page)[1] == {}


def test_an_account_in_the_same_window(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/login")
    enter(page, demo_hall.secret(ONE))
    page.goto("/login")
    page.get_by_role("tab", name="工作账号").click()
    account = demo_hall.account("chair")
    page.get_by_label("账号").last.fill(account["login"])
    page.get_by_label("密码", exact=True).fill(account["password"])
    page.get_by_role("button", name="登录", exact=True).click()
    page.wait_for_url("**/chair")
    assert stored(page)[1] == {}


def test_a_badge_that_opens_nothing_changes_nothing(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/login")
    secret = demo_hall.secret(ONE)
    enter(page, secret)
    page.goto("about:blank")
    page.goto(f"/b#{'0' * 26}")
    expect(page.locator(".notice")).to_contain_text("无法识别这张代表证")
    assert stored(page)[1] == {"signing:": key_of(secret)}
