"""An evaluation in the hall: groups one after the other at the chair's touch, sealed or named, to the announcement."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.grading import evaluation, grade_all, subjects
from tests.browser.polls import seen_by
from tests.browser.tablet import DEPUTY, button

pytestmark = pytest.mark.browser

FIRST, SECOND = range(1, 7), range(7, 13)


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits; two groups of six are signed in."""
    demo_hall.sign_in(range(1, 13))
    demo_hall.open_sitting()
    return demo_hall


def person(hall: DemoHall, number: int) -> str:
    """The roster's id of the `number`-th person."""
    return str(seen_by(hall, number)["person_id"])


def by_two_groups(hall: DemoHall, many: int, **more: Any) -> dict[str, Any]:
    """A prepared evaluation of so many appointees by two groups."""
    groups = [
        {"name": name, "electorate": {"people": [person(hall, number) for number in numbers]}, "weight": weight}
        for name, numbers, weight in (("第一组", FIRST, 60), ("第二组", SECOND, 40))
    ]
    item = hall.state()["stage"]["item_id"]
    held = {"groups": groups, "mode": "side_by_side", "item_id": item}
    return evaluation(hall, "appointees", "任命人员述职测评", subjects(many), **held | more)


def test_two_groups_one_after_the_other(hall: DemoHall, open_page: OpenPage) -> None:
    made = by_two_groups(hall, 12)
    first, second = (one["poll_id"] for one in made["polls"])
    console, wall = open_page("/chair", "chair"), open_page("/screen", "screen", size="screen")
    tablet = open_page("/tablet", DEPUTY)
    console_words = console.locator(".words")
    expect(console_words).to_contain_text("现在请第一组对12个测评对象进行测评")
    shot(console, "evaluation-70-chair-open")
    button(console, "开始测评").click()
    expect(wall.locator(".listed-task")).to_have_text("请第一组测评，共 12 个对象")
    expect(tablet.locator(".grade-key")).to_have_count(4)
    grade_all(hall, first, FIRST)
    expect(console.locator(".words")).to_contain_text("已提交6人")
    shot(console, "evaluation-71-chair-close")
    button(console, "结束测评").click()
    button(console, "在大屏公布结果").click()
    expect(wall.locator(".graded-row:not(.-head)")).to_have_count(6)
    expect(console_words).to_contain_text("现在请第二组对12个测评对象进行测评")
    expect(console.get_by_text("任命人员述职测评：第 2 次，共 2 次")).to_be_visible()
    shot(console, "evaluation-72-chair-second")
    button(console, "开始测评").click()
    expect(tablet.get_by_text("现在由“第二组”投票，您不用操作")).to_be_visible()
    grade_all(hall, second, SECOND)
    expect(console.locator(".words")).to_contain_text("已提交6人")
    button(console, "结束测评").click()
    button(console, "在大屏公布结果").click()
    expect(wall.locator(".graded-row.-head")).to_contain_text("第二组")
    shot(wall, "evaluation-73-screen-groups")
    button(console, "公布测评结果").click()
    expect(wall.locator(".screen")).to_have_attribute("data-view", "evaluation")
    expect(tablet.locator(".outcome.-graded > li")).to_have_count(12)
    shot(tablet, "evaluation-74-tablet-announced")
    button(console, "改按得分排列").click()
    expect(wall.get_by_text("按得分排列")).to_be_visible()
    shot(wall, "evaluation-75-screen-announced")
    shot(console, "evaluation-76-chair-announced")


def test_a_group_of_few_is_not_shown_by_itself(hall: DemoHall, open_page: OpenPage) -> None:
    people = [person(hall, number) for number in range(1, 13)]
    groups = [
        {"name": "第一组", "electorate": {"people": people[:3]}},
        {"name": "第二组", "electorate": {"people": people[3:]}},
    ]
    made = by_two_groups(hall, 3, groups=groups)
    console, wall = open_page("/chair", "chair"), open_page("/screen", "screen", size="screen")
    few = made["polls"][0]["poll_id"]
    button(console, "开始测评").click()
    expect(wall.locator(".listed-task")).to_contain_text("第一组")
    grade_all(hall, few, range(1, 4))
    expect(console.locator(".words")).to_contain_text("已提交3人")
    button(console, "结束测评").click()
    expect(console.locator(".words")).to_contain_text("现在请第二组")
    hall.client("chair").post(f"/polls/{few}/show")
    expect(wall.get_by_text("这一组人数较少，结果不单独公布")).to_be_visible()
    shot(wall, "evaluation-77-screen-apart")


def test_a_sealed_grading_is_sealed_on_the_tablet(hall: DemoHall, open_page: OpenPage) -> None:
    made = by_two_groups(hall, 3, box="sealed", keys="server", check_seconds=0)
    poll = made["polls"][0]["poll_id"]
    tablet = open_page("/tablet", DEPUTY)
    hall.client("chair").post(f"/polls/{poll}/open")
    for word in ("优秀", "称职", "不称职"):
        tablet.get_by_role("button", name=word, exact=True).click()
        if word != "不称职":
            button(tablet, "下一个").click()
    shot(tablet, "evaluation-78-sealed")
    button(tablet, "核对并提交").click()
    button(tablet, "投票").click()
    expect(tablet.get_by_text("已验证")).to_be_visible(timeout=30_000)
    shot(tablet, "evaluation-79-sealed-received")
    assert "grades" not in str(tablet.evaluate("JSON.stringify(localStorage)"))
