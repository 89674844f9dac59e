"""The deputy's tablet: each kind of vote, from the opening to the result."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.tablet import DEPUTY, LONG_NAME, button, cards, choose, in_session, in_the_box, kept

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits; the first deputies are signed in."""
    in_session(demo_hall)
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
    assert all((key.bounding_box() or {"height": 0})["height"] >= 96 for key in page.locator(".vote-key").all())
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
