"""The deputy's tablet in the hall: waiting, signing in, the floor, guests, leaving, its weight."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.tablet import DEPUTY, GUEST, WATCHER, button, choose, in_session, kept

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits; the first deputies are signed in."""
    in_session(demo_hall)
    return demo_hall


def test_without_a_meeting_the_tablet_waits_and_then_goes_in(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/login", DEPUTY)
    answers = ["null", f'"{demo_hall.meeting}"']
    page.route("**/current-meeting", lambda route: route.fulfill(json={"id": json.loads(answers.pop(0))}))
    page.route("**/tablet", lambda route: route.fulfill(response=(r := route.fetch()), body=_without_meeting(r.text())))
    page.goto("/tablet")
    expect(page.get_by_role("heading", name="尚无会议")).to_be_visible()
    shot(page, "tablet-61-no-meeting")
    expect(page.get_by_role("heading", name="请等候开会")).to_be_visible(timeout=20_000)


def _without_meeting(body: str) -> str:
    return re.sub(
        r'(<script type="application/json" id="initial">).*?(</script>)', r'\1{"meeting": null}\2', body, flags=re.S
    )


def test_asking_for_the_floor_and_taking_it_back(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.deputy(DEPUTY + 1).post(f"/meetings/{hall.meeting}/floor", {"reason": ""})
    button(page, "申请发言").click()
    page.get_by_label("发言事由（可以不填）").fill("对预算草案的意见")
    page.get_by_role("dialog").get_by_role("button", name="申请").click()
    expect(page.get_by_text("您已申请发言，排在第 2 位")).to_be_visible()
    queue = hall.state()["speakers"]["queue"]
    assert queue[1]["reason"] == "对预算草案的意见"
    chair = hall.client("chair")
    chair.post(f"/floor/{queue[0]['request_id']}/grant")
    expect(page.locator(".floor .speaker")).to_contain_text(queue[0]["name"])
    expect(page.get_by_text("排在第 1 位")).to_be_visible()
    shot(page, "tablet-50-floor")
    button(page, "撤回申请").click()
    expect(button(page, "申请发言")).to_be_visible()
    chair.post(f"/meetings/{hall.meeting}/stage", {"face": "speakers"})
    expect(page.get_by_role("heading", name="代表发言")).to_be_visible()
    shot(page, "tablet-51-speakers")


def test_leaving_forgets_the_choice(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("choose")
    choose(page, 1)
    page.get_by_role("button", name="菜单").click()
    button(page, "退出登录").click()
    expect(page.get_by_text("您有一张选票还没有提交")).to_be_visible()
    shot(page, "tablet-60-exit")
    page.get_by_role("dialog").last.get_by_role("button", name="退出登录").click()
    page.wait_for_url("**/login")
    assert kept(page) == []


def test_who_has_not_signed_in_is_told_what_to_do(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", 20)
    expect(page.get_by_text("未签到")).to_be_visible()
    hall.open_poll("motion")
    expect(page.get_by_text("您尚未签到，不能投票")).to_be_visible()
    shot(page, "tablet-30-not-signed-in")
    button(page, "签到").click()
    page.get_by_role("button", name="赞成").click()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()


def test_guests_see_the_vote_and_have_no_keys(hall: DemoHall, open_page: OpenPage) -> None:
    guest, watcher = open_page("/tablet", GUEST), open_page("/tablet", WATCHER, size="phone")
    hall.open_poll("motion")
    expect(guest.get_by_text("您列席会议，不参加表决")).to_be_visible()
    expect(watcher.get_by_text("您旁听会议，不参加表决")).to_be_visible()
    expect(guest.get_by_role("progressbar")).to_be_visible()
    expect(guest.locator(".vote-key")).to_have_count(0)
    shot(guest, "tablet-31-guest")


def test_the_first_page_is_small(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/login", DEPUTY)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    for late in (
        "**/tablet/service/views.js",
        "**/css/tablet-service.css",
    ):  # what comes only once the page has settled
        page.route(late, lambda route: route.abort())
    page.goto("/tablet")
    expect(page.locator(".stage-body")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert any("socket.io" in url for url in sizes)
    assert not any("echarts" in url or "/qr/" in url for url in sizes)
    assert 100_000 < sum(sizes.values()) <= 150_000
