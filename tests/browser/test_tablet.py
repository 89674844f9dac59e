"""The deputy's tablet: it waits with the hall, votes, and loses nothing on the way."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import DemoHall, OpenPage, shot

pytestmark = pytest.mark.browser

DEPUTY, LONG_NAME, GUEST, WATCHER = 3, 137, 213, 218
"""Places in the demo's roster: a deputy, one with a long name, one attending without a vote (列席), an observer (旁听)."""


def button(page: Page, name: str) -> Any:
    return page.get_by_role("button", name=name, exact=True)


def cards(page: Page) -> Any:
    return page.locator(".pick-main")


def choose(page: Page, *numbers: int) -> None:
    for number in numbers:
        cards(page).nth(number - 1).click()


def in_the_box(hall: DemoHall, number: int) -> Any:
    return hall.deputy(number).get(f"/meetings/{hall.meeting}/hall?face=tablet")["my_ballot"]


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('ballot:'))")
    return found


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits; the first deputies and the one with the long name are signed in."""
    demo_hall.sign_in(range(1, 6))
    demo_hall.sign_in(range(LONG_NAME, LONG_NAME + 1))
    demo_hall.open_sitting()
    return demo_hall


def test_a_motion_fills_the_tablet_and_is_sent_once_confirmed(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", LONG_NAME)
    second = open_page("/tablet", LONG_NAME, size="phone")
    expect(page.get_by_text("买买提江·吐尔逊艾力")).to_be_visible()
    expect(page.get_by_text("已签到")).to_be_visible()
    button(page, "申请发言").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    shot(page, "tablet-01-dialog")
    poll = hall.open_poll("motion")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(".vote-key")).to_have_count(3)
    assert min(key.bounding_box()["height"] for key in page.locator(".vote-key").all()) >= 96
    shot(page, "tablet-02-motion")
    shot(second, "tablet-02-motion-phone")
    page.get_by_role("button", name="反对").click()
    expect(page.locator(".chosen-key")).to_contain_text("您选择了：")
    expect(page.locator(".final")).to_have_text("提交后不能更改")
    assert in_the_box(hall, LONG_NAME) is None
    button(page, "重选").click()
    page.get_by_role("button", name="赞成").click()
    shot(page, "tablet-03-motion-review")
    assert len(kept(page)) == 1
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    assert in_the_box(hall, LONG_NAME)["answer"] == {"vote": "yes"}
    assert kept(page) == []
    expect(second.get_by_role("heading", name="已投票")).to_be_visible()
    expect(page.locator(".own-choice")).to_have_count(0)
    button(page, "查看我的选择").click()
    expect(page.locator(".own-choice")).to_have_text("赞成")
    shot(page, "tablet-04-motion-sent")
    chair = hall.client("chair")
    chair.post(f"/polls/{poll}/close")
    expect(page.get_by_text("表决已结束，正在计票。")).to_be_visible()
    shot(page, "tablet-05-counting")
    chair.post(f"/polls/{poll}/show")
    expect(page.locator(".verdict")).to_have_text("未通过")
    shot(page, "tablet-06-motion-result")


def test_thirteen_of_twenty_and_the_fourteenth_is_refused_with_a_sentence(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("choose")
    expect(cards(page)).to_have_count(20)
    choose(page, *range(1, 14))
    expect(page.locator(".tally-count")).to_have_text("已选 13 / 13 项")
    choose(page, 14)
    expect(page.get_by_role("alert").filter(has_text="最多选 13 项，请先取消一项")).to_be_visible()
    expect(cards(page).nth(13)).to_have_attribute("aria-checked", "false")
    expect(page.locator(".tally-count")).to_have_text("已选 13 / 13 项")
    shot(page, "tablet-10-fourteenth")
    choose(page, 2, 14)
    expect(page.locator(".refusal")).to_have_count(0)
    button(page, "只看已选").click()
    expect(cards(page)).to_have_count(13)
    button(page, "全部项目").click()
    page.get_by_role("button", name="第 5 项的详细介绍").click()
    expect(page.get_by_role("dialog")).to_contain_text("完成时限")
    shot(page, "tablet-11-details")
    button(page, "取消选择").click()
    expect(page.locator(".tally-count")).to_have_text("已选 12 / 13 项")
    button(page, "核对并提交").click()
    expect(page.locator(".review-head")).to_contain_text("您选了 12 项")
    expect(page.locator(".review-head")).to_contain_text("还可以再选 1 项")
    expect(page.locator(".chosen > li")).to_have_count(12)
    shot(page, "tablet-12-review")
    button(page, "返回修改").click()
    choose(page, 20)
    button(page, "核对并提交").click()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    expected = [f"p{n:02}" for n in range(1, 21) if n not in (2, 5, 15, 16, 17, 18, 19)]
    assert in_the_box(hall, DEPUTY)["answer"] == {"chosen": expected}
    shot(page, "tablet-13-sent")


def test_a_reload_brings_back_the_choice_and_the_step(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("choose")
    choose(page, 1, 7, 20)
    page.reload()
    expect(page.locator(".tally-count")).to_have_text("已选 3 / 13 项")
    expect(cards(page).nth(6)).to_have_attribute("aria-checked", "true")
    button(page, "核对并提交").click()
    page.reload()
    expect(page.locator(".chosen > li")).to_have_count(3)
    button(page, "返回修改").click()
    button(page, "全部清除").click()
    page.get_by_role("dialog").get_by_role("button", name="全部清除").click()
    expect(page.locator(".tally-count")).to_have_text("已选 0 / 13 项")


def test_nothing_chosen_is_an_abstention_only_when_confirmed(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("choose")
    button(page, "一项都不选（弃权）").click()
    shot(page, "tablet-14-blank")
    button(page, "返回选择").click()
    button(page, "一项都不选（弃权）").click()
    button(page, "确定弃权").click()
    expect(page.get_by_text("您一项都没有选，提交后计为弃权。")).to_be_visible()
    assert in_the_box(hall, DEPUTY) is None
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    assert in_the_box(hall, DEPUTY)["answer"] == {"chosen": []}


def test_without_network_the_ballot_is_kept_and_sent_when_it_is_back(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("choose")
    choose(page, 3, 4)
    page.context.set_offline(True)
    expect(page.locator(".offline")).to_contain_text("您的选择已保留在本机")
    choose(page, 5)
    button(page, "核对并提交").click()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="还没有送达")).to_be_visible()
    expect(page.locator(".offline")).to_contain_text("您的选票已保留在本机")
    shot(page, "tablet-20-offline")
    assert in_the_box(hall, DEPUTY) is None
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    ballot = in_the_box(hall, DEPUTY)
    assert (ballot["answer"], ballot["presses"]) == ({"chosen": ["p03", "p04", "p05"]}, 1)
    expect(page.locator(".offline")).to_have_count(0)
    assert hall.state()["turnout"]["cast"] == 1


def test_a_flat_battery_while_sending_the_same_gesture_goes_again(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("motion", press="last")
    page.get_by_role("button", name="弃权").click()
    page.route("**/ballot", lambda route: route.abort())
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="还没有送达")).to_be_visible()
    gesture = page.evaluate("JSON.parse(localStorage.getItem(Object.keys(localStorage).find(k => k.startsWith('ballot:'))))")["gesture"]
    page.unroute("**/ballot")
    with page.expect_request("**/ballot") as sent:
        page.reload()
    assert json.loads(sent.value.post_data or "{}")["gesture"] == gesture
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    assert in_the_box(hall, DEPUTY)["answer"] == {"vote": "abstain"}


def test_an_answer_that_is_lost_does_not_make_a_second_ballot(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("motion", press="last")
    lost: list[str] = []

    def lose_the_first(route: Any) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.fetch().text())
            route.abort()

    page.route("**/ballot", lose_the_first)
    page.get_by_role("button", name="赞成").click()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    assert lost
    assert in_the_box(hall, DEPUTY)["presses"] == 1


def test_the_server_dies_in_between_and_the_tablet_goes_on(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("motion")
    page.get_by_role("button", name="赞成").click()
    hall.live.kill_9()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="还没有送达")).to_be_visible()
    hall.live.start_again()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible(timeout=20_000)
    assert in_the_box(hall, DEPUTY)["answer"] == {"vote": "yes"}


def test_a_double_tap_casts_one_ballot_and_a_change_of_mind_replaces_it(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    poll = hall.open_poll("motion", press="last")
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.url.endswith("/ballot") else None)
    page.get_by_role("button", name="赞成").dblclick()
    assert sent == []
    expect(page.locator(".final")).to_contain_text("可以改投")
    button(page, "确认提交").dblclick()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    assert (len(sent), in_the_box(hall, DEPUTY)["presses"]) == (1, 1)
    button(page, "改投").click()
    expect(page.get_by_role("button", name="赞成")).to_have_attribute("aria-pressed", "true")
    button(page, "不改了，保留原来的投票").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    button(page, "改投").click()
    page.get_by_role("button", name="反对").click()
    button(page, "确认提交").click()
    expect(page.get_by_text("这是第 2 次")).to_be_visible()
    ballot = in_the_box(hall, DEPUTY)
    assert (ballot["answer"], ballot["presses"]) == ({"vote": "no"}, 2)
    button(page, "改投").click()
    page.get_by_role("button", name="弃权").click()
    hall.client("chair").post(f"/polls/{poll}/close")
    expect(page.get_by_text("您后来的改动没有提交，以原来的投票为准")).to_be_visible()
    expect(page.get_by_text("您已投票")).to_be_visible()


def test_closed_while_reviewing_it_says_that_nothing_was_sent(hall: DemoHall, open_page: OpenPage) -> None:
    page, calm = open_page("/tablet", DEPUTY), open_page("/tablet", DEPUTY + 1)
    poll = hall.open_poll("choose")
    choose(page, 1, 2, 3)
    button(page, "核对并提交").click()
    hall.client("chair").post(f"/polls/{poll}/close")
    expect(page.get_by_text("表决已结束，您的选择没有提交。")).to_be_visible()
    expect(calm.get_by_text("您没有投票")).to_be_visible()
    assert kept(page) == []
    shot(page, "tablet-21-closed-in-review")


def test_closed_while_offline_it_says_so_when_the_network_is_back(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    poll = hall.open_poll("motion")
    page.get_by_role("button", name="赞成").click()
    page.context.set_offline(True)
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="还没有送达")).to_be_visible()
    hall.client("chair").post(f"/polls/{poll}/close")
    page.context.set_offline(False)
    expect(page.get_by_text("表决已结束，您的选择没有提交。")).to_be_visible(timeout=20_000)
    assert hall.state()["turnout"]["cast"] == 0


def test_the_stage_moves_and_the_vote_stays_within_reach(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    poll = hall.open_poll("choose")
    choose(page, 1, 2)
    chair = hall.client("chair")
    chair.post(f"/meetings/{hall.meeting}/stage", {"face": "message", "text": "请代表们安静"})
    expect(page.get_by_role("heading", name="请代表们安静")).to_be_visible()
    shot(page, "tablet-22-bar")
    page.get_by_role("button", name="表决进行中，返回投票").click()
    expect(page.locator(".tally-count")).to_have_text("已选 2 / 13 项")
    button(page, "看会场画面").click()
    chair.post(f"/meetings/{hall.meeting}/stage", {"face": "poll", "poll_id": poll})
    expect(page.locator(".tally-count")).to_have_text("已选 2 / 13 项")
    chair.post(f"/polls/{poll}/void", {"reason": "选票内容有误"})
    expect(page.get_by_text("本次表决已作废，已投的票不计入。")).to_be_visible()
    expect(page.get_by_text("选票内容有误")).to_be_visible()
    shot(page, "tablet-23-void")


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


def test_line_by_line_shows_what_was_left(hall: DemoHall, open_page: OpenPage) -> None:
    page, phone = open_page("/tablet", DEPUTY), open_page("/tablet", DEPUTY + 1, size="phone")
    poll = hall.open_poll("per_item")
    lines = page.locator(".line-card")
    expect(lines).to_have_count(3)
    lines.nth(0).get_by_role("button", name="赞成").click()
    lines.nth(2).get_by_role("button", name="反对").click()
    expect(page.locator(".tally-count")).to_have_text("已表决 2 / 3 项")
    expect(lines.nth(1)).to_contain_text("未选")
    shot(page, "tablet-40-per-item")
    shot(phone, "tablet-40-per-item-phone")
    button(page, "核对并提交").click()
    expect(page.get_by_text("有 1 项未选：第 2 项")).to_be_visible()
    shot(page, "tablet-41-per-item-review")
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    assert in_the_box(hall, DEPUTY)["answer"] == {"votes": {"d1": "yes", "d3": "no"}}
    chair = hall.client("chair")
    chair.post(f"/polls/{poll}/close")
    chair.post(f"/polls/{poll}/show")
    expect(page.locator(".outcome > li")).to_have_count(3)
    shot(page, "tablet-42-per-item-result")


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


def test_a_poll_that_the_stage_brings_back_still_knows_the_ballot(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    chair = hall.client("chair")
    first = hall.open_poll("motion")
    page.get_by_role("button", name="赞成").click()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    chair.post(f"/polls/{first}/close")
    second = hall.open_poll("choose")
    expect(cards(page)).to_have_count(20)
    chair.post(f"/polls/{second}/close")
    chair.post(f"/meetings/{hall.meeting}/stage", {"face": "poll", "poll_id": first})
    expect(page.get_by_text("您已投票")).to_be_visible()


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


def test_the_first_page_is_small(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/login", DEPUTY)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: dict[str, int] = {}
    page.on("requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}))
    page.goto("/tablet")
    expect(page.locator(".stage-body")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert any("socket.io" in url for url in sizes)
    assert not any("echarts" in url or "/qr/" in url for url in sizes)
    assert 100_000 < sum(sizes.values()) <= 150_000
