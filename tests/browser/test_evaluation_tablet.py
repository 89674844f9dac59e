"""Grading on the deputy's tablet: one subject at a time, a grid of all, the rest at once, review, groups."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.grading import FITNESS, FOUR, GOODNESS, SATISFACTION, lines_of, open_grading, paper
from tests.browser.polls import over, seen_by
from tests.browser.tablet import DEPUTY, LONG_NAME, button, in_session, in_the_box, kept

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits; the first deputies are signed in."""
    in_session(demo_hall)
    return demo_hall


def press(page: Page, *words: str) -> None:
    """Press these grades of the subject in view, one after the other, and go on."""
    for word in words:
        page.get_by_role("button", name=word, exact=True).first.click()
        button(page, "下一个").click()


def row(page: Page, number: int) -> str:
    """The selector of a row of the grid, by its place from 1."""
    return f".grade-row:nth-of-type({number + 1})"


def test_appointees_are_graded_one_by_one_and_what_is_left_is_said(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", LONG_NAME)
    phone = open_page("/tablet", DEPUTY, size="phone")
    poll = open_grading(hall, paper(20))
    expect(page.locator(".grade-name h2")).to_have_text("陈卫东")
    expect(page.locator(".grade-facts")).to_contain_text("口头报告")
    expect(page.locator(".grade-left")).to_have_text("还有 20 项未评")
    assert all((key.bounding_box() or {"height": 0})["height"] >= 96 for key in page.locator(".grade-key").all())
    shot(page, "evaluation-01-single")
    shot(phone, "evaluation-01-single-phone")
    button(page, "详情").click()
    expect(page.get_by_role("dialog")).to_contain_text("办理代表建议十六件")
    button(page, "返回测评").click()
    press(page, "满意", "基本满意", "不满意")
    expect(page.locator(".grade-name h2")).to_have_text("李建国")
    expect(page.locator(".grade-stop.-done")).to_have_count(3)
    expect(page.locator(".grade-left")).to_have_text("还有 17 项未评")
    page.get_by_role("button", name="满意", exact=True).click()
    shot(page, "evaluation-02-single-graded")
    page.locator(".grade-key[aria-pressed=true]").click()
    expect(page.locator(".grade-stop.-done")).to_have_count(3)
    page.locator(".grade-stop").nth(18).click()
    expect(page.locator(".grade-name h2")).to_have_text("区农业农村委员会")
    button(page, "核对并提交").click()
    expect(page.get_by_text("还有 17 项未评：第 4、5、6")).to_be_visible()
    shot(page, "evaluation-03-review-left")
    page.locator(".grade-list .line-more").nth(4).click()
    expect(page.locator(".grade-name h2")).to_have_text("王芳")
    page.reload()
    expect(page.locator(".grade-stop.-done")).to_have_count(3)
    button(page, "核对并提交").click()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    assert in_the_box(hall, LONG_NAME)["answer"] == {
        "grades": dict(zip(lines_of(hall, poll)[:3], ("a", "b", "c"), strict=True))
    }
    assert kept(page) == []
    button(page, "查看我的选择").click()
    expect(page.locator(".own-choice .grade-mark").nth(1)).to_have_text("基本满意")
    shot(page, "evaluation-04-sent")
    over(hall, poll)
    expect(page.locator(".outcome.-graded > li")).to_have_count(20)
    shot(page, "evaluation-05-result")
    shot(phone, "evaluation-05-result-phone")


def test_a_grid_fills_the_rest_only_on_purpose_and_takes_it_back(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    phone = open_page("/tablet", LONG_NAME, size="phone")
    poll = open_grading(hall, paper(20, *FOUR, scales=(GOODNESS, SATISFACTION)), press="last")
    expect(page.locator(".grade-row")).to_have_count(20)
    shot(page, "evaluation-10-grid")
    shot(phone, "evaluation-10-grid-phone")
    first = page.locator(".grade-row").first
    for cell, word in enumerate(("好", "较好", "差", "不满意")):
        first.locator(".grade-cell").nth(cell).get_by_role("button", name=word, exact=True).click()
    expect(first).to_contain_text("已评")
    page.locator(".grade-row").nth(1).get_by_role("button", name="较好", exact=True).first.click()
    expect(page.locator(".grade-left")).to_have_text("还有 75 项未评")
    shot(page, "evaluation-11-grid-begun")
    button(page, "其余全部同一等次…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("办理方式、办理效果、办理态度：还有 56 项未评")
    expect(dialog.get_by_role("button", name="请先选一个等次")).to_be_disabled()
    dialog.get_by_role("button", name="好", exact=True).click()
    dialog.get_by_role("button", name="满意", exact=True).click()
    shot(page, "evaluation-12-rest")
    dialog.get_by_role("button", name="确定，75 项都这样评").click()
    expect(page.locator(".grade-left")).to_have_text("全部评完")
    shot(page, "evaluation-13-filled")
    button(page, "撤销").click()
    expect(page.locator(".grade-left")).to_have_text("还有 75 项未评")
    page.reload()
    expect(page.locator(".grade-left")).to_have_text("还有 75 项未评")
    button(page, "其余全部同一等次…").click()
    dialog.get_by_role("button", name="满意", exact=True).click()
    dialog.get_by_role("button", name="确定，19 项都这样评").click()
    button(page, "核对并提交").click()
    shot(page, "evaluation-14-grid-review")
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    cast = in_the_box(hall, DEPUTY)["answer"]["grades"]
    assert len(cast) == 24
    assert [cast[line] for line in lines_of(hall, poll)[:5]] == ["g", "m", "p", "c", "m"]
    button(page, "改投").click()
    expect(page.locator(".grade-left")).to_have_text("还有 56 项未评")


def test_among_240_lines_a_touch_keeps_its_place_and_what_is_left_is_found(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    open_grading(hall, paper(60, *FOUR, scales=(GOODNESS, SATISFACTION)))
    rows = page.locator(".grade-row")
    expect(page.locator(".grade-key")).to_have_count(720)
    for cell, word in zip(rows.first.locator(".grade-cell").all(), ("好", "较好", "差", "不满意"), strict=True):
        cell.get_by_role("button", name=word, exact=True).click()
    expect(rows.first).to_contain_text("已评")
    rows.last.scroll_into_view_if_needed()
    last = rows.last.get_by_role("button", name="较好", exact=True).first
    before = last.bounding_box()
    last.press("Enter")
    expect(last).to_have_attribute("aria-pressed", "true")
    expect(last).to_be_focused()
    assert last.bounding_box() == before
    expect(rows.last).to_contain_text("未评完")
    expect(rows.nth(58)).to_contain_text("未评")
    shot(page, "evaluation-15-grid-240")
    expect(page.locator(".grade-left")).to_have_text("还有 235 项未评")
    page.locator("button.grade-left").click()
    expect(rows.nth(1)).to_be_in_viewport()
    expect(rows.last).not_to_be_in_viewport()


def test_a_lost_network_and_a_second_tablet_lose_nothing(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    second = open_page("/tablet", DEPUTY)
    open_grading(hall, paper(3, ("履职", "f4"), scales=(FITNESS,)))
    expect(page.locator(".grade-key")).to_have_count(4)
    second.get_by_role("button", name="优秀", exact=True).click()
    press(page, "称职", "不称职")
    page.get_by_role("button", name="基本称职", exact=True).click()
    shot(page, "evaluation-20-four-grades")
    button(page, "核对并提交").click()
    page.context.set_offline(True)
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="还没有送达")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="已投票")).to_be_visible(timeout=20_000)
    expect(second.get_by_text("您已在另一台设备上投票")).to_be_visible()
    assert sorted(in_the_box(hall, DEPUTY)["answer"]["grades"].values()) == ["f", "h", "n"]


def test_only_the_group_that_is_asked_grades(hall: DemoHall, open_page: OpenPage) -> None:
    inside, outside = open_page("/tablet", DEPUTY), open_page("/tablet", LONG_NAME)
    me = seen_by(hall, DEPUTY)["person_id"]
    open_grading(hall, paper(1), electorate={"name": "第一组", "people": [me]})
    expect(inside.locator(".vote-group")).to_have_text("第一组")
    expect(inside.locator(".grade-key")).to_have_count(3)
    shot(inside, "evaluation-30-one-subject")
    expect(outside.get_by_text("现在由“第一组”投票，您不用操作")).to_be_visible()
    shot(outside, "evaluation-31-outside")


def test_grading_in_english(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY, lang="en")
    open_grading(hall, paper(20, *FOUR, scales=(GOODNESS, SATISFACTION)))
    expect(page.get_by_role("button", name="Same grade for all the rest…")).to_be_visible()
    shot(page, "evaluation-40-grid-english")
