"""An evaluation in parts, one poll after the other at the chair's touch, and a subject that leaves in the middle."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.grading import evaluation, hand_in, lines_of
from tests.browser.tablet import DEPUTY, button, in_the_box, kept

pytestmark = pytest.mark.browser

OTHERS = (1, 2, 4, 5, 6, 7)
TITLE = "任命人员述职测评"
PEOPLE = [
    {"title": "陈卫东", "unit": "区发展和改革委员会主任", "report": "oral"},
    {"title": "欧阳修文", "unit": "区教育委员会主任", "report": "written"},
    {"title": "李建国", "unit": "区民政局局长", "report": "written"},
]


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits; seven deputies are signed in."""
    demo_hall.sign_in(range(1, 8))
    demo_hall.open_sitting()
    return demo_hall


def prepared(hall: DemoHall, people: list[dict[str, Any]], parts: str) -> list[dict[str, Any]]:
    """The polls of a named evaluation of these people, held in such parts by all deputies."""
    item = hall.state()["stage"]["item_id"]
    groups = [{"name": "全体代表", "electorate": {}}]
    made = evaluation(hall, "appointees", TITLE, people, parts=parts, item_id=item, groups=groups)
    polls: list[dict[str, Any]] = made["polls"]
    return polls


def press(tablet: Page, *words: str) -> None:
    """Grade the subjects that are asked for, one after the other, and submit."""
    for place, word in enumerate(words):
        if place:
            button(tablet, "下一个").click()
        tablet.get_by_role("button", name=word, exact=True).click()
    button(tablet, "核对并提交").click()
    button(tablet, "确认提交").click()
    expect(tablet.get_by_role("heading", name="已投票")).to_be_visible()


def others(hall: DemoHall, poll: dict[str, Any], *grades: str) -> None:
    """Let the other deputies hand in these grades."""
    for number in OTHERS:
        hand_in(hall, poll["poll_id"], number, *grades)


def end_and_show(console: Page, submitted: int) -> None:
    """Close the poll once so many ballots are in, and put its result on the wall."""
    expect(console.locator(".words")).to_contain_text(f"已提交{submitted}人")
    button(console, "结束测评").click()
    button(console, "在大屏公布结果").click()


def test_one_by_one_the_tablet_follows_the_chair(hall: DemoHall, open_page: OpenPage) -> None:
    polls = prepared(hall, PEOPLE[:2], "one_by_one")
    console, tablet = open_page("/chair", "chair"), open_page("/tablet", DEPUTY)
    wall = open_page("/screen", "screen", size="screen")
    for place, (poll, person, word) in enumerate(zip(polls, PEOPLE, ("优秀", "不称职"), strict=False)):
        expect(console.locator(".words")).to_contain_text(f"现在对{person['title']}进行测评")
        button(console, "开始测评").click()
        expect(tablet.locator(".grade-name h2")).to_have_text(person["title"])
        expect(tablet.locator(".grade-key")).to_have_count(4)
        expect(tablet.locator(".grade-key[aria-pressed=true]")).to_have_count(0)
        expect(wall.locator(".grading-name h1")).to_have_text(person["title"])
        press(tablet, word)
        others(hall, poll, "excellent")
        shot(console, f"evaluation-80-one-by-one-{place + 1}")
        end_and_show(console, 7)
        expect(wall.locator(".graded-one h1")).to_have_text(person["title"])
        expect(tablet.locator(".outcome.-graded > li")).to_have_count(1)
        expect(tablet.locator(".outcome.-graded > li")).to_contain_text(person["title"])
    expect(button(console, "公布测评结果")).to_be_visible()
    button(console, "公布测评结果").click()
    expect(wall.locator(".screen")).to_have_attribute("data-view", "evaluation")
    expect(wall.locator(".graded-row:not(.-head)")).to_have_count(2)
    expect(tablet.locator(".outcome.-graded > li")).to_have_count(2)
    shot(wall, "evaluation-81-one-by-one-announced")
    shot(tablet, "evaluation-81-one-by-one-tablet")
    assert kept(tablet) == []


