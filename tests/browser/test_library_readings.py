"""The secretariat's page of documents while they are read: versions by two at once, readings, reminders, withdrawal, wiping."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.library import (
    library_page,
    one,
    payload,
    publish,
    read_as,
    row,
    uploaded,
    wait_until,
)
from tests.browser.lost import next_post
from tests.browser.tablet import button
from tests.documents.pdfs import paper

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """The demo's hall without documents."""
    return demo_hall


def choose_version(page: Page, name: str, pages: int, note: str) -> None:
    """Fill the dialog of a new version."""
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files(payload(name, paper(pages)))
    dialog.get_by_label("改了什么").fill(note)


def test_two_secretaries_replace_one_paper(hall: DemoHall, open_page: OpenPage) -> None:
    report = uploaded(hall, "政府工作报告.pdf", paper(2))
    publish(hall, report["id"])
    first, second = library_page(hall, open_page), library_page(hall, open_page)
    for page in (first, second):
        row(page, "政府工作报告").click()
        page.get_by_role("tab", name="版本").click()
        button(page, "换成新版本…").click()
    choose_version(first, "更正稿.pdf", 3, "第 2 页表三已更正")
    choose_version(second, "另一个更正稿.pdf", 4, "附表更正")
    blind = open_page(f"/meetings/{hall.meeting}/documents#{report['id']}", "secretariat", size="desk")
    blind.get_by_role("tab", name="版本").click()
    button(blind, "换成新版本…").click()
    choose_version(blind, "没有听说的.pdf", 1, "")
    blind.evaluate("window.dispatchEvent(new Event('offline'))")
    button(first, "上传第 2 版").click()
    expect(first.get_by_text("新版本已上传")).to_be_visible()
    told = second.get_by_role("dialog").locator(".notice")
    expect(told).to_contain_text("刚刚上传了第 2 版，请先看一看")
    expect(told).to_contain_text("第 2 页表三已更正")
    expect(told).to_contain_text("你的文件还没有上传")
    shot(second, "library-40-conflict")
    assert len(one(hall, report["id"])["versions"]) == 2
    expect(blind.get_by_role("dialog").locator(".notice")).to_contain_text("请先看一看")
    button(second, "我已看过，仍要再换").click()
    button(second, "上传第 3 版").click()
    expect(second.locator(".doc-version")).to_have_count(3)
    expect(second.locator(".doc-version.-current")).to_contain_text("另一个更正稿.pdf", timeout=20_000)
    shot(second, "library-41-versions")
    with second.expect_download() as original:
        second.locator(".doc-version", has_text="第 1 版").get_by_role("link", name="下载原件").click()
    assert original.value.suggested_filename.endswith(".pdf")
    second.locator("aside input[type=file]").set_input_files(payload("版式文件.ofd", b"PK\x03\x04" + b"\0" * 200))
    expect(second.locator(".doc-attachments")).to_contain_text("版式文件.ofd")


def test_a_replacement_that_the_page_had_not_heard_of_is_refused_and_shown(hall: DemoHall, open_page: OpenPage) -> None:
    report = uploaded(hall, "政府工作报告.pdf", paper(2))
    page = library_page(hall, open_page)
    row(page, "政府工作报告").click()
    page.get_by_role("tab", name="版本").click()
    button(page, "换成新版本…").click()
    choose_version(page, "我的.pdf", 1, "")

    def meanwhile(route: Route) -> None:
        """Another secretary's file arrives while this one is on its way."""
        page.context.request.post(
            f"/api/v1/documents/{report['id']}/versions",
            headers={"Authorization": f"Bearer {hall.client('secretariat').token}"},
            multipart={
                "replaces": report["versions"][0]["id"],
                "note": "快了一步",
                "file": payload("别人的.pdf", paper(3)),
            },
        )
        route.continue_()

    next_post(page, "**/versions", meanwhile)
    button(page, "上传第 2 版").click()
    expect(page.get_by_role("dialog").locator(".notice")).to_contain_text("快了一步")
    assert [v["note"] for v in one(hall, report["id"])["versions"]] == ["快了一步", ""]


