"""Notices, calls and the wish to speak where an answer is lost or a vote comes between."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage
from tests.browser.lost import answer_lost
from tests.browser.tablet import DEPUTY, button, in_session

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits."""
    in_session(demo_hall)
    return demo_hall


def test_a_notice_corrected_after_a_lost_answer_is_sent_as_it_reads(hall: DemoHall, open_page: OpenPage) -> None:
    desk = open_page(f"/meetings/{hall.meeting}/service", "secretariat", size="desk")
    button(desk, "发通知").click()
    desk.get_by_role("textbox", name="内容").fill("三点开会")
    answer_lost(desk, "**/notices")
    button(desk, "发送").click()
    expect(desk.get_by_text("网络不通，没有收到答复。")).to_be_visible()
    desk.get_by_role("textbox", name="内容").fill("三点半开会")
    button(desk, "发送").click()
    expect(desk.locator(".note-card", has_text="三点半开会")).to_have_count(1)


def test_what_is_half_typed_waits_for_the_end_of_a_vote(hall: DemoHall, open_page: OpenPage) -> None:
    tablet, other = open_page("/tablet", DEPUTY), open_page("/tablet", DEPUTY + 1)
    button(tablet, "申请发言").click()
    tablet.get_by_label("发言事由（可以不填）").fill("对预算草案")
    button(other, "其他").click()
    other.get_by_label("或写一句话").fill("请把空调")
    hall.open_poll("motion")
    for page in (tablet, other):
        expect(page.locator(".vote-key").first).to_be_visible()
    hall.client("chair").post(f"/meetings/{hall.meeting}/stage", {"face": "message", "text": "请稍候"})
    button(tablet, "申请发言").click()
    expect(tablet.get_by_label("发言事由（可以不填）")).to_have_value("对预算草案")
    tablet.get_by_role("dialog").get_by_role("button", name="申请").click()
    expect(tablet.get_by_text("您已申请发言")).to_be_visible()
    button(other, "其他").click()
    expect(other.get_by_label("或写一句话")).to_have_value("请把空调")
    button(other, "发送").click()
    expect(other.get_by_text("已通知工作人员")).to_be_visible()
