"""Notices and calls: desk, tablets, and the phone of those who serve."""

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.tablet import DEPUTY, LONG_NAME, button, in_session
from tests.browser.taps import double_tap

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits."""
    in_session(demo_hall)
    return demo_hall


def send(hall: DemoHall, text: str, **how: Any) -> str:
    """A notice to everybody; its id."""
    body = {"text": text, "to": {"everyone": True}, "gesture": f"gesture-{text}"} | how
    return str(hall.client("secretariat").post(f"/meetings/{hall.meeting}/notices", body)["id"])


def test_a_notice_from_the_desk_to_its_receipt(hall: DemoHall, open_page: OpenPage) -> None:
    tablet, desk = (
        open_page("/tablet", DEPUTY),
        open_page(f"/meetings/{hall.meeting}/service", "secretariat", size="desk"),
    )
    button(desk, "发通知").click()
    button(desk, "10 分钟后开会").click()
    desk.get_by_label("需要回执").check()
    expect(desk.get_by_text("将发给")).to_be_visible()
    shot(desk, "service-01-compose")
    button(desk, "发送").click()
    banner = tablet.locator(".note-bar")
    expect(banner).to_contain_text("会议将在 10 分钟后开始")
    shot(tablet, "service-02-banner")
    button(tablet, "知道了").click()
    expect(banner).to_have_count(0)
    expect(desk.locator(".note-card")).to_contain_text(re.compile(r"1\s*/\s*221"))
    button(desk, "谁已确认").click()
    expect(desk.get_by_role("tab", name=re.compile("^已确认"))).to_contain_text("1")
    shot(desk, "service-03-receipts")
    desk.get_by_role("button", name=re.compile("^提醒未确认的")).click()
    expect(banner).to_have_count(0)
    other = open_page("/tablet", LONG_NAME, size="phone")
    expect(other.locator(".note-bar")).to_contain_text("再次提醒")
    shot(other, "service-04-banner-phone")
    desk.get_by_role("dialog").get_by_role("button", name="关闭").last.click()
    button(desk, "撤回").click()
    desk.get_by_role("dialog").get_by_role("button", name="撤回").click()
    expect(other.locator(".note-bar")).to_have_count(0)
    expect(desk.locator(".note-card")).to_contain_text("已撤回")
    shot(desk, "service-05-desk")


def test_a_vote_comes_first_and_the_banner_waits(hall: DemoHall, open_page: OpenPage) -> None:
    tablet = open_page("/tablet", DEPUTY)
    poll = hall.open_poll("motion")
    expect(tablet.locator(".vote-keys")).to_be_visible()
    send(hall, "午餐在一楼餐厅", receipt=True)
    send(hall, "请从东门离场", urgent=True, receipt=True)
    expect(tablet.locator(".head-count")).to_have_text("2")
    expect(tablet.locator(".note-bar")).to_have_count(0)
    shot(tablet, "service-10-vote-first")
    tablet.get_by_role("button", name="赞成").click()
    button(tablet, "确认提交").click()
    expect(tablet.get_by_role("heading", name="已投票")).to_be_visible()
    hall.client("chair").post(f"/polls/{poll}/close")
    expect(tablet.locator(".note-bar")).to_contain_text("请从东门离场")
    shot(tablet, "service-11-urgent")
    button(tablet, "知道了").click()
    expect(tablet.locator(".note-bar")).to_contain_text("午餐在一楼餐厅")
    tablet.get_by_role("button", name="会务服务").click()
    expect(tablet.get_by_role("dialog").locator(".note-line")).to_have_count(2)
    shot(tablet, "service-12-dialog")
    tablet.get_by_role("dialog").get_by_role("button", name="知道了").click()
    tablet.reload()
    expect(tablet.locator(".stage-body, .result-body")).to_be_visible()
    expect(tablet.locator(".note-bar")).to_have_count(0)


def test_calls_reach_a_phone_and_come_back(hall: DemoHall, open_page: OpenPage) -> None:
    tablet = open_page("/tablet", DEPUTY)
    phone = open_page(f"/service?meeting={hall.meeting}", "secretariat", size="phone")
    expect(phone.get_by_text("现在没有呼叫")).to_be_visible()
    button(tablet, "茶水").click()
    expect(tablet.get_by_text("已通知工作人员")).to_be_visible()
    expect(button(tablet, "茶水")).to_be_disabled()
    button(tablet, "其他").click()
    shot(tablet, "service-20-other")
    button(tablet, "身体不适").click()
    expect(phone.locator(".call-card")).to_have_count(2)
    expect(phone).to_have_title(re.compile(r"^\(2\) "))
    hall.deputy(LONG_NAME).post(f"/meetings/{hall.meeting}/calls", {"kind": "microphone"})
    expect(phone.locator(".call-card")).to_have_count(3)
    shot(phone, "service-21-phone")
    first = phone.locator(".call-card").first
    first.get_by_role("button", name="我去").click()
    expect(phone.get_by_text("已有人去 1")).to_be_visible()
    expect(tablet.get_by_text("正在过来")).to_be_visible()
    shot(tablet, "service-22-coming")
    shot(phone, "service-23-phone-taken")
    phone.get_by_label("茶水").get_by_role("button", name="完成").click()
    expect(tablet.get_by_text("茶水：已完成")).to_be_visible()
    expect(button(tablet, "茶水")).to_be_enabled()
    tablet.get_by_role("button", name="撤回").click()
    expect(phone.locator(".call-card")).to_have_count(1)
    desk = open_page(f"/meetings/{hall.meeting}/service", "secretariat", size="desk")
    expect(desk.locator(".call-card")).to_have_count(1)
    expect(desk).to_have_title(re.compile(r"^\(1\) "))
    shot(desk, "service-24-desk")


def test_a_second_tap_confirms_no_notice_that_nobody_read(hall: DemoHall, open_page: OpenPage) -> None:
    send(hall, "午餐在一楼餐厅", receipt=True)
    send(hall, "请从东门离场", receipt=True)
    tablet = open_page("/tablet", DEPUTY)
    confirmed: list[str] = []
    tablet.on("request", lambda request: confirmed.append(request.url) if request.url.endswith("/seen") else None)
    double_tap(tablet, button(tablet, "知道了"), watched=".note-text", under=".note-bar button")
    expect(button(tablet, "知道了")).to_be_enabled()
    expect(tablet.locator(".note-bar")).to_contain_text("请从东门离场")
    assert len(confirmed) == 1
    button(tablet, "知道了").click()
    expect(tablet.locator(".note-bar")).to_have_count(0)


def test_a_second_tap_ends_no_call_that_was_just_taken(hall: DemoHall, open_page: OpenPage) -> None:
    for number in (DEPUTY, LONG_NAME):
        hall.deputy(number).post(f"/meetings/{hall.meeting}/calls", {"kind": "tea"})
    phone = open_page(f"/service?meeting={hall.meeting}", "secretariat", size="phone")
    cards = phone.locator(".call-card")
    expect(cards).to_have_count(2)
    own = ".call-card.-mine button"
    double_tap(phone, button(phone, "我去").first, watched=".call-list", under=own)
    expect(phone.locator(own).first).to_be_enabled()
    expect(cards).to_have_count(2)
    double_tap(phone, button(phone, "我去").first, watched=".call-list", under=own)
    expect(phone.locator(own).last).to_be_enabled()
    expect(phone.get_by_text("已有人去 2")).to_be_visible()
    phone.locator(own).first.click()
    expect(cards).to_have_count(1)
