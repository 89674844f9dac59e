"""An evaluation in the hall: groups one after the other at the chair's touch, sealed or named, to the announcement."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.grading import evaluation, grade_all, hand_in, subjects
from tests.browser.holders import Holder
from tests.browser.polls import seen_by
from tests.browser.scrutiny import PATIENT, begin_keys, cast, scrutineers
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


def test_groups_of_weight_are_one_result_on_desk_and_wall(hall: DemoHall, open_page: OpenPage) -> None:
    """60 : 40 of two groups of six: 优秀 of all here and 不称职 of all there are 60 %, not the half that the heads are."""
    made = by_two_groups(hall, 2, mode="weighted")
    first, second = (one["poll_id"] for one in made["polls"])
    chair = hall.client("chair")
    desk = open_page(f"/meetings/{hall.meeting}/evaluations", "secretariat", size="desk")
    wall, tablet = open_page("/screen", "screen", size="screen"), open_page("/tablet", DEPUTY)
    desk.locator(".poll-entry").filter(has_text="任命人员述职测评").click()
    for poll, numbers, grades in (
        (first, FIRST, ("excellent", "competent")),
        (second, SECOND, ("incompetent", "excellent")),
    ):
        chair.post(f"/polls/{poll}/open")
        for number in numbers:
            hand_in(hall, poll, number, *grades)
        chair.post(f"/polls/{poll}/close")
        chair.post(f"/polls/{poll}/show")
    expect(wall.locator(".graded-row:not(.-head)")).to_have_count(2)
    shot(wall, "evaluation-90-screen-second-of-two")
    desk.locator("tr[data-clickable]").filter(has_text="陈卫东").click()
    sheet = desk.get_by_role("dialog")
    expect(sheet.get_by_role("row", name="第一组")).to_have_text("第一组600066")
    expect(sheet.get_by_role("row", name="第二组")).to_have_text("第二组000666")
    expect(sheet.get_by_role("row", name="按权重")).to_have_text("按权重60%0%0%40%")
    expect(sheet.locator(".sheet-facts")).to_contain_text("优秀率 60%")
    shot(desk, "evaluation-91-desk-weighted")
    desk.keyboard.press("Escape")
    button(desk, "公布测评结果").click()
    desk.get_by_role("dialog").get_by_role("button", name="公布测评结果").click()
    expect(wall.locator(".screen")).to_have_attribute("data-view", "evaluation")
    rows = wall.locator(".graded-row:not(.-head)")
    expect(rows.first.locator(".graded-rate").first).to_have_text("60%")
    expect(rows.nth(1).locator(".graded-rate").first).to_have_text("40%")
    expect(rows.nth(1).locator(".graded-rate").nth(1)).to_have_text("100%")
    expect(rows.locator(".graded-score")).to_have_text(["60.00", "88.00"])
    bar = "优秀 60%，称职 0%，基本称职 0%，不称职 40%"
    expect(rows.first.get_by_role("img")).to_have_attribute("aria-label", f"测评情况：{bar}")
    expect(wall.locator(".result-foot")).to_contain_text("第一组（权重 60%）、第二组（权重 40%）")
    expect(desk.get_by_role("row").filter(has_text="陈卫东").first.get_by_role("img")).to_have_attribute(
        "aria-label", bar
    )
    shot(wall, "evaluation-92-screen-weighted")
    first_of_all = tablet.locator(".outcome.-graded > li").first
    expect(first_of_all).to_contain_text("优秀率 60%")
    expect(first_of_all.get_by_role("img")).to_have_attribute("aria-label", f"综合测评：{bar}")
    shot(tablet, "evaluation-93-tablet-weighted")


def test_a_sealed_evaluation_is_opened_by_its_scrutineers_and_shown(hall: DemoHall, open_page: OpenPage) -> None:
    holders = [Holder(hall, place) for place in scrutineers(hall)[:2]]
    groups = [{"name": "第一组", "electorate": {"people": [person(hall, number) for number in FIRST]}}]
    made = by_two_groups(hall, 2, groups=groups, box="sealed", keys="scrutineers", check_seconds=0)
    poll = made["polls"][0]["poll_id"]
    console, wall = open_page("/chair", "chair"), open_page("/screen", "screen", size="screen")
    tablet = open_page("/tablet", DEPUTY)
    step = console.locator(".next-step")
    expect(console.locator(".step-label")).to_have_text("下一步：监票人生成钥匙")
    begin_keys(hall, [one.place for one in holders])
    for one in holders:
        one.make_key()
    button(console, "开始测评").click()
    expect(wall.locator(".secret")).to_contain_text("无记名")
    excellent, fit, none = [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]
    for number, choices in zip(
        (1, 2, 4, 5), ((excellent, fit), (excellent, fit), (fit, none), (none, fit)), strict=True
    ):
        cast(hall, poll, number, choices)
    tablet.get_by_role("button", name="优秀", exact=True).click()
    button(tablet, "下一个").click()
    tablet.get_by_role("button", name="称职", exact=True).click()
    button(tablet, "核对并提交").click()
    button(tablet, "投票").click()
    expect(tablet.get_by_text("已验证")).to_be_visible(timeout=PATIENT)
    step.get_by_role("button", name="停止投票，开始核对").click()
    console.get_by_role("dialog").get_by_role("button", name="停止投票", exact=True).click()
    expect(wall.locator(".board-codes li")).to_have_count(5, timeout=PATIENT)
    shot(wall, "evaluation-94-screen-checking")
    step.get_by_role("button", name="封箱").click()
    expect(console.locator(".step-label")).to_have_text("已封箱，等待开箱")
    expect(wall.locator('.screen[data-view="unsealing"]')).to_be_visible()
    for one in holders:
        one.open_box(poll)
    expect(console.locator(".chair-graded tbody tr")).to_have_count(2, timeout=PATIENT)
    shot(console, "evaluation-95-chair-unsealed")
    button(console, "在大屏公布结果").click()
    rows = wall.locator(".graded-row:not(.-head)")
    expect(rows).to_have_count(2)
    for place, counts in enumerate(("优秀 3，称职 1，基本称职 0，不称职 0", "优秀 0，称职 4，基本称职 0，不称职 0")):
        expect(rows.nth(place).get_by_role("img")).to_have_attribute("aria-label", f"测评情况：{counts}")
    shot(wall, "evaluation-96-screen-unsealed")
    button(console, "公布测评结果").click()
    expect(wall.locator(".screen")).to_have_attribute("data-view", "evaluation")
    expect(tablet.locator(".outcome.-graded > li")).to_have_count(2)
    shot(tablet, "evaluation-97-tablet-unsealed")
