"""The board of codes: on a phone, a tablet, a second screen."""

import hashlib
from base64 import b64encode
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.scanner import scan
from tests.browser.tablet import DEPUTY
from voting.sealed.codes import code_of_fingerprint, code_of_hex

pytestmark = pytest.mark.browser

FITS = """() => [...document.querySelectorAll('.board-line')].every((line) =>
  line.scrollHeight <= line.clientHeight + 1 && line.scrollWidth <= line.clientWidth + 1)"""


def board(ballots: int, state: str) -> dict[str, Any]:
    """What the server would say of a box with so many ballots; every seventeenth was replaced."""
    lines = []
    for i in range(ballots):
        tracker = b64encode(hashlib.sha256(b"%d" % i).digest()).decode().rstrip("=")
        credential = code_of_hex(hashlib.sha256(tracker.encode()).hexdigest())
        line = {"code": code_of_fingerprint(tracker), "tracker": tracker, "credential": credential}
        lines.append(line | {"counted": i % 17 != 3})
    lines.sort(key=lambda line: str(line["code"]))
    head = {"head": "ab" * 32, "head_code": "CS9P-WDK0", "hash_code": "N16C-H6BH"}
    cast = sum(bool(line["counted"]) for line in lines)
    return {"poll_id": "x", "title": "民生实事项目票决", "state": state, "cast": cast, **head, "lines": lines}


def test_codes_are_found_and_a_second_screen_needs_no_scrolling(demo_hall: DemoHall, open_page: OpenPage) -> None:
    full = board(3000, "checking")
    own = next(line for line in full["lines"][1500:] if line["counted"])
    gone = next(line for line in full["lines"] if not line["counted"])
    phone = open_page("/board/none", DEPUTY, size="phone")
    expect(phone.get_by_text("这里没有选票公示板")).to_be_visible()
    phone.route("**/board", lambda route: route.fulfill(json=full))
    fragment = quote(own["tracker"], safe="")
    phone.goto(f"/board/x#{fragment}")
    expect(phone.locator(".board-line")).to_have_count(3000, timeout=20_000)
    expect(phone.locator(".board-line.-mine")).to_contain_text(own["code"])
    expect(phone.locator(".board-line.-mine")).to_be_in_viewport()
    expect(phone.get_by_text("这张选票在票箱里")).to_be_visible()
    shot(phone, "board-phone")
    search = phone.get_by_label("按选票编号查找")
    search.fill(gone["code"].lower().replace("-", " ").replace("0", "o"))
    expect(search).to_have_value(gone["code"])
    expect(phone.get_by_text("这张选票已经由同一位代表改投")).to_be_visible()
    search.fill("zzzzzzzz")
    expect(phone.get_by_text("没有找到这个编号")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.context.clear_cookies()
    phone.goto("/login")
    phone.goto(f"/board/x#{fragment}")
    scan(phone, f"#{demo_hall.secret(DEPUTY)}")
    expect(phone.locator(".board-line.-mine")).to_contain_text(own["code"], timeout=20_000)

    wall = open_page("/login", "screen", size="screen")
    answers = [board(213, "open"), board(0, "open")]
    wall.route("**/board", lambda route: route.fulfill(json=answers[-1]))
    wall.goto("/board/x?screen=1")
    expect(wall.get_by_text("票箱里还没有选票。")).to_be_visible()
    answers.pop()
    expect(wall.locator(".wall-place")).to_contain_text("第 1 页，共 6 页", timeout=20_000)
    assert wall.evaluate(FITS)
    assert wall.evaluate("document.documentElement.scrollHeight <= innerHeight")
    shot(wall, "board-wall")
