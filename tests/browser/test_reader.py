"""The book and the reader on the tablet, with real files: what waits, pages, zoom, contents, search, looks, signing, versions."""

import io
import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.held import held
from tests.browser.library import library, payload, uploaded, wait_until
from tests.browser.reading import (
    TITLE,
    darkness,
    drawn,
    entry,
    go_to_book,
    in_book,
    jump,
    on_device,
    open_paper,
    out,
    read_page,
    signed_by,
    where,
)
from tests.browser.tablet import DEPUTY, LONG_NAME, button
from tests.documents.pdfs import long_paper, paper, raster, saved, scan

pytestmark = pytest.mark.browser


LONG_TITLE = "江北区二〇二五年国民经济和社会发展计划执行情况与二〇二六年计划草案的报告（审议稿）"


def without_fonts(text: str = "各位代表：请审议") -> bytes:
    """A PDF of one page whose Chinese font is named and not embedded, as old office programs make them."""
    pdf = Pdf.new()
    described = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/STSong-Light"), Flags=6, FontBBox=Array([-25, -254, 1000, 880]),
        ItalicAngle=0, Ascent=880, Descent=-120, CapHeight=880, StemV=93,
    )  # fmt: skip
    system = Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("GB1"), Supplement=4)
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name("/STSong-Light"), CIDSystemInfo=system,
        FontDescriptor=pdf.make_indirect(described), DW=1000,
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/STSong-Light-UniGB-UCS2-H"),
        Encoding=Name("/UniGB-UCS2-H"), DescendantFonts=Array([pdf.make_indirect(below)]),
    )  # fmt: skip
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
    hexed = text.encode("utf-16-be").hex().upper()
    page.obj.Contents = pdf.make_stream(f"BT /F1 40 Tf 72 600 Td <{hexed}> Tj ET".encode())
    return saved(pdf)


def old_scans() -> bytes:
    """Two pages as copiers make them: a fax (CCITT) and JPEG 2000, both decoded by the worker's own programs."""
    fax, colour = io.BytesIO(), io.BytesIO()
    raster(620, 877, mode="1").save(fax, "PDF", resolution=75)
    raster(620, 877).save(colour, "JPEG2000")
    pdf = Pdf.open(io.BytesIO(fax.getvalue()))
    picture = pdf.make_stream(colour.getvalue(), Type=Name.XObject, Subtype=Name.Image, Filter=Name.JPXDecode)
    picture.Width, picture.Height = 620, 877
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj.Resources = Dictionary(XObject=Dictionary(P=picture))
    page.obj.Contents = pdf.make_stream(b"595 0 0 842 0 0 cm /P Do")
    return saved(pdf)


def zoomed(page: Page) -> float:
    """The width of the page in view in CSS px."""
    box = page.locator(".page").first.bounding_box()
    assert box is not None
    return box["width"]


def test_the_book_says_what_waits_and_a_paper_opens_at_its_first_page(demo_hall: DemoHall, open_page: OpenPage) -> None:
    items = [item["id"] for item in demo_hall.state()["agenda"]]
    out(demo_hall, paper(12), item=items[0], must_sign=True, numbered=True)
    out(demo_hall, title=LONG_TITLE, item=items[1], secrecy="secret")
    out(demo_hall, scan(), title="民生实事项目说明（扫描件）")
    page, phone = open_page("/tablet", DEPUTY), open_page("/tablet", LONG_NAME, size="phone")
    expect(page.get_by_role("button", name="文件，3 份请您阅读")).to_be_visible()
    shot(page, "reader-01-stage")
    shot(phone, "reader-01-stage-phone")
    for one in (page, phone):
        go_to_book(one)
        expect(entry(one)).to_contain_text("会议文件之一")
        expect(entry(one)).to_contain_text("需签阅")
        expect(entry(one, LONG_TITLE)).to_contain_text("秘密")
    expect(page.locator(".book-group", has_text="其他文件").last).to_contain_text("扫描件")
    shot(page, "reader-02-book")
    shot(phone, "reader-02-book-phone")
    entry(page).click()
    drawn(page, 1)
    assert darkness(page, 1) > 0.01
    expect(where(page)).to_have_text("1")
    expect(page.locator(".reader-bar h1")).to_have_text(TITLE)
    shot(page, "reader-03-page")
    entry(phone, LONG_TITLE).click()
    drawn(phone, 1)
    expect(phone.locator(".reader-bar .secrecy")).to_have_text("秘密")
    shot(phone, "reader-03-page-phone")
    page.get_by_role("button", name="返回文件目录").click()
    expect(entry(page)).to_contain_text("上次读到第 1 页")
    expect(entry(page)).to_contain_text("需签阅")
    expect(entry(page)).not_to_contain_text("新")
    button(page, "返回会场").click()
    demo_hall.sign_in(range(1, 4))
    demo_hall.open_sitting()
    demo_hall.client("chair").post(f"/meetings/{demo_hall.meeting}/stage", {"face": "item", "item_id": items[0]})
    page.locator(".stage-docs .doc", has_text=TITLE).click()
    drawn(page, 1)


