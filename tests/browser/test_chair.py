"""The chair's console: the next step leads through a sitting, and every slip has a way back."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot

pytestmark = pytest.mark.browser


def cast(hall: DemoHall, poll: str, number: int, answer: dict[str, object]) -> None:
    hall.deputy(number).post(f"/polls/{poll}/ballot", {"answer": answer, "gesture": f"gesture-{number}"})


def test_the_next_step_leads_from_the_opening_to_a_result(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(150))
    page = open_page("/chair", "chair")
    step = page.locator(".next-step")
    expect(step).to_contain_text("应到213名，实到150名")
    shot(page, "chair-1-opening")
    step.get_by_role("button", name="宣布开会").click()
    expect(step.locator(".what")).to_contain_text("第一项")
    step.get_by_role("button", name="进入这项议程").click()
    expect(page.locator(".chair-now")).to_contain_text("听取和审议区人民政府工作报告")
    page.locator(".agenda-row", has_text="表决2027年区级重点民生实事项目票决办法").click()
    step.get_by_role("button", name="开始表决").click()
    expect(page.locator(".step-label")).to_have_text("表决进行中")
    poll = demo_hall.state()["poll"]["id"]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: cast(demo_hall, poll, n, {"vote": "yes"}), range(120)))
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "120")
    shot(page, "chair-2-voting")
    step.get_by_role("button", name="结束表决").click()
    expect(page.get_by_role("dialog")).to_contain_text("还有 30 人没有提交")
    page.get_by_role("dialog").get_by_role("button", name="结束表决").click()
    expect(step).to_contain_text("赞成120票")
    shot(page, "chair-3-closed")
    step.get_by_role("button", name="在大屏公布结果").click()
    expect(page.locator(".card", has_text="结果：")).to_contain_text("通过")
    shot(page, "chair-4-shown")
    page.get_by_role("button", name="收回公布").click()
    expect(step).to_contain_text("大屏尚未显示")


def test_below_the_quorum_the_chair_is_asked(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(3))
    page = open_page("/chair", "chair")
    page.get_by_role("button", name="宣布开会").click()
    expect(page.get_by_role("dialog")).to_contain_text("尚未达到法定人数")
    page.get_by_role("dialog").get_by_role("button", name="取消").click()
    assert demo_hall.state()["sitting"]["state"] == "prepared"
    page.get_by_role("button", name="宣布开会").click()
    page.get_by_role("dialog").get_by_role("button", name="仍然开会").click()
    expect(page.locator(".next-step .what")).to_contain_text("第一项")
    assert demo_hall.state()["sitting"]["state"] == "open"


def test_a_poll_opened_by_a_slip_is_made_void_with_a_reason(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(3))
    demo_hall.open_sitting()
    poll = demo_hall.open_poll("motion")
    page = open_page("/chair", "chair")
    page.get_by_role("button", name="作废").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="作废")).to_be_disabled()
    dialog.get_by_label("原因").fill("误开")
    dialog.get_by_role("button", name="作废").click()
    expect(page.locator(".step-label")).to_have_text("这次表决已作废")
    shown = demo_hall.client("chair").get(f"/polls/{poll}")["poll"]
    assert (shown["state"], shown["void_reason"]) == ("void", "误开")
    page.get_by_role("button", name="准备重新表决").click()
    expect(page.locator(".next-step .what")).to_contain_text("开始表决")


def test_two_consoles_follow_each_other(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(150))
    first, second = open_page("/chair", "chair"), open_page("/chair", "secretariat")
    expect(second.locator(".next-step")).to_be_visible()
    first.get_by_role("button", name="宣布开会").click()
    for page in (first, second):
        expect(page.locator(".next-step .what")).to_contain_text("第一项")


def test_a_tie_prepares_a_second_vote_with_one_touch(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(120))
    demo_hall.open_sitting()
    poll = demo_hall.open_poll("choose", ruleset="livelihood_most_votes")
    everyone = [f"p{n:02}" for n in range(1, 13)]
    for number in range(4):
        cast(demo_hall, poll, number, {"chosen": [*everyone, "p13" if number % 2 else "p14"]})
    chair = demo_hall.client("chair")
    chair.post(f"/polls/{poll}/close")
    chair.post(f"/polls/{poll}/show")
    page = open_page("/chair", "chair")
    expect(page.locator(".next-step .what")).to_contain_text("2 项票数相等")
    shot(page, "chair-5-tie")
    page.get_by_role("button", name="准备对票数相等的再次票决").click()
    expect(page.locator(".next-step .what")).to_contain_text("开始表决")
    page.get_by_role("button", name="开始表决").click()
    expect(page.locator(".step-label")).to_have_text("表决进行中")
    paper = demo_hall.state()["poll"]["paper"]
    assert ([o["id"] for o in paper["options"]], paper["choose"]) == (["p13", "p14"], 1)


def test_a_sitting_closed_by_a_slip_is_reopened(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(3))
    demo_hall.open_sitting()
    page = open_page("/chair", "chair")
    page.get_by_role("button", name="提前休会").click()
    page.get_by_role("dialog").get_by_role("button", name="提前休会").click()
    expect(page.locator(".next-step .what")).to_contain_text("第二次全体会议")
    page.get_by_role("button", name="恢复“第一次全体会议”").click()
    page.get_by_role("dialog").get_by_role("button", name="恢复").click()
    expect(page.locator(".next-step .what")).to_contain_text("第一项")


def test_the_console_is_for_the_chair(demo_hall: DemoHall, open_page: OpenPage) -> None:
    expect(open_page("/chair", 5).locator("body")).to_contain_text("无权")
    page = open_page("/chair")
    expect(page).to_have_url(re.compile(r"/login\?next=/chair"))
