"""The secretariat's page of the minutes: drafted, written on, two at once, finished."""

import io
import re

import pytest
from docx import Document
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.held import held

pytestmark = pytest.mark.browser


def a_meeting_so_far(hall: DemoHall) -> None:
    """Fourteen have come, the hall has come to its first item."""
    hall.sign_in(range(14))
    hall.open_sitting()
    chair = hall.client("chair")
    item = hall.state()["agenda"][0]["id"]
    chair.post(f"/meetings/{hall.meeting}/stage", {"face": "item", "item_id": item})


def section(page: Page, heading: str) -> Locator:
    """The box of the section with this heading."""
    return page.locator(".minutes-section", has=page.get_by_label(heading, exact=True))


def test_minutes_are_drafted_written_and_finished(demo_hall: DemoHall, open_page: OpenPage) -> None:
    a_meeting_so_far(demo_hall)
    page = open_page(f"/meetings/{demo_hall.meeting}/minutes", "secretariat", size="desk")
    shot(page, "minutes-none")
    page.get_by_role("button", name="按会议记录起草").click()
    expect(page.get_by_label("出席情况", exact=True)).to_have_value(re.compile("实到14名"))
    shot(page, "minutes-draft")

    page.get_by_label("主持人", exact=True).fill("王芳")
    page.get_by_role("button", name="在下面加一节").first.click()
    own = page.locator(".minutes-section").nth(1)
    own.get_by_label("小标题").fill("会议要求")
    own.locator("textarea").fill("抓好落实。\n按月报告。")
    expect(page.get_by_text("已保存", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_label("会议要求", exact=True)).to_have_value("抓好落实。\n按月报告。")

    demo_hall.sign_in(range(14, 16))
    section(page, "出席情况").locator("textarea").fill("全体到会。")
    page.get_by_role("button", name="按最新记录更新").click()
    offer = page.locator(".minutes-offer")
    expect(offer).to_contain_text("实到16名")
    expect(page.get_by_label("出席情况", exact=True)).to_have_value("全体到会。")
    shot(page, "minutes-offer")
    offer.get_by_role("button", name="采用新稿").click()
    expect(page.get_by_label("出席情况", exact=True)).to_have_value(re.compile("实到16名"))
    expect(page.get_by_text("已保存", exact=True)).to_be_visible()

    page.get_by_role("button", name="定稿").click()
    page.get_by_role("dialog").get_by_role("button", name="定稿").click()
    expect(page.get_by_text("已定稿", exact=True)).to_be_visible()
    shot(page, "minutes-finished")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Word").click()
    text = [one.text for one in Document(io.BytesIO(caught.value.path().read_bytes())).paragraphs]
    assert "主持人：王芳" in text
    assert "草稿" not in text


def test_two_who_write_at_once_are_told(demo_hall: DemoHall, open_page: OpenPage) -> None:
    a_meeting_so_far(demo_hall)
    staff = demo_hall.client("secretariat")
    staff.post(f"/meetings/{demo_hall.meeting}/minutes/draft")
    page = open_page(f"/meetings/{demo_hall.meeting}/minutes", "secretariat", size="desk")
    expect(page.get_by_label("地点", exact=True)).to_be_visible()
    made = staff.get(f"/meetings/{demo_hall.meeting}/minutes")
    sections = [{"id": one["id"], "heading": one["heading"], "text": one["text"] + "。"} for one in made["parts"]]
    body = {"revision": made["revision"], "title": made["title"], "sections": sections}
    staff.post(f"/meetings/{demo_hall.meeting}/minutes", body)
    page.get_by_label("地点", exact=True).fill("三楼会议厅")
    expect(page.get_by_text("在您编辑期间保存过纪要")).to_be_visible()
    expect(page.get_by_label("地点", exact=True)).to_have_value("三楼会议厅")
    shot(page, "minutes-conflict")


def test_what_is_typed_while_a_new_draft_is_made_stays(demo_hall: DemoHall, open_page: OpenPage) -> None:
    a_meeting_so_far(demo_hall)
    staff = demo_hall.client("secretariat")
    staff.post(f"/meetings/{demo_hall.meeting}/minutes/draft")
    page = open_page(f"/meetings/{demo_hall.meeting}/minutes", "secretariat", size="desk")
    page.get_by_label("地点", exact=True).fill("三楼")
    demo_hall.sign_in(range(14, 16))
    with held(page, "**/minutes/draft"):
        with page.expect_request("**/minutes/draft"):
            page.get_by_role("button", name="按最新记录更新").click()
        page.get_by_label("主持人", exact=True).fill("王芳")
        page.get_by_label("地点", exact=True).fill("三楼会议厅")
    expect(page.get_by_label("出席情况", exact=True)).to_have_value(re.compile("实到16名"))
    expect(page.get_by_text("已保存", exact=True)).to_be_visible()
    texts = {one["heading"]: one["text"] for one in staff.get(f"/meetings/{demo_hall.meeting}/minutes")["parts"]}
    assert (texts["主持人"], texts["地点"]) == ("王芳", "三楼会议厅")
