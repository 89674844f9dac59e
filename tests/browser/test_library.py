"""The secretariat's page of documents: files dropped together, settings, publishing, order, what a reload leaves."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.library import (
    CARRY,
    drop_files,
    library,
    library_page,
    one,
    payload,
    row,
    section,
    uploaded,
    wait_until,
)
from tests.browser.lost import never_sent, next_post
from tests.browser.tablet import button, in_session
from tests.documents.pdfs import encrypted, paper, picture, scan

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """The demo's hall without documents."""
    return demo_hall


REPORT = "听取和审议区人民政府工作报告"
PLAN = "审查2026年计划执行情况与2027年计划草案的报告"


def test_three_files_are_dropped_and_one_is_not_what_it_says(hall: DemoHall, open_page: OpenPage) -> None:
    page = library_page(hall, open_page)
    expect(page.get_by_text("还没有文件")).to_be_visible()
    shot(page, "library-01-empty")
    page.locator("h1").evaluate(CARRY)
    section(page, REPORT).evaluate(CARRY)
    expect(page.locator(".doc-section.-over")).to_have_count(1)
    shot(page, "library-02-carrying")
    drop_files(
        section(page, REPORT),
        {"2 附表.png": picture(), "10 说明.pdf": b"PK\x03\x04 this is no PDF", "1 政府工作报告.pdf": paper(3)},
    )
    here = section(page, REPORT)
    expect(here.locator(".doc-row[data-document]")).to_have_count(2, timeout=20_000)
    fault = here.locator(".doc-row.-fault")
    expect(fault).to_have_count(1)
    expect(fault).to_contain_text("10 说明.pdf")
    expect(fault.get_by_role("alert")).to_contain_text("请")
    expect(page.locator(".doc-upload-bar")).to_contain_text("1 份没有上传成功，其余不受影响")
    shot(page, "library-03-dropped")
    expect(here.locator(".doc-title").nth(0)).to_contain_text("政府工作报告")
    expect(here.get_by_text("3 页")).to_be_visible(timeout=20_000)
    fault.get_by_role("button", name=re.compile("不再上传")).click()
    expect(page.locator(".doc-upload-bar")).to_have_count(0)
    assert [d["label"] for d in library(hall)] == ["会议文件之一", "会议文件之二"]
    drop_files(page.locator("h1"), {"x.pdf": paper(1)})
    expect(page.get_by_text("请把文件放到一项议程或资料库里。")).to_be_visible()
    assert len(library(hall)) == 2


