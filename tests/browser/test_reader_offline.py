"""What lies on a tablet: readable without a network, unreadable to anybody else, gone when it must be gone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.library import wait_until
from tests.browser.reading import (
    CACHED,
    TITLE,
    drawn,
    entry,
    go_to_book,
    jump,
    keeps,
    keeps_shell,
    on_device,
    open_paper,
    out,
    pages_kept,
    read_page,
    read_pages,
    signed_by,
)
from tests.browser.tablet import DEPUTY, button
from tests.documents.pdfs import long_paper, paper

pytestmark = pytest.mark.browser


OTHER_KEY = """sessionStorage.setItem("reading-key:", JSON.stringify({
  session: document.documentElement.dataset.csrf, key: btoa("x".repeat(32)),
}))"""


def test_what_was_read_stays_readable_and_is_told_when_the_network_is_back(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    document = out(demo_hall, long_paper(40), must_sign=True)
    page = open_page("/tablet", DEPUTY)
    open_paper(page)
    drawn(page, 1)
    keeps(page, 1, 2, 3, 4)
    keeps_shell(page)
    wait_until(lambda: read_pages(demo_hall, document, DEPUTY) == 1)
    demo_hall.live.kill_9()
    expect(page.locator(".offline")).to_contain_text("读过的页面可以继续阅读")
    read_page(page, 2)
    read_page(page, 3)
    page.locator(".page-bar").get_by_role("button", name="签阅").click()
    button(page, "确认签阅").click()
    expect(page.locator(".page-bar .signed")).to_have_text("签阅待送出")
    jump(page, 30)
    expect(page.locator('.page[data-page="30"]')).to_contain_text("这一页还没有读过")
    shot(page, "reader-20-offline")
    read_page(page, 3)
    page.reload()
    expect(page.get_by_role("heading", name="会议文件")).to_be_visible(timeout=20_000)
    expect(entry(page)).to_contain_text("上次读到第 3 页")
    expect(entry(page)).to_contain_text("签阅待送出")
    shot(page, "reader-21-offline-book")
    entry(page).click()
    drawn(page, 3)
    demo_hall.live.start_again()
    expect(page.locator(".offline")).to_have_count(0, timeout=20_000)
    wait_until(lambda: read_pages(demo_hall, document, DEPUTY) >= 3)
    expect(page.locator(".page-bar .signed")).to_have_text("已签阅")
    assert len(signed_by(demo_hall, document)) == 1
    drawn(page, 3)


def lying(page: Page) -> set[str]:
    """The parts of notes that lie on the device."""
    return {name.rsplit("/", 1)[1] for name in on_device(page) if name.startswith("notes/")}


def test_a_note_that_the_server_has_is_on_the_tablet_too(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """From its acknowledgement on, and also where it was sent while another paper was open."""
    document = out(demo_hall, paper(2))
    other = out(demo_hall, paper(1), title="另一份文件")
    page = open_page("/tablet", DEPUTY)
    open_paper(page)
    drawn(page, 1)
    keeps_shell(page)
    wait_until(lambda: sum(document in name for name in on_device(page) if name.startswith("page/")) == 2)
    with page.expect_response("**/notes"):
        button(page, "书签").click()
    demo_hall.live.kill_9()
    page.reload()
    entry(page).click()
    mark = button(page, "书签")
    expect(mark).to_have_attribute("aria-pressed", "true")

    demo_hall.live.start_again()
    wait_until(lambda: lying(page) == {"all"})
    demo_hall.live.kill_9()
    jump(page, 2)
    expect(mark).to_have_attribute("aria-pressed", "false")
    mark.click()
    wait_until(lambda: "waiting" in lying(page))
    page.reload()
    entry(page, "另一份文件").click()
    with page.expect_response(f"**/documents/{document}/notes", timeout=20_000):
        demo_hall.live.start_again()
    drawn(page, 1)
    wait_until(lambda: lying(page) == {"all"} and any(other in name for name in on_device(page)))
    demo_hall.live.kill_9()
    page.reload()
    entry(page).click()
    for number in (1, 2):
        jump(page, number)
        expect(mark).to_have_attribute("aria-pressed", "true")


def test_a_key_that_did_not_come_is_asked_for_again(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """A busy moment at the beginning does not leave a tablet that keeps nothing."""
    out(demo_hall)
    page = open_page("/tablet", DEPUTY)
    wait_until(lambda: page.evaluate("sessionStorage.getItem('reading-key:') !== null"))
    page.evaluate("sessionStorage.removeItem('reading-key:')")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "reading-key" in request.url else None)
    page.route("**/reading-key", lambda route: route.abort(), times=1)
    page.reload()
    open_paper(page)
    drawn(page, 1)
    jump(page, 2)
    drawn(page, 2)
    wait_until(lambda: "book///" in on_device(page) and len(asked) > 1)
    jump(page, 3)
    drawn(page, 3)
    wait_until(lambda: 3 in pages_kept(page))


def test_what_lies_on_the_tablet_is_no_pdf_and_says_nothing(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall, paper(3))
    page = open_page("/tablet", DEPUTY)
    open_paper(page)
    drawn(page, 1)
    keeps(page, 1, 2, 3)
    keeps_shell(page)
    kept = on_device(page)
    assert any(name.startswith("book/") for name in kept)
    for name, content in kept.items():
        assert "%PDF" not in content, name
        assert "version" not in content, name
        assert TITLE.encode().decode("latin1") not in content, name
    assert all("/api/" not in path for path in page.evaluate(CACHED))
    keys = page.evaluate("[...Object.values(localStorage), ...Object.keys(localStorage)].join()")
    key = page.evaluate("JSON.parse(sessionStorage.getItem('reading-key:')).key")
    assert len(key) == 44
    assert key not in keys
    page.evaluate(OTHER_KEY)
    page.reload()
    go_to_book(page)
    expect(entry(page)).to_be_visible()
    wait_until(lambda: not any(name.startswith("page/") for name in on_device(page)) or pages_kept(page) == [1, 2, 3])
    entry(page).click()
    drawn(page, 1)  # what does not fit the key is gone, and comes anew


def test_a_withdrawn_paper_is_gone_at_once_and_from_a_tablet_that_comes_back_later(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    document = out(demo_hall, paper(4), secrecy="confidential")
    stays = out(demo_hall, paper(2, title="计划报告"), title="计划报告")
    here, away = open_page("/tablet", DEPUTY), open_page("/tablet", DEPUTY)
    for page in (here, away):
        open_paper(page, "计划报告")
        drawn(page, 1)
        keeps(page, 1, 2)
        page.get_by_role("button", name="返回文件目录").click()
        entry(page).click()
        drawn(page, 1)
        keeps(page, 1, 1, 2, 2, 3, 4)
    away.goto("about:blank")  # a tablet that lies in a drawer
    demo_hall.client("secretariat").post(f"/documents/{document}/withdraw", {"reason": "数字有误"})
    expect(here.get_by_role("heading", name="这份文件已收回")).to_be_visible()
    shot(here, "reader-22-withdrawn")
    wait_until(lambda: not any(document in name for name in on_device(here)))
    assert any(stays in name for name in on_device(here))
    button(here, "返回文件目录").click()
    expect(entry(here, "计划报告")).to_be_visible()
    expect(entry(here)).to_have_count(0)
    with away.expect_request("**/wiped") as told:
        away.goto("/tablet")
    assert told.value.post_data_json == {"documents": [document]}
    wait_until(lambda: not any(document in name for name in on_device(away)))
    assert any(stays in name for name in on_device(away))
    assert all(document not in path for path in away.evaluate(CACHED))
    demo_hall.client("secretariat").post(f"/documents/{document}/restore")
    expect(entry(here)).to_be_visible()


def test_signing_out_and_the_end_of_the_meeting_leave_nothing(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall)
    leaves, stays = open_page("/tablet", DEPUTY), open_page("/tablet", DEPUTY + 1)
    for page in (leaves, stays):
        open_paper(page)
        drawn(page, 1)
        keeps(page, 1, 2, 3)
        keeps_shell(page)
        page.get_by_role("button", name="返回文件目录").click()
        button(page, "返回会场").click()
    leaves.get_by_role("button", name="菜单").click()
    leaves.get_by_role("button", name="退出登录").click()
    leaves.locator(".dialog-foot").get_by_role("button", name="退出登录").click()
    leaves.wait_for_url("**/login")
    assert on_device(leaves) == {}
    assert "/tablet" not in leaves.evaluate(CACHED)
    assert leaves.evaluate("sessionStorage.length") == 0
    demo_hall.sign_in(range(1, 200))
    demo_hall.open_sitting()
    chair = demo_hall.client("chair")
    chair.post(f"/sittings/{demo_hall.state()['sitting']['id']}/close")
    chair.post(f"/meetings/{demo_hall.meeting}/end")
    wait_until(lambda: on_device(stays) == {})
    go_to_book(stays)
    expect(stays.get_by_text("本机上的会议文件已全部清除")).to_be_visible()
    shot(stays, "reader-23-ended")
    name = demo_hall.demo["badges"][DEPUTY + 1]["name"]
    wait_until(lambda: name in told_wiped(demo_hall))


def told_wiped(hall: DemoHall) -> list[str]:
    """Who has reported after the end of the meeting that nothing is left."""
    return [
        one["name"]
        for one in hall.client("secretariat").get(f"/meetings/{hall.meeting}/wipes")["people"]
        if one["wiped_at"]
    ]


def test_a_session_that_was_ended_elsewhere_takes_the_pages_with_it(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall)
    page = open_page("/tablet", DEPUTY)
    open_paper(page)
    drawn(page, 1)
    keeps(page, 1, 2, 3)
    person = demo_hall.person(DEPUTY)
    demo_hall.client("secretariat").post(f"/people/{person}/badge/revoke")
    page.get_by_role("button", name="下一页").click()
    expect(page.get_by_text("需要重新登录")).to_be_visible(timeout=20_000)
    wait_until(lambda: on_device(page) == {})


def test_a_window_of_a_browser_keeps_its_own_page_and_pages(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall)
    page = open_page("/tablet", DEPUTY)
    assert page.request.post("/w/two/api/v1/sessions", data=demo_hall.badge(DEPUTY + 1)).ok
    page.goto("/w/two/tablet")
    open_paper(page)
    drawn(page, 1)
    keeps(page, 1, 2, 3)
    wait_until(lambda: "/w/two/tablet" in page.evaluate(CACHED))
    demo_hall.live.kill_9()
    page.reload()
    expect(page.get_by_role("heading", name="会议文件")).to_be_visible(timeout=20_000)
    entry(page).click()
    drawn(page, 1)
