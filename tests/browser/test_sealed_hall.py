"""A secret vote as the chair runs it and the hall sees it: keys, voting, checking, opening of the box, result."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.holders import Holder
from tests.browser.scrutiny import NO, YES, cast, scrutineers
from tests.browser.test_screen import whole

pytestmark = pytest.mark.browser
AGAIN = 20_000
LONG_NAME = "阿卜杜热合曼·买买提依明"
LONG_TITLE = "关于江北区2026年国民经济和社会发展计划执行情况与2027年计划草案的报告的决议（草案）"


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits; some deputies are signed in."""
    demo_hall.sign_in(range(1, 8))
    demo_hall.open_sitting()
    return demo_hall


def prepare(hall: DemoHall, **edits: Any) -> str:
    """Make the prepared motion a sealed poll and go to its item."""
    poll = hall.prepare("motion", box="sealed", **edits)
    hall.client("chair").post(f"/meetings/{hall.meeting}/stage", {"face": "item", "item_id": poll["item_id"]})
    return str(poll["id"])


def confirm(page: Page, button: str, again: str = "") -> None:
    page.locator(".next-step").get_by_role("button", name=button).click()
    page.get_by_role("dialog").get_by_role("button", name=again or button, exact=True).click()


def label(page: Page) -> Any:
    return page.locator(".step-label")


def test_scrutineers_hold_the_key(hall: DemoHall, open_page: OpenPage) -> None:
    people = scrutineers(hall)
    poll = prepare(hall, keys="scrutineers")
    chair, screen = open_page("/chair", "chair"), open_page("/screen", "screen", size="screen")
    step = chair.locator(".next-step")
    expect(label(chair)).to_have_text("下一步：监票人生成钥匙")
    boxes = step.get_by_role("checkbox")
    expect(boxes).to_have_count(len(people))
    assert all(box.is_checked() for box in boxes.all())
    expect(step.get_by_role("radio", name=re.compile("5 位中任意 3 位"))).to_be_checked()
    step.get_by_role("button", name="多一位").click()
    expect(step.get_by_role("radio", name=re.compile("5 位中任意 4 位"))).to_be_checked()
    expect(step.get_by_role("button", name="多一位")).to_be_disabled()
    shot(chair, "sealed-chair-1-choose")
    step.get_by_role("button", name="开始生成钥匙").click()
    expect(label(chair)).to_have_text("监票人正在生成钥匙")
    expect(step.locator(".holders li")).to_have_count(5)
    expect(screen.locator('.screen[data-view="ceremony"]')).to_contain_text("任意 4 位到场即可开箱")
    shot(chair, "sealed-chair-2-gathering")

    confirm(chair, "重新来过")
    expect(boxes).to_have_count(len(people))
    for box in boxes.all()[2:]:
        box.uncheck()
    expect(step).to_contain_text("2 位监票人必须都到场才能开箱")
    step.get_by_role("button", name="开始生成钥匙").click()
    expect(label(chair)).to_have_text("监票人正在生成钥匙")
    first, second = (Holder(hall, place) for place in people[:2])
    first.make_key()
    expect(step.locator(".holders .-done")).to_contain_text(first.name)
    expect(screen.locator(".wall-holders .-done")).to_contain_text(first.name)
    shot(screen, "sealed-screen-1-keys")
    second.make_key()
    expect(step.locator(".key-line")).to_contain_text("由 2 位监票人持有，全部到齐才能开箱")
    expect(screen.locator('.screen[data-view="item"]')).to_be_visible()
    shot(chair, "sealed-chair-3-ready")
    step.get_by_role("button", name="开始表决").click()

    expect(label(chair)).to_have_text("无记名表决进行中")
    for number, choice in ((1, YES), (2, YES), (3, NO)):
        cast(hall, poll, number, [choice])
    expect(screen.get_by_role("progressbar", name="已提交")).to_have_attribute("aria-valuenow", "3")
    expect(screen.locator(".secret")).to_contain_text("无记名表决")
    shot(screen, "sealed-screen-2-open")
    confirm(chair, "停止投票，开始核对", "停止投票")
    expect(label(chair)).to_have_text("核对中（不收票）")
    code = screen.locator(".box-code b")
    expect(screen.locator(".board-codes li")).to_have_count(3, timeout=AGAIN)
    expect(step.get_by_role("button", name="封箱")).to_be_enabled(timeout=AGAIN)
    head = hall.state()["box"]["head_code"]
    expect(code).to_have_text(head)
    spoken = " ".join(head.replace("-", "，"))
    expect(step.locator(".words")).to_contain_text(re.sub(r"\s*，\s*", "，", spoken))
    shot(screen, "sealed-screen-3-checking")
    shot(chair, "sealed-chair-4-checking")

    confirm(chair, "返回投票")
    expect(label(chair)).to_have_text("无记名表决进行中")
    confirm(chair, "停止投票，开始核对", "停止投票")
    confirm(chair, "封箱", "提前封箱")
    expect(label(chair)).to_have_text("已封箱，等待开箱")
    first.open_box(poll)
    expect(step).to_contain_text("已开箱 1 / 2")
    expect(step).to_contain_text("还需要 1 位")
    expect(screen.locator(".unsealing-count")).to_contain_text("已开箱 1 / 2")
    shot(screen, "sealed-screen-4-unsealing")
    step.locator("summary").click()
    expect(step).to_contain_text("备份二维码")
    expect(step).not_to_contain_text("不必等他")
    shot(chair, "sealed-chair-5-unsealing")
    chair.reload()
    second.open_box(poll)
    expect(step).to_contain_text("赞成2票", timeout=AGAIN)
    expect(screen.locator('.screen[data-view="closed"]')).to_be_visible()
    step.get_by_role("button", name="在大屏公布结果").click()
    expect(screen.locator(".stamp")).to_have_text("未通过")
    expect(chair.get_by_role("button", name="大屏显示记名结果")).to_have_count(0)