def test_an_upload_that_failed_is_tried_again_and_leaving_asks(hall: DemoHall, open_page: OpenPage) -> None:
    page = library_page(hall, open_page)
    never_sent(page, "**/documents")
    with page.expect_file_chooser() as chooser:
        button(page, "选择文件，先放进资料库").click()
    chooser.value.set_files(
        [
            payload("会议须知.pdf", paper(1)),
            payload("参阅材料.pdf", paper(2)),
            payload("空.pdf", b""),
        ]
    )
    expect(page.get_by_text("网络不通，没有收到答复。")).to_be_visible()
    expect(page.get_by_text("这个文件是空的。")).to_be_visible()
    expect(page.locator(".doc-row[data-document]")).to_have_count(1)
    button(page, "再试一次").click()
    expect(page.locator(".doc-row[data-document]")).to_have_count(2)
    held: list[Route] = []
    next_post(page, "**/documents", held.append)
    drop_files(section(page), {"再来一份.pdf": paper(1)})
    expect(page.locator(".doc-upload-bar")).to_contain_text("正在上传，还有 1 份")
    assert page.evaluate("!window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    page.get_by_role("button", name="停止上传再来一份.pdf").click()
    expect(page.get_by_text("正在上传，还有")).to_have_count(0)
    assert page.evaluate("window.dispatchEvent(new Event('beforeunload', {cancelable: true}))")
    assert len(library(hall)) == 2


def test_a_reload_during_conversion_loses_nothing_and_a_fault_says_what_to_do(
    hall: DemoHall, open_page: OpenPage
) -> None:
    page = library_page(hall, open_page)
    drop_files(section(page, REPORT), {"报告.pdf": paper(3), "加密的.pdf": encrypted(), "扫描件.pdf": scan(2)})
    expect(page.locator(".doc-row[data-document]")).to_have_count(3, timeout=20_000)
    page.reload()
    expect(page.locator(".doc-row[data-document]")).to_have_count(3)
    locked = row(page, "加密的")
    expect(locked.get_by_role("alert")).to_contain_text("请去掉密码后重新上传", timeout=30_000)
    expect(page.locator(".doc-row .bar")).to_have_count(0, timeout=30_000)
    page.locator(".doc-figure", has_text="转换失败").click()
    expect(page.locator(".doc-row[data-document]")).to_have_count(1)
    shot(page, "library-04-fault")
    page.locator(".doc-figure", has_text="全部").click()
    locked.get_by_role("button", name="换一个文件").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files(payload("没有密码.pdf", paper(2)))
    dialog.get_by_role("button", name="上传第 2 版").click()
    expect(locked.get_by_text("2 页")).to_be_visible(timeout=30_000)
    row(page, "扫描件").click()
    page.get_by_role("tab", name="版本").click()
    expect(page.get_by_text("扫描件：页上没有文字")).to_be_visible()


def publish_all(page: Page, n: int) -> None:
    """Publish everything that is prepared."""
    button(page, f"发放全部草稿（{n} 份）").click()
    page.get_by_role("dialog").get_by_role("button", name=f"发放 {n} 份").click()
    expect(page.get_by_text(f"已发放 {n} 份文件")).to_be_visible()


def test_settings_of_one_and_of_several_then_published_at_once(hall: DemoHall, open_page: OpenPage) -> None:
    item = next(i["id"] for i in hall.state()["agenda"] if i["title"] == REPORT)
    report = uploaded(hall, "政府工作报告.pdf", paper(3), item)
    secret = uploaded(hall, "人事名单.pdf", paper(1), item)
    rules = uploaded(hall, "会议须知.pdf", paper(1))
    page = library_page(hall, open_page)
    expect(page.locator(".doc-row[data-document]")).to_have_count(3)

    row(page, "人事名单").click()
    panel = page.locator(".doc-panel")
    panel.get_by_role("button", name="秘密", exact=True).click()
    panel.get_by_role("button", name="选择…").click()
    dialog = page.get_by_role("dialog")
    dialog.locator(".choice", has_text="只给一部分人").click()
    expect(dialog.get_by_role("button", name="确定")).to_be_disabled()
    dialog.locator(".check", has_text="列席").click()
    name = hall.demo["badges"][5]["name"]
    dialog.get_by_role("searchbox").fill(name)
    dialog.get_by_role("button", name=re.compile(name)).first.click()
    expect(dialog.locator(".doc-chips li")).to_have_count(1)
    said = dialog.get_by_role("status").inner_text()
    shot(page, "library-10-readers")
    dialog.get_by_role("button", name="确定").click()
    panel.get_by_role("button", name="进行到该议程").click()
    panel.get_by_label("需要签阅").check()
    shot(page, "library-11-settings")
    panel.get_by_role("button", name="保存设置").click()
    expect(page.get_by_text("设置已保存")).to_be_visible()
    kept = one(hall, secret["id"])
    assert (kept["secrecy"], kept["opens"], kept["must_sign"]) == ("secret", "called", True)
    assert kept["readers"]["roles"] == ["attending"]
    assert len(kept["readers"]["people"]) == 1
    assert said == f"共 {kept['readers_n']} 人"

    for title in ("政府工作报告", "会议须知"):
        row(page, title).get_by_role("checkbox").check()
    button(page, "修改设置…").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("group", name="可以下载").get_by_role("button", name="可以", exact=True).click()
    dialog.get_by_role("group", name="会议文件编号").get_by_role("button", name="不编号").click()
    shot(page, "library-12-several")
    dialog.get_by_role("button", name="修改 2 份").click()
    expect(dialog).to_have_count(0)
    assert [one(hall, d["id"])["may_download"] for d in (report, secret, rules)] == [True, False, True]
    assert one(hall, report["id"])["secrecy"] == "open"
    button(page, "取消选择").click()

    button(page, "发放全部草稿（3 份）").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_have_text("2 份立即可以阅读，1 份进行到议程时开放")
    shot(page, "library-13-publish")
    dialog.get_by_label("发放“会议须知”").uncheck()
    dialog.get_by_role("button", name="发放 2 份").click()
    expect(page.get_by_text("已发放 2 份文件")).to_be_visible()
    expect(row(page, "人事名单")).to_contain_text("代表现在看不到：议程尚未进行")
    expect(row(page, "政府工作报告")).to_contain_text("人现在可以阅读")
    expect(row(page, "会议须知")).to_contain_text("草稿")
    in_session(hall)
    hall.client("chair").post(f"/meetings/{hall.meeting}/stage", {"face": "item", "item_id": item})
    expect(row(page, "人事名单")).to_contain_text(f"{kept['readers_n']} 人现在可以阅读")
    shot(page, "library-14-published")


def test_order_by_keys_and_by_drag_and_a_title_where_it_stands(hall: DemoHall, open_page: OpenPage) -> None:
    item = next(i["id"] for i in hall.state()["agenda"] if i["title"] == REPORT)
    for name in ("丙.pdf", "乙.pdf", "甲.pdf"):
        uploaded(hall, name, paper(1), item)
    page = library_page(hall, open_page)
    here = section(page, REPORT).locator(".doc-title > span:not(.doc-label)")
    expect(here).to_have_text(["甲", "乙", "丙"])
    row(page, "甲").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(here).to_have_text(["乙", "甲", "丙"])
    expect(row(page, "甲")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(row(page, "丙")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(here).to_have_text(["乙", "甲"])
    expect(section(page, "审查和批准").locator(".doc-title").first).to_contain_text("丙")
    row(page, "乙").hover()
    start = row(page, "乙").locator(".agenda-handle").bounding_box()
    to = section(page, PLAN).bounding_box()
    assert start
    assert to
    page.mouse.move(start["x"] + 8, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(to["x"] + 60, to["y"] + 20, steps=6)
    expect(page.locator(".doc-drop")).to_have_count(1)
    shot(page, "library-20-drag")
    page.mouse.up()
    expect(section(page, PLAN).locator(".doc-title")).to_contain_text("乙")
    row(page, "甲").focus()
    page.keyboard.press("F2")
    page.get_by_label("标题", exact=True).fill("甲　　修改后的标题")
    page.keyboard.press("Enter")
    expect(row(page, "甲 修改后的标题")).to_be_visible()
    wait_until(lambda: any(d["title"] == "甲 修改后的标题" for d in library(hall)))


def test_sixty_documents_with_long_titles_and_english(hall: DemoHall, open_page: OpenPage) -> None:
    desk = hall.client("secretariat")
    items = [i["id"] for i in hall.state()["agenda"]]
    content = paper(1)
    long = "关于江北区2026年国民经济和社会发展计划执行情况与2027年国民经济和社会发展计划草案的报告（书面）及附表"
    for n in range(60):
        made = desk.upload(f"/meetings/{hall.meeting}/documents", f"{long}{n}.pdf", content)
        desk.post(f"/documents/{made['id']}/move", {"item_id": items[n % len(items)], "position": 0})
    page = library_page(hall, open_page, lang="en")
    expect(page.locator(".doc-row[data-document]")).to_have_count(60)
    expect(page.locator(".doc-row .bar")).to_have_count(0, timeout=180_000)
    page.get_by_placeholder("Find by title or file name").fill(f"{long}7")
    expect(page.locator(".doc-row[data-document]")).to_have_count(1)
    page.locator(".doc-row[data-document]").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shot(page, "library-30-english")
    page.get_by_placeholder("Find by title or file name").fill("")
    for name in ("Versions", "Readings"):
        page.get_by_role("tab", name=name).click()
        shot(page, f"library-31-{name.lower()}")
    seen = page.locator("main").inner_text().replace(long, "")
    for title in (i["title"] for i in hall.state()["agenda"]):
        seen = seen.replace(title, "")
    words = re.sub(r"会议文件之[〇一二三四五六七八九十百]+|[（(]?[一二三四五六七八九十]+[）)]?|、", "", seen)
    assert not re.search(r"[\u4e00-\u9fff]", words), words
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shot(page, "library-32-1280")


SIGHT = """async (cases) => {
  const page = document.querySelector("script[src*='documents/app.js']").src;
  const { sight } = await import(page.replace("app.js", "words.js"));
  const usual = { state: "published", item_id: "i", opens: "now", opens_at: null, until: null, called_at: null, readers_n: 9,
    withdraw_reason: "有误", versions: [{ number: 1, state: "ready" }] };
  return cases.map(([change, ended]) => sight({ ...usual, ...change }, Date.parse("2026-03-02T01:00:00Z"), ended).text);
}"""
PAST, FUTURE = "2026-03-02T00:00:00Z", "2026-03-02T02:30:00Z"


def test_what_readers_see_is_said_in_plain_words(hall: DemoHall, open_page: OpenPage) -> None:
    page = library_page(hall, open_page)
    said = {
        "9 人现在可以阅读": ({}, False),
        "草稿：只有工作人员看得到": ({"state": "draft"}, False),
        "草稿：正在转换，完成后可以发放": ({"state": "draft", "versions": [{"number": 1, "state": "working"}]}, False),
        "草稿：转换没有成功，还不能发放": ({"state": "draft", "versions": [{"number": 1, "state": "failed"}]}, False),
        "已从所有平板收回。理由：有误": ({"state": "withdrawn"}, False),
        "代表现在看不到：会议已经结束": ({}, True),
        "没有人能看到：名册上没有符合阅读范围的人": ({"readers_n": 0}, False),
        "代表现在看不到：议程尚未进行": ({"opens": "called"}, False),
        "代表现在看不到：没有挂在议程上，不会自动开放": ({"opens": "called", "item_id": None}, False),
        "代表现在看不到：2026年3月2日 10:30 起开放": ({"opens": "at", "opens_at": FUTURE}, False),
        "代表现在看不到：已过截止时间 2026年3月2日 08:00": ({"until": PAST}, False),
    }
    assert page.evaluate(SIGHT, list(said.values())) == list(said)
    open_now = [{"opens": "called", "called_at": PAST}, {"opens": "at", "opens_at": PAST}, {"until": FUTURE}]
    assert page.evaluate(SIGHT, [[one, False] for one in open_now]) == ["9 人现在可以阅读"] * 3


def test_the_chair_looks_on(hall: DemoHall, open_page: OpenPage) -> None:
    item = next(i["id"] for i in hall.state()["agenda"] if i["title"] == REPORT)
    uploaded(hall, "政府工作报告.pdf", paper(2), item)
    page = open_page(f"/meetings/{hall.meeting}/documents", "chair", size="desk")
    row(page, "政府工作报告").click()
    expect(page.get_by_role("button", name="秘密", exact=True)).to_be_disabled()
    page.get_by_role("tab", name="版本").click()
    expect(page.locator(".doc-version")).to_have_count(1)
    for name in ("发放…", "发放全部草稿", "添加", "换成新版本", "删除", "改标题", "上传"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_role("link", name="下载原件")).to_have_count(0)
    shot(page, "library-33-chair")