def test_after_each_report_and_the_others_at_the_end(hall: DemoHall, open_page: OpenPage) -> None:
    polls = prepared(hall, PEOPLE, "by_report")
    assert [len(one["subjects"]) for one in polls] == [1, 2]
    console, tablet = open_page("/chair", "chair"), open_page("/tablet", DEPUTY)
    button(console, "开始测评").click()
    expect(tablet.locator(".grade-name h2")).to_have_text("陈卫东")
    expect(tablet.locator(".grade-facts")).to_contain_text("口头报告")
    press(tablet, "称职")
    others(hall, polls[0], "competent")
    end_and_show(console, 7)
    expect(console.get_by_text(f"{TITLE}：第 2 次，共 2 次")).to_be_visible()
    expect(console.locator(".words")).to_contain_text("现在对2个测评对象进行测评")
    button(console, "开始测评").click()
    expect(tablet.locator(".grade-stop")).to_have_count(2)
    expect(tablet.locator(".grade-name h2")).to_have_text("欧阳修文")
    expect(tablet.locator(".grade-no")).to_have_text("1 / 2")
    shot(tablet, "evaluation-82-by-report")
    press(tablet, "优秀", "基本称职")
    cast = in_the_box(hall, DEPUTY)["answer"]["grades"]
    assert list(cast) == lines_of(hall, polls[1]["poll_id"])
    others(hall, polls[1], "excellent", "")
    end_and_show(console, 7)
    button(console, "公布测评结果").click()
    expect(tablet.locator(".outcome.-graded > li")).to_have_count(3)
    shot(tablet, "evaluation-83-by-report-announced")


def test_who_leaves_in_the_middle_goes_from_the_tablet_and_the_rest_of_the_draft_stays(
    hall: DemoHall, open_page: OpenPage
) -> None:
    (poll,) = prepared(hall, PEOPLE, "at_once")
    desk = open_page(f"/meetings/{hall.meeting}/evaluations", "secretariat", size="desk")
    console, wall = open_page("/chair", "chair"), open_page("/screen", "screen", size="screen")
    tablet = open_page("/tablet", DEPUTY)
    button(console, "开始测评").click()
    for word in ("优秀", "称职"):
        tablet.get_by_role("button", name=word, exact=True).click()
        button(tablet, "下一个").click()
    expect(tablet.locator(".grade-name h2")).to_have_text("李建国")
    desk.locator(".poll-entry").filter(has_text=TITLE).click()
    button(desk, "退出测评…").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("测评对象").select_option(label="2. 欧阳修文")
    dialog.get_by_label("理由").fill("已调任外区")
    shot(desk, "evaluation-84-withdraw")
    dialog.get_by_role("button", name="退出测评", exact=True).click()
    expect(desk.get_by_text("已退出测评：已调任外区")).to_be_visible()
    expect(tablet.locator(".grade-stop.-withdrawn")).to_have_count(1)
    expect(tablet.locator(".grade-left")).to_have_text("还有 1 项未评")
    expect(tablet.locator(".grade-stop.-done")).to_have_count(1)
    expect(tablet.locator(".grade-name h2")).to_have_text("李建国")
    tablet.locator(".grade-stop").nth(1).click()
    expect(tablet.get_by_text("已退出测评。")).to_be_visible()
    expect(tablet.locator(".grade-key")).to_have_count(0)
    shot(tablet, "evaluation-85-withdrawn")
    tablet.locator(".grade-stop").first.click()
    expect(tablet.locator(".grade-key[aria-pressed=true]")).to_have_text("优秀")
    button(tablet, "列表").click()
    gone = tablet.locator(".grade-row").nth(1)
    assert all(key.is_disabled() for key in gone.locator(".grade-key").all())
    expect(gone.locator(".grade-key[aria-pressed=true]")).to_have_count(0)
    expect(tablet.locator(".grade-row").first.locator(".grade-key[aria-pressed=true]")).to_have_text("优秀")
    shot(tablet, "evaluation-86-withdrawn-grid")
    tablet.locator(".grade-row").nth(2).get_by_role("button", name="不称职", exact=True).click()
    expect(tablet.locator(".grade-left")).to_have_text("全部评完")
    button(tablet, "核对并提交").click()
    expect(tablet.locator(".grade-list")).to_contain_text("已退出测评")
    shot(tablet, "evaluation-87-withdrawn-review")
    button(tablet, "确认提交").click()
    expect(tablet.get_by_role("heading", name="已投票")).to_be_visible()
    lines = lines_of(hall, poll["poll_id"])
    assert list(in_the_box(hall, DEPUTY)["answer"]["grades"]) == [lines[0], lines[2]]
    others(hall, poll, "competent", "excellent", "basic")
    end_and_show(console, 7)
    button(console, "公布测评结果").click()
    expect(wall.locator(".graded-row.-withdrawn")).to_contain_text("已退出测评")
    expect(wall.locator(".graded-row:not(.-head, .-withdrawn)")).to_have_count(2)
    shot(wall, "evaluation-88-withdrawn-screen")
    expect(tablet.locator(".outcome.-graded > li").nth(1)).to_contain_text("已退出测评")
