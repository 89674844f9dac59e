"""A tablet in more than one hand, and more than one deputy in a browser: nothing of one comes to the other."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage
from tests.browser.held import held
from tests.browser.library import one, wait_until
from tests.browser.reading import CACHED, drawn, keeps, keeps_shell, on_device, open_paper, out, read_page, signed_by
from tests.browser.tablet import DEPUTY, button
from tests.documents.pdfs import paper

pytestmark = pytest.mark.browser

FIRST, SECOND = DEPUTY, DEPUTY + 1
OWN, COMMON = "人事安排方案", "会议须知"

KEY = "(base) => JSON.parse(sessionStorage.getItem(`reading-key:${base}`))?.key"


def only_for(hall: DemoHall, number: int) -> dict[str, Any]:
    """Readers: this person alone."""
    return {"everyone": False, "voters": False, "roles": [], "delegations": [], "people": [hall.person(number)]}


def notes_of(hall: DemoHall, document: str, number: int) -> list[Any]:
    """The notes that the server has of this person on a document."""
    version = one(hall, document)["versions"][0]["id"]
    found: list[Any] = hall.deputy(number).get(f"/documents/{document}/notes?version={version}")["notes"]
    return found


def test_another_deputy_takes_the_tablet_without_anybody_signing_out(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """What the first wrote and signed without a network is not sent in the second's name, and nothing of it is left."""
    hall = demo_hall
    own = out(hall, paper(2, OWN), title=OWN, readers=only_for(hall, FIRST))
    common = out(hall, paper(2, COMMON), title=COMMON, must_sign=True)
    page = open_page("/tablet", FIRST)
    open_paper(page, OWN)
    keeps(page, 1, 2)
    page.get_by_role("button", name="返回文件目录").click()
    page.locator(".book-agenda .doc", has_text=COMMON).click()
    keeps(page, 1, 1, 2, 2)
    key = page.evaluate(KEY, "")
    hall.live.kill_9()
    button(page, "书签").click()
    read_page(page, 2)
    page.locator(".page-bar").get_by_role("button", name="签阅").click()
    button(page, "确认签阅").click()
    expect(page.locator(".page-bar .signed")).to_have_text("签阅待送出")
    wait_until(lambda: any(name.startswith("notes/") for name in on_device(page)))
    page.goto("about:blank")
    hall.live.start_again()
    page.goto(f"/b#{hall.secret(SECOND)}")
    page.wait_for_url("**/tablet")
    open_paper(page, COMMON)
    keeps(page, 1, 2)
    assert page.evaluate(KEY, "") not in (key, None)
    assert not any(own in name for name in on_device(page))
    assert not any(name.startswith("notes/") and name.endswith("/waiting") for name in on_device(page))
    assert OWN not in page.content()
    expect(page.locator(".page-bar .signed")).to_have_count(0)
    assert signed_by(hall, common) == []
    assert notes_of(hall, common, SECOND) == []
    assert notes_of(hall, common, FIRST) == []
    assert all("/api/" not in path for path in page.evaluate(CACHED))
    keeps_shell(page)
    page.context.set_offline(True)
    page.reload()
    expect(page.locator(".book-agenda .doc", has_text=COMMON)).to_be_visible(timeout=20_000)
    expect(page.locator(".book-agenda .doc")).to_have_count(1)
    assert hall.demo["badges"][FIRST]["name"] not in page.content()


def test_a_page_that_the_first_left_open_sends_nothing_in_the_seconds_name(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    hall = demo_hall
    common = out(hall, paper(2, COMMON), title=COMMON, must_sign=True)
    page = open_page("/tablet", FIRST)
    open_paper(page, COMMON)
    drawn(page, 1)
    beside = page.context.new_page()
    beside.goto(f"/b#{hall.secret(SECOND)}")
    beside.wait_for_url("**/tablet")
    with held(page, "**/documents/*/notes"):  # its answer would be a dialog over what is touched next
        button(page, "书签").click()
        page.locator(".page-bar").get_by_role("button", name="签阅").click()
        button(page, "确认签阅").click()
    expect(page.get_by_text("需要重新登录").or_(page.get_by_text("页面已过期")).first).to_be_visible(timeout=20_000)
    assert signed_by(hall, common) == []
    assert notes_of(hall, common, SECOND) == []


def test_two_windows_of_one_browser_keep_apart(demo_hall: DemoHall, open_page: OpenPage) -> None:
    hall = demo_hall
    papers = {
        window: out(hall, paper(2, f"{OWN}{window}"), title=f"{OWN}{window}", readers=only_for(hall, number))
        for window, number in (("a", FIRST), ("b", SECOND))
    }
    first = open_page("/w/a/login")
    pages = {"a": first, "b": first.context.new_page()}
    for (window, page), number in zip(pages.items(), (FIRST, SECOND), strict=True):
        assert first.context.request.post(f"/w/{window}/api/v1/sessions", data=hall.badge(number)).ok
        page.goto(f"/w/{window}/tablet")
        open_paper(page, f"{OWN}{window}")
        drawn(page, 1)
        button(page, "书签").click()
    keys = {page.evaluate(KEY, f"/w/{window}") for window, page in pages.items()}
    assert len(keys) == 2
    databases = (
        "async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith('reading'))"
    )
    wait_until(lambda: sorted(first.evaluate(databases)) == ["reading:/w/a", "reading:/w/b"])
    wait_until(lambda: len(notes_of(hall, papers["a"], FIRST)) == len(notes_of(hall, papers["b"], SECOND)) == 1)
    pages["a"].get_by_role("button", name="返回文件目录").click()
    button(pages["a"], "返回会场").click()
    pages["a"].get_by_role("button", name="菜单").click()
    pages["a"].get_by_role("button", name="退出登录").click()
    pages["a"].locator(".dialog-foot").get_by_role("button", name="退出登录").click()
    pages["a"].wait_for_url("**/w/a/login")
    wait_until(lambda: first.evaluate(databases) == ["reading:/w/b"])
    assert any(papers["b"] in name for name in on_device(pages["b"]))
    pages["b"].get_by_role("button", name="下一页").click()
    drawn(pages["b"], 2)