def test_of_300_pages_only_those_near_the_view_exist_and_the_last_page_is_found_again(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    document = out(demo_hall, long_paper(300), title="预算草案")
    page = open_page("/tablet", DEPUTY)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/pages/" in request.url else None)
    open_paper(page, "预算草案")
    drawn(page, 1)
    assert page.locator(".pages").evaluate("e => e.scrollHeight") > 300 * 1000
    read_page(page, 250)
    expect(where(page)).to_have_text("250")
    assert 1 <= page.locator(".page").count() <= 5
    page.get_by_role("button", name="下一页").click()
    drawn(page, 251)
    assert len({url for url in asked if re.search(r"/pages/(?:[5-9]|[1-9]\d|1\d\d|2[0-3]\d)\?", url)}) == 0
    shot(page, "reader-04-300")
    wait_until(lambda: in_book(demo_hall, document, DEPUTY)["last_page"] == 251)
    page.reload()
    go_to_book(page)
    expect(entry(page, "预算草案")).to_contain_text("上次读到第 251 页")
    entry(page, "预算草案").click()
    drawn(page, 251)
    expect(where(page)).to_have_text("251")


def test_of_taps_in_haste_none_is_lost(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall, paper(6))
    page = open_page("/tablet", DEPUTY)
    open_paper(page)
    drawn(page, 1)
    page.get_by_role("button", name="下一页").evaluate("key => { for (let n = 0; n < 9; n += 1) key.click(); }")
    expect(where(page)).to_have_text("6")
    page.get_by_role("button", name="上一页").evaluate("key => { for (let n = 0; n < 3; n += 1) key.click(); }")
    drawn(page, 3)
    expect(where(page)).to_have_text("3")


def test_a_book_told_anew_moves_no_line_under_the_eye(demo_hall: DemoHall, open_page: OpenPage) -> None:
    document = out(demo_hall, paper(6))
    page = open_page("/tablet", DEPUTY)
    open_paper(page)
    drawn(page, 1)
    read_page(page, 2)
    page.locator(".pages").evaluate("box => box.scrollBy(0, 300)")
    before = page.locator(".pages").evaluate("box => box.scrollTop")
    demo_hall.client("secretariat").post(f"/documents/{document}", {"title": "工作报告（审议稿）"})
    expect(page.get_by_role("heading", name="工作报告（审议稿）")).to_be_visible()
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(done))))"
    )
    assert page.locator(".pages").evaluate("box => box.scrollTop") == before


def test_contents_thumbnails_zoom_and_turning(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall, paper(12))
    page, phone = open_page("/tablet", DEPUTY), open_page("/tablet", LONG_NAME, size="phone")
    open_paper(page)
    drawn(page, 1)
    wide = zoomed(page)
    button(page, "放大").click()
    expect(page.locator(".page").first).not_to_have_css("width", f"{wide}px")
    assert zoomed(page) == pytest.approx(wide * 1.25, abs=2)
    button(page, "缩小").click()
    button(page, "缩小").click()
    assert zoomed(page) == pytest.approx(wide * 0.8, abs=2)
    page.locator(".pages").dblclick(position={"x": 400, "y": 200})
    assert zoomed(page) == pytest.approx(wide * 1.8, abs=3)
    page.locator(".pages").dblclick(position={"x": 400, "y": 200})
    assert zoomed(page) == pytest.approx(wide, abs=2)
    button(page, "目录").click()
    page.locator(".outline button", has_text="第7章").click()
    drawn(page, 7)
    expect(where(page)).to_have_text("7")
    expect(page.locator(".outline button[aria-current]")).to_contain_text("第7章")
    shot(page, "reader-05-contents")
    page.get_by_role("tab", name="缩略图").click()
    third = page.locator(".thumb", has_text="6").first
    expect(third.locator("img")).to_be_visible()
    shot(page, "reader-06-thumbnails")
    third.click()
    expect(where(page)).to_have_text("6")
    button(page, "显示").click()
    button(page, "左右翻页").click()
    drawn(page, 6)
    page.locator(".pages").focus()
    page.keyboard.press("ArrowRight")
    drawn(page, 7)
    expect(where(page)).to_have_text("7")
    shot(page, "reader-07-single")
    button(page, "上下滚动").click()
    expect(where(page)).to_have_text("7")
    open_paper(phone)
    drawn(phone, 1)
    button(phone, "目录").click()
    shot(phone, "reader-05-contents-phone")
    phone.locator(".outline button", has_text="第3章").click()
    expect(phone.locator(".outline")).to_have_count(0)  # it covers the pages, so a choice closes it
    drawn(phone, 3)