def test_the_server_holds_the_key(hall: DemoHall, open_page: OpenPage) -> None:
    poll = prepare(hall, keys="server", check_seconds=0)
    chair, screen = open_page("/chair", "chair", lang="en"), open_page("/screen", "screen", size="screen")
    step = chair.locator(".next-step")
    expect(step.locator(".key-line")).to_contain_text("The key is on the server alone")
    shot(chair, "sealed-chair-6-server-en")
    step.get_by_role("button", name="Open the poll").click()
    expect(screen.locator(".secret")).to_contain_text("服务器持钥")
    cast(hall, poll, 1, [YES])
    confirm(chair, "Stop voting, begin checking", "Stop voting")
    expect(screen.locator(".board-codes li")).to_have_count(1, timeout=AGAIN)
    chair.locator(".next-step").get_by_role("button", name="Close the box").click()
    expect(label(chair)).to_have_text("Outcome (not yet on screen)", timeout=AGAIN)
    assert hall.state()["result"]["counts"]["options"][0]["yes"] == 1


def test_a_sealed_vote_is_made_void_while_its_box_waits(hall: DemoHall, open_page: OpenPage) -> None:
    (place,) = scrutineers(hall)[:1]
    poll = prepare(hall, keys="scrutineers", check_seconds=0)
    client = hall.client("chair")
    client.post(f"/meetings/{hall.meeting}/keys", {"kind": "all", "people": [hall.person(place)]})
    Holder(hall, place).make_key()
    client.post(f"/polls/{poll}/open")
    cast(hall, poll, 1, [YES])
    client.post(f"/polls/{poll}/check")
    chair, screen = open_page("/chair", "chair"), open_page("/screen", "screen", size="screen")
    expect(chair.locator(".step-label")).to_have_text("核对中（不收票）")
    chair.locator(".next-step").get_by_role("button", name="封箱").click(timeout=AGAIN)
    expect(screen.locator('.screen[data-view="unsealing"]')).to_be_visible()
    client.post(f"/meetings/{hall.meeting}/stage", {"face": "agenda"})
    expect(screen.locator(".screen-head")).to_contain_text("正在开箱")
    chair.get_by_role("button", name="回到表决").click()
    chair.get_by_role("button", name="作废").click()
    dialog = chair.get_by_role("dialog")
    dialog.get_by_label("原因").fill("监票人失联")
    dialog.get_by_role("button", name="作废").click()
    expect(label(chair)).to_have_text("这次表决已作废")
    expect(screen.locator(".screen")).to_contain_text("监票人失联")


