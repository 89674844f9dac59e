"""The secretariat's pages of meetings: make one, put its agenda in order, open and close it."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.held import held
from tests.browser.lost import never_sent

pytestmark = pytest.mark.browser

LONG = "审查和批准2026年国民经济和社会发展计划执行情况与2027年国民经济和社会发展计划草案的报告"


def outline(page: Page) -> list[tuple[str, str]]:
    """Level and label with title of each row."""
    rows = page.locator("[role=treeitem]").all()
    return [
        (
            row.get_attribute("aria-level") or "",
            row.locator(".agenda-no").inner_text() + row.locator(".agenda-title").inner_text(),
        )
        for row in rows
    ]


def a_new_meeting(page: Page) -> None:
    page.get_by_role("button", name="新建会议").click()
    page.get_by_text("主席团会议", exact=True).click()
    page.get_by_label("地点").fill("二楼会议室")
    shot(page, "meetings-new")
    page.get_by_role("dialog").get_by_role("button", name="新建会议").click()
    expect(page.get_by_role("heading", name=re.compile("主席团第一次会议"))).to_be_visible()


def add(page: Page, *titles: str) -> None:
    for title in titles:
        page.get_by_label("新议程的标题").fill(title)
        page.keyboard.press("Enter")
        expect(page.get_by_label("新议程的标题")).to_have_value("")
        expect(page.locator(".agenda-title", has_text=title)).to_be_visible()
        expect(page.locator(".agenda-add [aria-busy]")).to_have_count(0)


def test_a_meeting_is_made_and_its_agenda_put_in_order(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/meetings", "secretariat", size="desk")
    expect(page.get_by_role("row", name=re.compile("第四次会议"))).to_be_visible()
    shot(page, "meetings-list")
    a_new_meeting(page)
    expect(page.get_by_text("还没有议程", exact=True)).to_be_visible()
    shot(page, "meeting-empty")

    add(page, "甲", LONG, "丙", "丁")
    page.locator("[role=treeitem]", has_text="丁").click()
    page.get_by_role("button", name="上移").click()
    expect(page.locator("[role=treeitem]").nth(2)).to_contain_text("丁")
    page.get_by_role("button", name="降一级").click()
    expect(page.locator("[role=treeitem]").nth(2)).to_have_attribute("aria-level", "2")
    moved = page.locator("[role=treeitem]", has_text="丁")
    expect(moved).to_be_focused()
    assert outline(page) == [("1", "一、甲"), ("1", f"二、{LONG}"), ("2", "（一）丁"), ("1", "三、丙")]

    page.keyboard.press("Alt+ArrowLeft")
    expect(page.locator("[role=treeitem]").nth(2)).to_have_attribute("aria-level", "1")
    expect(moved).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("[role=treeitem]").nth(3)).to_contain_text("丁")
    expect(moved).to_be_focused()

    drag_below_first(page, "丙")
    expect(page.locator("[role=treeitem]").nth(1)).to_contain_text("丙")
    assert outline(page) == [("1", "一、甲"), ("2", "（一）丙"), ("1", f"二、{LONG}"), ("1", "三、丁")]
    page.reload()
    expect(page.locator("[role=treeitem]")).to_have_count(4)
    assert outline(page)[1] == ("2", "（一）丙"), "what was dragged is kept"
    shot(page, "meeting-agenda")

    page.locator("[role=treeitem]", has_text="甲").click()
    page.get_by_role("button", name="删除").click()
    expect(page.get_by_role("dialog")).to_contain_text("1 项下级议程")
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(page.locator("[role=treeitem]")).to_have_count(2)


def drag_below_first(page: Page, title: str) -> None:
    """By its handle to the place after the first row, one level in."""
    handle = page.locator("[role=treeitem]", has_text=title).locator(".agenda-handle").bounding_box()
    goal = page.locator("[role=treeitem]").nth(1).bounding_box()
    assert handle is not None
    assert goal is not None
    x, y = handle["x"] + 10, handle["y"] + 12
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 10, y - 20, steps=3)
    page.mouse.move(x + 34, goal["y"] + 4, steps=6)
    expect(page.locator(".agenda-drop")).to_be_attached()
    shot(page, "meeting-dragging")
    page.mouse.up()


def test_the_next_title_is_typed_while_the_one_before_is_on_its_way(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}", "secretariat", size="desk")
    title = page.get_by_label("新议程的标题")
    title.fill("先说的一项")
    with held(page, "**/agenda"):
        page.keyboard.press("Enter")
        page.keyboard.type("后说的一项")
    expect(page.locator("[role=treeitem]", has_text="先说的一项")).to_be_visible()
    expect(title).to_have_value("后说的一项")
    never_sent(page, "**/agenda")
    expect(page.locator(".agenda-add [aria-busy]")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.locator(".agenda-add .notice")).to_be_visible()
    expect(title).to_have_value("后说的一项")


def test_another_hand_moves_the_stage_and_the_page_follows(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}", "secretariat", size="desk")
    sittings = page.locator(".sitting-list > li")
    expect(sittings).to_have_count(2)
    sittings.first.get_by_role("button", name="开会", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("名册和全体人数冻结")
    page.get_by_role("button", name="宣布开会").click()
    expect(sittings.first).to_contain_text("正在开会")
    expect(page.get_by_text("已冻结")).to_be_visible()
    demo_hall.client("chair").post(f"/meetings/{demo_hall.meeting}/stage/next")
    expect(page.locator(".agenda-row.-current")).to_have_count(1)
    shot(page, "meeting-running")
    page.locator(".agenda-row.-current").click()
    expect(page.get_by_role("button", name="删除")).to_be_disabled()
    sittings.first.get_by_role("button", name="休会").click()
    page.get_by_role("dialog").get_by_role("button", name="休会").click()
    expect(sittings.first).to_contain_text("已休会")
    sittings.first.get_by_role("button", name="恢复", exact=True).click()
    page.get_by_role("button", name="恢复开会").click()
    expect(sittings.first).to_contain_text("正在开会")


def test_speaking_times_are_defaults_until_set(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}", "secretariat", size="desk")
    card = page.locator(".card", has_text="发言时限")
    expect(card).to_contain_text("默认值")
    card.get_by_role("button", name="修改").click()
    page.get_by_label("第一次发言").fill("8")
    page.get_by_role("button", name="保存").click()
    expect(card).to_contain_text("8 分钟")
    card.get_by_role("button", name="修改").click()
    page.get_by_role("button", name="恢复默认").click()
    expect(card).to_contain_text("10 分钟")


def test_on_a_phone_nothing_is_wider_than_the_view(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}", "chair", size="phone")
    expect(page.locator("[role=treeitem]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    shot(page, "meeting-phone")
    expect(page.get_by_role("button", name="修改").first).to_be_visible()
