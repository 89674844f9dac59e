"""The chair's console: the next step leads through a sitting, and every slip has a way back."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.taps import double_tap

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


def test_a_second_tap_skips_no_item(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(3))
    demo_hall.open_sitting()
    page = open_page("/chair", "chair")
    advanced: list[str] = []
    page.on("request", lambda request: advanced.append(request.url) if request.url.endswith("/stage/next") else None)
    onwards = page.get_by_role("button", name="进入这项议程")
    double_tap(page, onwards, watched=".next-step .what", under=".step-go")
    expect(onwards).to_be_enabled()
    expect(page.locator(".chair-now")).to_contain_text(demo_hall.state()["agenda"][0]["title"])
    assert len(advanced) == 1
    assert [one["state"] for one in demo_hall.state()["agenda"]][:2] == ["current", "waiting"]


def test_a_second_tap_grants_nobody_else_the_floor(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(4))
    demo_hall.open_sitting()
    for number in range(4):
        demo_hall.deputy(number).post(f"/meetings/{demo_hall.meeting}/floor", {"reason": ""})
    queue = demo_hall.state()["speakers"]["queue"]
    demo_hall.client("chair").post(f"/floor/{queue[0]['request_id']}/grant")
    page = open_page("/chair", "chair")
    grant = page.get_by_role("button", name="请发言")
    expect(grant).to_have_count(3)
    double_tap(page, grant.first, watched=".floor-row.-now b", under=".floor-row button")
    expect(grant).to_have_count(2)
    expect(grant.first).to_be_enabled()
    assert demo_hall.state()["speakers"]["current"]["request_id"] == queue[1]["request_id"]
    ending = page.get_by_role("button", name="结束发言")
    double_tap(page, ending, watched=".step-label", under=".step-go")
    expect(page.get_by_role("button", name="进入这项议程")).to_be_enabled()
    assert demo_hall.state()["speakers"]["current"] is None
    assert demo_hall.state()["agenda"][0]["state"] != "current"


def test_a_second_tap_closes_no_poll_that_was_just_opened(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(3))
    demo_hall.open_sitting()
    poll = demo_hall.prepare("motion")
    stage = {"face": "item", "item_id": poll["item_id"]}
    demo_hall.client("chair").post(f"/meetings/{demo_hall.meeting}/stage", stage)
    page = open_page("/chair", "chair")
    opening = page.get_by_role("button", name="开始表决")
    double_tap(page, opening, watched=".step-label", under=".step-actions button")
    expect(page.get_by_role("dialog").get_by_role("button", name="结束表决")).to_be_visible()
    assert demo_hall.state()["poll"]["state"] == "open"


def test_what_is_written_of_a_poll_outlives_its_time(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(3))
    demo_hall.open_sitting()
    poll = demo_hall.open_poll("motion")
    page = open_page("/chair", "chair")
    dialog = page.get_by_role("dialog")
    page.get_by_role("button", name="系统故障，改用其他方式").click()
    dialog.get_by_label("原因").fill("会场网络中断")
    demo_hall.client("chair").post(f"/polls/{poll}/close")
    expect(page.locator(".step-label")).to_have_text("表决结果（大屏尚未显示）")
    expect(dialog.get_by_label("原因")).to_have_value("会场网络中断")
    dialog.get_by_role("button", name="按此决定").click()
    expect(dialog).to_contain_text("投票已经结束，不能再改用其他方式")
    dialog.get_by_role("button", name="取消，继续用平板").click()
    page.get_by_role("button", name="作废").click()
    dialog.get_by_label("原因").fill("误开")
    demo_hall.client("chair").post(f"/polls/{poll}/show")
    expect(page.locator(".card", has_text="结果：")).to_be_visible()
    expect(dialog.get_by_label("原因")).to_have_value("误开")
    dialog.get_by_role("button", name="作废").click()
    expect(page.locator(".step-label")).to_have_text("这次表决已作废")
    assert demo_hall.client("chair").get(f"/polls/{poll}")["poll"]["void_reason"] == "误开"
