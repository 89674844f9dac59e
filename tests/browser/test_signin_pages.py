"""The gate, the code on the wall, the phone that scans it, and the secretariat's desk of the sign-in."""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.lost import Pushes, answer_lost
from tests.browser.scanner import scan

pytestmark = pytest.mark.browser

SWITCH = """async () => {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  tabs[0].click();
  await new Promise(done => setTimeout(done, 200));
  const start = performance.now();
  tabs[2].click();
  while (document.querySelectorAll("[data-seat]").length < 3000) await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""
"""Away from the seat map and back: how many milliseconds until it stands there."""


def dialog_of(page: Page, name: str) -> Locator:
    """Find a person of the list and open what can be done."""
    page.get_by_placeholder("搜索姓名、代表团、座位").fill(name)
    page.get_by_role("row", name=re.compile(name)).first.click()
    return page.get_by_role("dialog")


def test_the_gate(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/gate", "gate")
    secret = demo_hall.secret(4)
    name = demo_hall.demo["badges"][4]["name"]
    answer = page.locator(".gate-answer")
    expect(answer).to_contain_text("请扫描代表证")
    expect(page.locator(".gate-foot")).to_contain_text("213")
    scan(page, f"https://hall.local/b#{secret}")
    expect(page.locator(".gate-answer.-ok")).to_have_text(re.compile(f"{name}.*座位 1-5"))
    shot(page, "gate-ok")
    scan(page, secret.upper())
    expect(page.locator(".gate-answer.-again")).to_contain_text("无需重复签到")
    scan(page, "0" * 26)
    expect(answer).to_have_class(re.compile("-bad"))
    shot(page, "gate-bad")
    expect(answer).to_contain_text("请扫描代表证", timeout=8000)


def test_the_gate_without_network_keeps_the_scans_and_sends_them(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/gate", "gate")
    expect(page.locator(".gate-foot")).to_contain_text("213")
    page.context.set_offline(True)
    scan(page, demo_hall.secret(7))
    expect(page.locator(".gate-answer")).to_contain_text("已记下")
    scan(page, "9" * 26)
    expect(page.locator(".gate-foot")).to_contain_text("待补送：2")
    shot(page, "gate-offline")
    page.context.set_offline(False)
    expect(page.get_by_role("button", name="补送未成功：1")).to_be_visible(timeout=20_000)
    expect(page.locator(".gate-foot")).not_to_contain_text("待补送")
    assert demo_hall.state()["attendance"]["present"] == 1
    assert page.evaluate("localStorage.getItem('gate-kept:')") is None


def test_the_wall_and_the_phones(demo_hall: DemoHall, open_page: OpenPage) -> None:
    wall = open_page(f"/wall/{demo_hall.meeting}", "screen", size="screen")
    expect(wall.get_by_role("img", name="签到码")).to_be_visible()
    shot(wall, "wall")
    fits = "[document.documentElement.scrollWidth <= innerWidth, document.documentElement.scrollHeight <= innerHeight]"
    assert wall.evaluate(fits) == [True, True]
    sitting = demo_hall.state()["sitting"]["id"]
    code = demo_hall.client("screen").get(f"/sittings/{sitting}/wall")["code"]
    phone = open_page(f"/here#{code}", 9, size="phone")
    expect(phone.locator(".here-result")).to_contain_text("签到成功")
    assert code not in phone.url
    shot(phone, "here-ok")
    expect(wall.locator(".wall-figures")).to_contain_text(re.compile(r"实到\s*1"))
    again = open_page(f"/here#{code}", 9, size="phone")
    expect(again.locator(".here-result")).to_contain_text("您已签到")
    nobody = open_page(f"/here#{code}", size="phone")
    expect(nobody.get_by_role("button", name="扫描代表证")).to_be_visible()
    shot(nobody, "here-nobody")
    forged = open_page(f"/here#{code[:-1]}{'0' if code[-1] != '0' else '1'}", 10, size="phone")
    expect(forged.locator(".here-result")).to_contain_text("这不是本次会议的签到码")
    expect(forged.get_by_role("button", name="重新扫描签到码")).to_be_visible()


def test_the_desk(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(12))
    page = open_page(f"/meetings/{demo_hall.meeting}/signin", "secretariat", size="desk")
    expect(page.locator(".figures")).to_contain_text(re.compile(r"实到\s*12"))
    expect(page.get_by_text("未达法定人数，还差130人")).to_be_visible()
    absent = demo_hall.demo["badges"][20]["name"]
    page.get_by_role("button", name=re.compile("^未到")).click()
    dialog = dialog_of(page, absent)
    dialog.get_by_role("button", name="补签").click()
    dialog.get_by_role("button", name="未带代表证").click()
    shot(page, "signin-desk-mark")
    dialog.get_by_role("button", name="补签").click()
    expect(page.locator(".figures")).to_contain_text(re.compile(r"实到\s*13"))
    demo_hall.sign_in(range(12, 15))
    expect(page.locator(".figures")).to_contain_text(re.compile(r"实到\s*16"))
    page.get_by_role("button", name="检查并记录法定人数").click()
    expect(page.get_by_text("最近一次检查")).to_be_visible()
    shot(page, "signin-desk")
    page.get_by_role("tab", name="座位图").click()
    expect(page.locator(".seat.-in")).to_have_count(16 + 1)  # and the legend's
    shot(page, "signin-desk-seats")
    page.get_by_role("tab", name="代表团").click()
    expect(page.locator("tbody tr")).to_have_count(12)
    with page.expect_download() as saved:
        page.get_by_role("button", name="导出PDF").click()
    assert saved.value.suggested_filename.endswith("签到名单.pdf")


def test_in_a_rush_the_list_on_the_desk_goes_along(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(1))
    page = open_page(f"/meetings/{demo_hall.meeting}/signin", "secretariat", size="desk")
    figures = page.locator(".figures")
    expect(figures).to_contain_text(re.compile(r"实到\s*1请假"))
    expect(page.get_by_role("button", name=re.compile("^未到"))).to_be_visible()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/attendance") else None)
    for number in range(1, 10):
        demo_hall.sign_in(range(number, number + 1))
        expect(figures).to_contain_text(re.compile(rf"实到\s*{number + 1}请假"))
    assert asked, "figures that come every quarter of a second do not put the list off"


def test_an_answer_that_came_after_the_next_question_is_shown_all_the_same(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}/signin", "secretariat", size="desk")
    absent = page.get_by_role("button", name=re.compile("^未到"))
    expect(absent).to_have_text(re.compile("213"))
    questions: list[Route] = []

    def keep(route: Route) -> None:
        questions.append(route)

    page.route("**/attendance", keep)
    for number in range(2):
        with page.expect_request("**/attendance"):
            demo_hall.sign_in(range(number, number + 1))
    questions[0].continue_()
    expect(absent).to_have_text(re.compile("211"))
    questions[1].abort()
    expect(page.get_by_role("alert")).to_be_visible()


def test_a_step_that_was_taken_back_already_is_not_taken_back_twice(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(2))
    desk, name = demo_hall.client("secretariat"), demo_hall.demo["badges"][0]["name"]
    path = f"/sittings/{demo_hall.state()['sitting']['id']}/attendance"
    who = next(one["person_id"] for one in desk.get(path)["people"] if one["name"] == name)
    desk.post(path, {"person_id": who, "state": "left", "reason": "误点"})
    page = open_page(f"/meetings/{demo_hall.meeting}/signin", "secretariat", size="desk")
    dialog = dialog_of(page, name)
    dialog.get_by_role("button", name="撤销上一步").click()
    dialog.get_by_role("button", name="误操作").click()
    answer_lost(page, "**/attendance")
    dialog.get_by_role("button", name="撤销上一步").click()
    expect(dialog.get_by_text("网络不通，没有收到答复。")).to_be_visible()
    expect(dialog.get_by_role("button", name="登记早退")).to_be_visible()
    assert next(one["state"] for one in desk.get(path)["people"] if one["person_id"] == who) == "present"


def test_a_seat_map_of_three_thousand_is_drawn_in_a_blink(demo_hall: DemoHall, open_page: OpenPage) -> None:
    rows = [[f"{row}-{number}" for number in range(1, 61)] for row in range(1, 51)]
    demo_hall.client("secretariat").post(f"/meetings/{demo_hall.meeting}/seats", {"rows": rows})
    page = open_page(f"/meetings/{demo_hall.meeting}/signin", "secretariat", size="desk")
    page.get_by_role("tab", name="座位图").click()
    expect(page.locator("[data-seat]")).to_have_count(3000)
    shot(page, "signin-desk-seats-3000")
    assert min(page.evaluate(SWITCH) for _ in range(3)) < 2000, "of three, should the machine be at something else"


def test_the_seat_map_is_drawn_imported_and_seats_are_exchanged(
    demo_hall: DemoHall, open_page: OpenPage, tmp_path: Path
) -> None:
    desk, path = demo_hall.client("secretariat"), f"/meetings/{demo_hall.meeting}/seats"
    page = open_page(f"/meetings/{demo_hall.meeting}/signin", "secretariat", size="desk")
    pushes = Pushes(page)
    page.reload()
    page.get_by_role("tab", name="座位图").click()
    page.get_by_role("button", name="编辑座位图").click()
    for label, value in (("排数", "2"), ("每排座位", "4"), ("过道在第几座之后", "2")):
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="重新生成").click()
    expect(page.get_by_text("这些座位上有人，但不在图上")).to_be_visible()
    page.locator("button[data-seat='1:4']").click()
    shot(page, "signin-desk-draw")
    page.get_by_role("button", name="保存座位图").click()
    expect(page.get_by_text("座位图已保存")).to_be_visible()
    assert desk.get(path)["seats"]["rows"] == [["1-1", "1-2", None, "1-3", "1-4"], ["2-1", "2-2", None, "2-3", None]]

    names = [badge["name"] for badge in demo_hall.demo["badges"][:3]]
    book = openpyxl.Workbook()
    for row in (["排", "号", "姓名"], [1, 1, names[1]], [1, 2, names[0]], [1, 3, "查无此人"]):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "seats.xlsx")
    pushes.lost = True
    page.set_input_files("input[type=file]", tmp_path / "seats.xlsx")
    expect(page.get_by_text("名册里没有：查无此人")).to_be_visible()
    shot(page, "signin-desk-import")
    assert desk.get(path)["seats"]["people"]["1-1"]["name"] == names[1]
    expect(page.locator("button[data-seat='1-1']")).to_have_attribute(
        "title", re.compile(names[1])
    )  # before it is pushed
    pushes.lost = False
    page.reload()
    page.get_by_role("tab", name="座位图").click()

    page.locator("button[data-seat='1-1']").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="换座").click()
    dialog.get_by_label("座位").fill("1-2")
    dialog.get_by_role("button", name=f"与{names[0]}互换").click()
    expect(dialog.get_by_role("button", name="换座")).to_be_visible()
    assert desk.get(path)["seats"]["people"]["1-1"]["name"] == names[0]


def test_the_rules_of_the_sign_in(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}/signin", "secretariat", size="desk")
    page.get_by_role("button", name="签到规则").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("按本级议事规则另行规定").click()
    dialog.get_by_label("分子").fill("3")
    expect(dialog.get_by_role("button", name="保存")).to_be_disabled()
    dialog.get_by_label("分母").fill("4")
    shot(page, "signin-desk-rules")
    dialog.get_by_role("button", name="保存").click()
    expect(page.get_by_text("未达法定人数，还差160人")).to_be_visible()