def test_words_are_found_and_marked_where_they_stand(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall, paper(5))
    out(demo_hall, scan(), title="民生实事项目说明")
    page, phone = open_page("/tablet", DEPUTY), open_page("/tablet", LONG_NAME, size="phone")
    go_to_book(page)
    page.get_by_placeholder("在全部文件中搜索").fill("电梯")
    expect(page.locator(".found-count")).to_contain_text("1 份文件，共 5 页")
    expect(page.locator(".hit").first.locator("mark")).to_have_text("电梯")
    expect(page.get_by_text("有 1 份文件是扫描件")).to_be_visible()
    shot(page, "reader-08-found")
    page.locator(".hit", has_text="第 3 页").click()
    drawn(page, 3)
    now = page.locator(".mark.-now")
    expect(now).to_be_visible()
    expect(page.locator(".hit-bar")).to_contain_text("第 9 处，共 20 处")
    assert darkness(page, 3, now) > 0.08
    box = now.bounding_box()
    assert box is not None
    assert 1.5 < box["width"] / box["height"] < 2.8  # two characters
    shot(page, "reader-09-marked")
    button(page, "下一处").click()
    expect(page.locator(".hit-bar")).to_contain_text("第 10 处")
    page.get_by_placeholder("在本文件中搜索").fill("䶮家桥")
    expect(page.locator(".hit-bar")).to_contain_text("共 20 处")
    page.get_by_placeholder("在本文件中搜索").fill("没有这样的话")
    expect(page.get_by_text("没有找到“没有这样的话”")).to_be_visible()
    go_to_book(phone)
    phone.get_by_placeholder("在全部文件中搜索").fill("加装电梯")
    phone.locator(".hit", has_text="第 2 页").click()
    expect(phone.locator(".mark.-now")).to_be_visible()
    expect(phone.locator(".panel-side")).to_have_count(0)
    shot(phone, "reader-09-marked-phone")
    page.get_by_role("button", name="返回文件目录").click()
    page.get_by_placeholder("在全部文件中搜索").fill("")
    entry(page, "民生实事项目说明").click()
    drawn(page, 1)
    button(page, "搜索").click()
    expect(page.get_by_text("这份文件是扫描件，没有文字，不能搜索。")).to_be_visible()


def test_by_night_for_the_eyes_and_in_large_letters(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall)
    page = open_page("/tablet", DEPUTY)
    open_paper(page)
    drawn(page, 1)
    button(page, "显示").click()
    button(page, "夜间").click()
    expect(page.locator(".page-paper").first).to_have_css("filter", re.compile("invert"))
    shot(page, "reader-10-night")
    button(page, "护眼").click()
    expect(page.locator(".page-paper").first).to_have_css("mix-blend-mode", "multiply")
    narrow = zoomed(page)
    page.locator(".panel-side").get_by_role("button", name="大字").click()
    page.locator(".panel-side").get_by_role("button", name="关闭").click()
    expect(page.locator("html")).to_have_attribute("data-size", "large")
    wait_until(lambda: zoomed(page) > narrow + 100)
    drawn(page, 1)
    shot(page, "reader-11-large")
    page.reload()
    open_paper(page)
    expect(page.locator(".pages")).to_have_attribute("data-look", "sepia")


def test_a_font_that_is_not_embedded_is_drawn_by_the_tablet(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall, without_fonts(), title="旧文件")
    page = open_page("/tablet", DEPUTY)
    maps: list[str] = []
    page.context.on("request", lambda request: maps.append(request.url) if ".bcmap" in request.url else None)
    open_paper(page, "旧文件")
    drawn(page, 1)
    shot(page, "reader-12-fonts")
    assert darkness(page, 1) > 0.003
    assert any("UniGB-UCS2-H" in url for url in maps)


def test_scans_of_copiers_are_drawn(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall, old_scans(), title="复印件")
    page = open_page("/tablet", DEPUTY)
    open_paper(page, "复印件")
    drawn(page, 1)
    assert 0.02 < darkness(page, 1) < 0.6
    jump(page, 2)
    shot(page, "reader-15-scan")
    assert 0.02 < darkness(page, 2) < 0.6


def test_signing_says_when_and_the_secretariat_sees_it(demo_hall: DemoHall, open_page: OpenPage) -> None:
    document = out(demo_hall, must_sign=True)
    page = open_page("/tablet", DEPUTY)
    open_paper(page)
    drawn(page, 1)
    page.locator(".page-bar").get_by_role("button", name="签阅").click()
    expect(page.get_by_role("dialog")).to_contain_text("会务组可以看到您已阅读")
    button(page, "确认签阅").click()
    expect(page.locator(".page-bar .signed")).to_have_text("已签阅")
    jump(page, 3)
    page.locator(".pages").evaluate("e => e.scrollTo(0, e.scrollHeight)")
    expect(page.locator(".tail .signed")).to_contain_text("已于")
    shot(page, "reader-13-signed")
    assert signed_by(demo_hall, document) == ["夏莉"]
    page.get_by_role("button", name="返回文件目录").click()
    expect(entry(page)).to_contain_text("已签阅")