def test_who_has_read_who_is_reminded_and_what_is_withdrawn(hall: DemoHall, open_page: OpenPage) -> None:
    people = hall.client("secretariat").get(f"/rolls/{_roll(hall)}/people")
    ids = {p["name"]: p["person_id"] for p in people}
    names = [hall.demo["badges"][n]["name"] for n in (1, 2, 3, 4)]
    readers = {"everyone": False, "voters": False, "roles": [], "delegations": [], "people": [ids[n] for n in names]}
    report = uploaded(hall, "政府工作报告.pdf", paper(3), readers=readers, must_sign=True)
    publish(hall, report["id"])
    page = library_page(hall, open_page)
    expect(row(page, "政府工作报告")).to_contain_text("已读 0 / 4")
    row(page, "政府工作报告").get_by_role("button", name=re.compile("已读")).click()
    expect(page.locator(".doc-missing li")).to_have_count(4)
    read_as(hall, 1, report, [1, 2, 3])
    read_as(hall, 2, report, [1])
    hall.deputy(1).post(f"/documents/{report['id']}/sign", {"version": report["versions"][0]["id"]})
    expect(row(page, "政府工作报告")).to_contain_text("已读 2 / 4")
    expect(page.locator(".doc-missing").first.locator("li")).to_have_count(2)
    page.locator(".doc-missing").first.get_by_role("button", name="提醒").first.click()
    expect(page.locator(".doc-missing").first.get_by_text("已提醒")).to_have_count(1)
    button(page, "再次提醒全部").click()
    expect(page.locator(".doc-missing").first.get_by_text("已提醒")).to_have_count(2)
    shot(page, "library-50-readings")
    button(page, "每个人读了几页、什么时候…").click()
    table = page.get_by_role("dialog")
    expect(table.get_by_role("row", name=re.compile(names[0]))).to_contain_text("3 / 3")
    expect(table.get_by_role("row", name=re.compile(names[1]))).to_contain_text("1 / 3")
    expect(table.get_by_role("row", name=re.compile(names[2]))).to_contain_text("未读")
    shot(page, "library-51-table")
    page.keyboard.press("Escape")
    with page.expect_download() as sheet:
        button(page, "阅读情况表").click()
    book = openpyxl.load_workbook(io.BytesIO(sheet.value.path().read_bytes()))
    assert names[0] in {str(cell.value) for page_ in book for line in page_.iter_rows() for cell in line}
    button(page, "按人查看").click()
    page.get_by_role("dialog").get_by_role("searchbox").fill(names[1])
    page.get_by_role("dialog").get_by_role("button", name=re.compile(names[1])).first.click()
    expect(page.get_by_role("dialog").get_by_role("row", name=re.compile("政府工作报告"))).to_contain_text("1 / 3")
    shot(page, "library-52-person")
    page.keyboard.press("Escape")

    button(page, "收回…").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("已有 2 人打开过")
    expect(dialog.get_by_role("button", name="从所有平板收回")).to_be_disabled()
    dialog.get_by_label("收回的理由").fill("附表二数字有误")
    shot(page, "library-53-withdraw")
    dialog.get_by_role("button", name="从所有平板收回").click()
    expect(page.locator(".doc-panel .doc-sight").first).to_contain_text("已从所有平板收回。理由：附表二数字有误")
    assert hall.deputy(1).get(f"/meetings/{hall.meeting}/book")["documents"] == []
    button(page, "恢复发放…").click()
    page.get_by_role("dialog").get_by_role("button", name="恢复发放").click()
    expect(row(page, "政府工作报告")).to_contain_text("已发放")
    assert len(hall.deputy(1).get(f"/meetings/{hall.meeting}/book")["documents"]) == 1


def _roll(hall: DemoHall) -> str:
    found: str = hall.client("secretariat").get(f"/meetings/{hall.meeting}")["meeting"]["roll_id"]
    return found


def test_a_look_at_the_pages(hall: DemoHall, open_page: OpenPage) -> None:
    uploaded(hall, "政府工作报告.pdf", paper(3))
    page = library_page(hall, open_page)
    row(page, "政府工作报告").click()
    button(page, "预览").click()
    expect(page.locator(".doc-page")).to_have_attribute("aria-busy", "false", timeout=30_000)
    expect(page.locator(".doc-thumbs img")).to_have_count(3)
    drawn = (
        "canvas => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data].some(v => v < 100)"
    )
    assert page.locator(".doc-page canvas").evaluate(drawn)
    shot(page, "library-60-preview")
    page.locator(".doc-thumbs button").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("2 / 3")).to_be_visible()


def test_after_the_end_whose_tablets_are_wiped(hall: DemoHall, open_page: OpenPage) -> None:
    report = uploaded(hall, "政府工作报告.pdf", paper(2))
    publish(hall, report["id"])
    hall.sign_in(range(1, 6))
    hall.open_sitting()
    tablet = read_as(hall, 1, report, [1, 2])
    read_as(hall, 2, report, [1])
    page = library_page(hall, open_page)
    expect(row(page, "政府工作报告")).to_contain_text("已读 2 /")
    chair = hall.client("chair")
    chair.post(f"/sittings/{hall.state()['sitting']['id']}/close")
    chair.post(f"/meetings/{hall.meeting}/end")
    button(page, "清除情况").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("2 人的平板还没有报告")
    tablet.post(f"/meetings/{hall.meeting}/wiped", {"documents": None})
    wait_until(lambda: sum(1 for p in chair.get(f"/meetings/{hall.meeting}/wipes")["people"] if p["wiped_at"]) == 1)
    page.keyboard.press("Escape")
    button(page, "清除情况").click()
    expect(dialog).to_contain_text("1 人的平板还没有报告")
    shot(page, "library-61-wipes")
    page.keyboard.press("Escape")
    expect(row(page, "政府工作报告")).to_contain_text("代表现在看不到：会议已经结束")
    expect(page.get_by_role("button", name="添加文件")).to_have_count(0)
