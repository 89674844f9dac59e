"""Votes on paper and by hands: two clerks on two machines, the chair's console, the wall, tablets; a failure in the middle."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.live import LiveClient

pytestmark = pytest.mark.browser

PASSWORD = "a long enough password"


def second_clerk(demo_hall: DemoHall) -> LiveClient:
    """A second account of the secretariat."""
    body = {"login": "clerk-2", "name": "计票人乙", "role": "secretariat", "password": PASSWORD}
    demo_hall.client("admin").post("/accounts", body)
    return demo_hall.live.client(login="clerk-2", password=PASSWORD)


def as_second_clerk(page: Page, path: str) -> Page:
    """The page of a browser in which nobody is logged in, as the second clerk has it."""
    body = {"login": "clerk-2", "password": PASSWORD}
    assert page.context.request.post("/api/v1/sessions", data=body).ok
    page.goto(path)
    return page


def in_session(demo_hall: DemoHall, present: int = 12) -> None:
    demo_hall.sign_in(range(present))
    demo_hall.open_sitting()


def press(demo_hall: DemoHall, poll_id: str, numbers: range, vote: str = "yes") -> None:
    for number in numbers:
        body = {"answer": {"vote": vote}, "gesture": f"gesture-{number}"}
        demo_hall.deputy(number).post(f"/polls/{poll_id}/ballot", body)


def type_count(page: Page, *numbers: int | str) -> None:
    """Type numbers one after the other; Enter goes to the next."""
    page.locator(".count-input").first.focus()
    for number in numbers:
        page.keyboard.type(str(number))
        page.keyboard.press("Enter")


def test_two_clerks_whose_entries_differ(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """In part on paper: 4 people with papers, 6 with tablets; a slip of one clerk; one result with both parts."""
    second_clerk(demo_hall)
    in_session(demo_hall)
    poll: dict[str, Any] = demo_hall.prepare("motion")
    desk = open_page(f"/polls/{poll['id']}/paper", "secretariat", size="desk")
    desk.locator(".choice", has_text="部分使用纸质选票").click()
    for box in desk.locator(".count-person input").all()[:4]:
        box.check()
    shot(desk, "paper-way")
    desk.get_by_role("button", name="保存").click()
    expect(desk.get_by_role("button", name="生成选票 PDF")).to_be_visible()
    with desk.expect_download() as download:
        desk.get_by_role("button", name="生成选票 PDF").click()
    assert download.value.suggested_filename.endswith("-选票.pdf")
    voters = demo_hall.client("secretariat").get(f"/polls/{poll['id']}/paper")["voters"]
    on_paper = {one["name"] for one in voters if one["on_paper"]}
    assert len(on_paper) == 4
    poll_id = demo_hall.open_poll("motion")
    numbers = {person["name"]: number for number, person in enumerate(demo_hall.demo["badges"])}
    paper_number = next(numbers[name] for name in on_paper)
    tablet = open_page("/tablet", paper_number)
    expect(tablet.get_by_text("您使用纸质选票")).to_be_visible()
    shot(tablet, "paper-tablet")
    pressing = [number for name, number in numbers.items() if name not in on_paper and number < 12][:6]
    for number in pressing:
        press(demo_hall, poll_id, range(number, number + 1))
    wall = open_page("/screen", "screen", size="screen")
    chair = open_page("/chair", "chair")
    expect(chair.get_by_text("正在投票：部分使用纸质选票")).to_be_visible()
    desk.get_by_label("发出").fill("4")
    desk.get_by_role("button", name="登记").first.click()
    expect(desk.get_by_label("收回")).to_be_enabled()
    desk.get_by_label("收回").fill("5")
    desk.get_by_role("button", name="登记").click()
    expect(desk.get_by_text("收回的多于发出的")).to_be_visible()
    shot(desk, "paper-more-collected")
    desk.get_by_role("button", name="重新填写").click()
    desk.get_by_label("收回").fill("4")
    desk.get_by_role("button", name="登记").click()
    expect(desk.get_by_text("收回的选票与发出的选票相等")).to_be_visible()
    shot(desk, "paper-issued")
    shot(chair, "paper-chair-open")
    chair.get_by_role("button", name="停止投票，开始计票").click()
    chair.get_by_role("dialog").get_by_role("button", name="停止投票").click()
    expect(wall.get_by_text("投票结束，正在计票")).to_be_visible()
    shot(wall, "paper-wall-counting")
    expect(tablet.get_by_text("投票结束，正在计票")).to_be_visible()
    shot(tablet, "paper-tablet-counting")
    expect(desk.get_by_text("我录入的是")).to_be_visible()
    type_count(desk, 3, "", 1, "", "", 2, 0, 0)
    expect(desk.get_by_text("合计 2，应等于有效票 3")).to_be_visible()
    shot(desk, "paper-entry-faults")
    desk.locator("[data-key='motion|no']").fill("1")
    expect(desk.get_by_text("数字相符")).to_be_visible()
    desk.get_by_role("button", name="提交录入").click()
    expect(desk.get_by_text("您的录入已提交")).to_be_visible()
    other = as_second_clerk(open_page("/login", size="desk"), f"/polls/{poll_id}/paper")
    expect(other.get_by_text("请您独立录入第二次录入")).to_be_visible()
    assert other.locator("[data-key=valid]").input_value() == ""
    shot(other, "paper-entry-second")
    type_count(other, 3, "", 1, "", "", 3, 0, 0)
    expect(chair.get_by_text("两次录入已完成 1 次")).to_be_visible()
    other.get_by_role("button", name="提交录入").click()
    expect(other.get_by_text("两次录入不一致：2 处")).to_be_visible()
    expect(desk.get_by_text("两次录入不一致：2 处")).to_be_visible()
    expect(chair.get_by_text("两次录入不一致")).to_be_visible()
    for row, pick in ((0, 1), (1, 1)):
        line = desk.locator(".count-differences tbody tr").nth(row)
        line.locator(".count-pick").nth(pick).click()
        line.locator(".count-why").fill("总监票人当场复点")
    shot(desk, "paper-differences")
    desk.get_by_role("button", name="确定这些数字").click()
    expect(desk.get_by_text("两次录入一致，待核定")).to_be_visible()
    shot(desk, "paper-agreed")
    expect(chair.get_by_text("可以核定")).to_be_visible()
    shot(chair, "paper-chair-agreed")
    chair.get_by_role("button", name="核定票数，结束表决").click()
    chair.get_by_role("button", name="在大屏公布结果").click()
    expect(wall.get_by_text("平板 6 票")).to_be_visible()
    expect(wall.get_by_text("发出 4 张，收回 4 张，有效 3 张，废票 1 张")).to_be_visible()
    shot(wall, "paper-wall-result")
    shot(chair, "paper-chair-result")
    result = demo_hall.client("chair").get(f"/polls/{poll_id}/results")["result"]
    line = result["outcome"]["lines"][0]
    assert (line["yes"], line["no"], line["abstain"]) == (9, 0, 0), "6 on tablets and 3 on paper, by a pencil"
    with desk.expect_download() as download:
        desk.get_by_role("button", name="监票人报告单").click()
    assert download.value.suggested_filename.endswith("-监票人报告单.pdf")


def test_the_system_fails_in_the_middle_of_a_named_vote(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """Seven have pressed; the chair goes on by hands, the box kept; three numbers and two witnesses close it."""
    in_session(demo_hall)
    poll_id = demo_hall.open_poll("motion")
    press(demo_hall, poll_id, range(7))
    chair = open_page("/chair", "chair")
    pressed, waiting = open_page("/tablet", 0), open_page("/tablet", 8)
    chair.get_by_role("button", name="系统故障，改用其他方式").click()
    dialog = chair.get_by_role("dialog")
    expect(dialog.get_by_text("有效：已投的 7 票照样计入")).to_be_visible()
    dialog.locator(".choice", has_text="改用举手").click()
    dialog.get_by_label("原因").fill("会场网络中断")
    shot(chair, "paper-fall-back")
    dialog.get_by_role("button", name="按此决定").click()
    expect(chair.get_by_role("button", name="记录票数，结束表决")).to_be_visible()
    expect(waiting.get_by_text("本项表决采用举手方式")).to_be_visible()
    shot(waiting, "paper-tablet-hands")
    expect(pressed.get_by_text(re.compile("已投票|已提交")).first).to_be_visible()
    shot(pressed, "paper-tablet-stopped")
    wall = open_page("/screen", "screen", size="screen")
    expect(wall.get_by_text("请听主持人宣布，举手表决")).to_be_visible()
    shot(wall, "paper-wall-hands")
    type_count(chair, 3, 1, 1)
    chair.get_by_label("见证人一").fill("周建国")
    chair.get_by_label("见证人二").fill("李秀英")
    shot(chair, "paper-chair-hands")
    chair.get_by_role("button", name="记录票数，结束表决").click()
    chair.get_by_role("button", name="在大屏公布结果").click()
    expect(wall.get_by_text("举手 5 人，见证人：周建国、李秀英")).to_be_visible()
    shot(wall, "paper-wall-hands-result")
    line = demo_hall.client("chair").get(f"/polls/{poll_id}/results")["result"]["outcome"]["lines"][0]
    assert (line["yes"], line["no"], line["abstain"]) == (10, 1, 1)


def test_a_count_of_hands_half_typed_outlives_the_end_of_the_voting(demo_hall: DemoHall, open_page: OpenPage) -> None:
    in_session(demo_hall)
    poll_id = demo_hall.open_poll("motion")
    there = {"to": "hands", "box": "keep", "reason": "会场网络中断"}
    demo_hall.client("chair").post(f"/polls/{poll_id}/fall-back", there)
    chair = open_page("/chair", "chair")
    chair.get_by_label("见证人一").fill("周建国")
    type_count(chair, 3, 1, 1)
    demo_hall.client("chair").post(f"/polls/{poll_id}/close")
    expect(chair.locator(".step-label")).to_have_text("举手表决，等待票数")
    expect(chair.get_by_label("见证人一")).to_have_value("周建国")
    chair.get_by_label("见证人二").fill("李秀英")
    chair.get_by_role("button", name="记录票数，结束表决").click()
    expect(chair.locator(".step-label")).to_have_text("表决结果（大屏尚未显示）")
    line = demo_hall.client("chair").get(f"/polls/{poll_id}/results")["result"]["outcome"]["lines"][0]
    assert (line["yes"], line["no"], line["abstain"]) == (3, 1, 1)


def test_the_page_on_a_phone_and_in_english(demo_hall: DemoHall, open_page: OpenPage) -> None:
    poll = demo_hall.prepare("choose")
    page = open_page(f"/polls/{poll['id']}/paper", "secretariat", size="phone", lang="en")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shot(page, "paper-phone-en")


def test_the_rule_sets_with_their_examples(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/rulesets", "secretariat", size="desk")
    expect(page.get_by_role("heading", name="现行表决规则")).to_be_visible()
    motion = page.locator("#plenary_motion")
    expect(motion.get_by_text("213人，赞成107，反对3，弃权2")).to_be_visible()
    shot(page, "rulesets")
    page.locator("#livelihood_majority").scroll_into_view_if_needed()
    expect(page.locator("#livelihood_majority .rule-assumed")).to_be_visible()
    shot(page, "rulesets-assumed")
    page.locator("#zhenhai_satisfaction").scroll_into_view_if_needed()
    shot(page, "rulesets-grades")
    phone = open_page("/rulesets", "secretariat", size="phone", lang="en")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    shot(phone, "rulesets-phone-en")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


FULL = """() => {
  const full = () => { throw new DOMException("full", "QuotaExceededError"); };
  Object.assign(Storage.prototype, { setItem: full, removeItem: full });
}"""


def test_both_clerks_type_before_either_submits(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """Both begin with the first place; the second to submit keeps every number; a window that keeps nothing submits too."""
    desk = demo_hall.client("secretariat")
    second_clerk(demo_hall)
    in_session(demo_hall)
    poll_id = str(demo_hall.prepare("motion")["id"])
    desk.post(f"/polls/{poll_id}/way", {"way": "paper", "people": []})
    demo_hall.open_poll("motion")
    desk.post(f"/polls/{poll_id}/paper/issued", {"issued": 4})
    desk.post(f"/polls/{poll_id}/paper/collected", {"collected": 4})
    demo_hall.client("chair").post(f"/polls/{poll_id}/close")
    pages = (
        open_page(f"/polls/{poll_id}/paper", "secretariat", size="desk"),
        as_second_clerk(open_page("/login", size="desk"), f"/polls/{poll_id}/paper"),
    )
    for page in pages:
        expect(page.get_by_text("我录入的是")).to_be_visible()
        page.evaluate(FULL)
        type_count(page, 3, "", 1, "", "", 3, 0, 0)
    first, other = pages
    first.get_by_role("button", name="提交录入").click()
    expect(first.get_by_text("您的录入已提交")).to_be_visible()
    expect(other.get_by_text("请您独立录入第二次录入")).to_be_visible()
    expect(other.locator("[data-key=valid]")).to_have_value("3")
    expect(other.locator("[data-key='motion|yes']")).to_have_value("3")
    other.get_by_role("button", name="提交录入").click()
    expect(other.get_by_text("两次录入一致，待核定")).to_be_visible()


def test_two_clerks_tick_who_votes_on_paper(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """What one of them saves takes no tick of the other away, before the opening and after it, nor the other way round."""
    desk = demo_hall.client("secretariat")
    in_session(demo_hall)
    poll_id = str(demo_hall.prepare("motion")["id"])
    voters = [one["person_id"] for one in desk.get(f"/polls/{poll_id}/paper")["voters"]]
    page = open_page(f"/polls/{poll_id}/paper", "secretariat", size="desk")
    page.locator(".choice", has_text="部分使用纸质选票").click()
    boxes = page.locator(".count-person input")
    for n in (0, 1):
        boxes.nth(n).check()
    desk.post(f"/polls/{poll_id}/way", {"way": "mixed", "people": [voters[2]]})
    expect(page.get_by_text("使用纸质选票：3 人")).to_be_visible()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("button", name="保存")).to_be_disabled()
    demo_hall.open_poll("motion")
    expect(page.get_by_text("平板用不了的代表")).to_be_visible()
    boxes.nth(3).check()
    desk.post(f"/polls/{poll_id}/paper/people", {"people": [voters[4]]})
    expect(page.get_by_text("使用纸质选票：5 人")).to_be_visible()
    page.get_by_role("button", name="改用纸质选票：1 人").click()
    page.get_by_role("dialog").get_by_role("button", name="改用纸质选票：1 人").click()
    expect(page.get_by_role("button", name="改用纸质选票")).to_have_count(0)
    on_paper = [one["person_id"] for one in desk.get(f"/polls/{poll_id}/paper")["voters"] if one["on_paper"]]
    assert on_paper == voters[:5]