def test_a_new_version_comes_to_who_is_reading_and_says_what_is_new(demo_hall: DemoHall, open_page: OpenPage) -> None:
    made = uploaded(demo_hall, f"{TITLE}.pdf", paper(4))
    desk = demo_hall.client("secretariat")
    desk.post(f"/meetings/{demo_hall.meeting}/documents/publish", {"documents": [made["id"]]})
    page, other = open_page("/tablet", DEPUTY), open_page("/tablet", LONG_NAME)
    open_paper(page)
    open_paper(other)
    drawn(other, 1)
    other.get_by_role("button", name="返回文件目录").click()
    jump(page, 3)
    drawn(page, 3)
    version = made["versions"][0]["id"]
    new_version(demo_hall, other, made["id"], version, paper(5, text="修订以后的内容。" * 30), "第三章增加一段")
    expect(page.locator(".reader-note.-news")).to_contain_text("第 2 版", timeout=20_000)
    expect(page.locator(".reader-note.-news")).to_contain_text("第三章增加一段")
    drawn(page, 3)
    expect(where(page)).to_have_text("3")
    shot(page, "reader-14-news")
    page.locator(".reader-note.-news").get_by_role("button", name="与上一版对比").click()
    expect(page.locator(".compare ins", has_text="修订以后的内容").first).to_be_visible()
    expect(page.locator(".compare del", has_text="各位代表").first).to_be_visible()
    shot(page, "reader-16-compared")
    expect(entry(other)).to_contain_text("已更新")
    expect(entry(other)).to_contain_text("第三章增加一段")
    assert all(version not in name for name in on_device(page))


def test_a_page_of_the_version_before_is_no_withdrawal(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """The tablet asks for it before it has heard of the new version."""
    made = uploaded(demo_hall, f"{TITLE}.pdf", paper(9))
    demo_hall.client("secretariat").post(
        f"/meetings/{demo_hall.meeting}/documents/publish", {"documents": [made["id"]]}
    )
    page = open_page("/tablet", DEPUTY)
    open_paper(page)
    drawn(page, 1)
    revised = paper(9, text="修订以后的内容。" * 30)
    with held(page, "**/book"):
        with page.expect_request("**/book", timeout=60_000):
            new_version(demo_hall, page, made["id"], made["versions"][0]["id"], revised, "改了")
        wait_until(lambda: [v["state"] for v in library(demo_hall)[0]["versions"]] == ["ready", "ready"], 60)
        with page.expect_response(re.compile(r"/pages/9\?")) as refused:
            jump(page, 9)
        assert refused.value.status == 409
        expect(page.get_by_role("heading", name="这份文件已收回")).to_have_count(0)
    expect(page.locator(".reader-note.-news")).to_contain_text("改了")
    drawn(page, 9)


def test_it_is_downloaded_and_printed_only_where_that_is_allowed(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall, paper(2), may_download=True, may_print=True)
    out(demo_hall, paper(2, title="计划报告"), title="计划报告")
    page = open_page("/tablet", DEPUTY)
    page.evaluate("window.print = () => { window.printed = document.querySelectorAll('.print-sheet img').length; }")
    open_paper(page)
    drawn(page, 1)
    button(page, "更多").click()
    with page.expect_download() as got:
        button(page, "下载 PDF（带水印）").click()
    assert got.value.path().read_bytes().startswith(b"%PDF")
    button(page, "打印").click()
    wait_until(lambda: page.evaluate("window.printed") == 2)
    expect(page.locator(".print-sheet")).to_have_count(0)
    shot(page, "reader-17-more")
    page.get_by_role("button", name="返回文件目录").click()
    entry(page, "计划报告").click()
    drawn(page, 1)
    button(page, "更多").click()
    expect(page.get_by_text("这份文件不能下载、打印。")).to_be_visible()
    expect(button(page, "打印")).to_have_count(0)


def new_version(hall: DemoHall, page: Page, document: str, replaces: str, content: bytes, note: str) -> None:
    """Replace a document's version as the secretariat does."""
    answer = page.context.request.post(
        f"/api/v1/documents/{document}/versions",
        headers={"Authorization": f"Bearer {hall.client('secretariat').token}"},
        multipart={"replaces": replaces, "note": note, "file": payload("修订稿.pdf", content)},
    )
    assert answer.ok, answer.text()