def crowded(state: dict[str, Any], poll: dict[str, Any], step: str) -> dict[str, Any]:
    """The hall's state with seven scrutineers of long names, at this step of a sealed vote."""
    holders = [
        {"person_id": f"p{n}", "number": n, "name": f"{LONG_NAME}{n}", "done": n < 4, "opened": n < 4}
        for n in range(1, 8)
    ]
    group = {"group_id": "g", "kind": "threshold", "threshold": 4, "holders": holders, "fingerprint": "x"}
    keys = group | {"step": "sharing" if step == "prepared" else "ready", "code": "WM7Q-MW8Q"}
    ends = (datetime.now(UTC) + timedelta(seconds=119)).isoformat() if step == "checking" else None
    sealed = {"box": "sealed", "keys": "scrutineers", "check_seconds": 120, "check_ends_at": ends, "title": LONG_TITLE}
    codes = {"head": "h", "head_code": "WM7Q-MW8Q", "hash_code": "WM7Q-MW8Q", "tally_ready": True}
    box = group | codes | {"poll_id": poll["id"], "keys": "scrutineers", "needed": 4, "opened": 3}
    return state | {
        "stage": state["stage"] | {"face": "poll", "poll_id": poll["id"]},
        "poll": poll | sealed | {"state": step, "closes_at": ends, "opened_at": "2026-03-02T09:00:00+08:00"},
        "turnout": {"poll_id": poll["id"], "cast": 1213, "present": 2952, "electors": 2980},
        "keys": keys,
        "box": None if step == "prepared" else box | {"unchecked": 12, "ballots": 213},
        "pressed": None,
        "tally": None,
    }


def board() -> dict[str, Any]:
    codes = [f"{n:04}-WM8Q" for n in range(213)]
    lines = [{"code": c, "tracker": c, "credential": c, "counted": n % 9 > 0} for n, c in enumerate(codes)]
    return {"lines": lines}


def answer(body: dict[str, Any], route: Route) -> None:
    route.fulfill(json=body)


def test_seven_scrutineers_and_213_codes_fit_every_wall(demo_hall: DemoHall, open_page: OpenPage) -> None:
    client = demo_hall.client("chair")
    polls = {line["method"]: client.get(f"/polls/{line['id']}")["poll"] for line in demo_hall.state()["polls"]}
    begun = demo_hall.state("screen")
    page = open_page("/screen", "screen", size="screen")
    page.route("**/board", partial(answer, board()))
    pictures = (
        ("motion", "prepared", "ceremony"),
        ("motion", "open", "open"),
        ("choose", "open", "open"),
        ("choose", "checking", "checking"),
        ("choose", "unsealing", "unsealing"),
    )
    for method, step, view in pictures:
        page.route("**/hall?face=screen", partial(answer, crowded(begun, polls[method], step)))
        page.reload()
        expect(page.locator(f'.screen[data-view="{view}"]')).to_be_visible()
        if step == "checking":
            expect(page.locator(".rolling-place")).to_contain_text("共 7 页")
            expect(page.locator(".board-codes .-replaced").first).to_contain_text("已改投")
        whole(page, f"sealed-{method}-{view}", [(1920, 1080), (1024, 768)])
