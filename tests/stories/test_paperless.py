"""The story of a paper: put in, given out, read, written on, followed, corrected, withdrawn, wiped, filed.

The secretary, the chair, the wall and two tablets are real browsers. One deputy's delegation has a confidential paper, which
is withdrawn while that tablet has no network.
"""

import io
import json
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from playwright.sync_api import Page, expect

from core.archive.verify import check
from documents.intake.office import office_program
from tests.browser.conftest import DemoHall, OpenPage, browser, demo_hall, demo_made, open_page, shot
from tests.browser.library import (
    drop_files,
    library,
    library_page,
    one,
    payload,
    row,
    section,
    wait_until,
)
from tests.browser.polls import over
from tests.browser.reading import (
    CACHED,
    drawn,
    entry,
    jump,
    on_device,
    open_paper,
    read_page,
    signed_by,
    where,
)
from tests.browser.tablet import DEPUTY, button, in_session
from tests.documents.pdfs import paper

__all__ = ["browser", "demo_hall", "demo_made", "open_page"]
pytestmark = [
    pytest.mark.story,
    pytest.mark.browser,
    pytest.mark.skipif(
        office_program() is None, reason="LibreOffice is not installed: tools/setup_system.sh installs it"
    ),
]

ITEM = "听取和审议区人民政府工作报告"
REPORT, LETTER, SECRET = "区级预算调整方案的报告", "关于会议材料的说明", "人事安排方案"
CORRECTED = "全区地区生产总值增长百分之六点五，比原稿更正零点三个百分点。"


def letter() -> bytes:
    """A docx of two pages."""
    made = Document()
    made.add_heading(LETTER, 1)
    made.add_paragraph("本次会议的材料分三次发放，请各位代表在平板上阅读。")
    made.add_page_break()
    made.add_paragraph("第二页：联系人与电话。")
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def away_from(hall: DemoHall, number: int) -> int:
    """Somebody of another delegation."""
    badges = hall.demo["badges"]
    return next(n for n in range(213) if badges[n]["delegation"] != badges[number]["delegation"])


def put_in(desk: Page, hall: DemoHall) -> None:
    """Three files dropped on the first item; one of them is confidential and for the deputy's delegation alone."""
    files = {f"{REPORT}.pdf": paper(5, REPORT), f"{LETTER}.docx": letter(), f"{SECRET}.pdf": paper(4, SECRET)}
    drop_files(section(desk, ITEM), files)
    for title in (REPORT, LETTER, SECRET):
        expect(row(desk, title)).to_be_visible(timeout=20_000)
    wait_until(lambda: all(d["versions"][0]["state"] == "ready" for d in library(hall)), 180)
    row(desk, SECRET).click()
    panel = desk.locator(".doc-panel")
    button(panel, "机密").click()  # type: ignore[arg-type]
    panel.get_by_role("button", name="选择…").click()
    dialog = desk.get_by_role("dialog")
    dialog.locator(".choice", has_text="只给一部分人").click()
    dialog.locator(".check", has_text=hall.demo["badges"][DEPUTY]["delegation"]).click()
    dialog.get_by_role("button", name="确定").click()
    button(panel, "保存设置").click()  # type: ignore[arg-type]
    wait_until(lambda: entry_of(hall, SECRET)["secrecy"] == "confidential")
    row(desk, REPORT).click()
    panel.locator(".check", has_text="需要签阅").click()
    button(panel, "保存设置").click()  # type: ignore[arg-type]
    wait_until(lambda: entry_of(hall, REPORT)["must_sign"])
    button(desk, "发放全部草稿（3 份）").click()
    shot(desk, "paperless-01-publish")
    desk.get_by_role("dialog").get_by_role("button", name="发放 3 份").click()
    expect(desk.get_by_text("已发放 3 份文件")).to_be_visible()


def entry_of(hall: DemoHall, title: str) -> dict[str, Any]:
    """The document with this title as the server has it."""
    return next(d for d in library(hall) if d["title"] == title)


def draw(page: Page, *points: tuple[float, float]) -> None:
    """A stroke on the first page with the mouse, in shares of its width and of 500 px."""
    box = page.locator('.page[data-page="1"]').bounding_box()
    assert box is not None
    places = [(box["x"] + x * box["width"], box["y"] + y * 500) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=8)
    page.mouse.up()


def notes_of(hall: DemoHall, document: str, number: int) -> list[dict[str, Any]]:
    """What this person has written, as the server has it."""
    version = one(hall, document)["versions"][0]["id"]
    found: list[dict[str, Any]] = hall.deputy(number).get(f"/documents/{document}/notes?version={version}")["notes"]
    return found


def write_on(tablet: Page, hall: DemoHall, document: str) -> None:
    """A line of ink and a text note; nobody else has any of it."""
    button(tablet, "批注").click()
    draw(tablet, (0.2, 0.3), (0.5, 0.35), (0.7, 0.28))
    button(tablet, "文字").click()
    draw(tablet, (0.6, 0.7))
    tablet.get_by_role("dialog").get_by_role("textbox").fill("请说明口径")
    button(tablet, "保存").click()
    wait_until(lambda: sorted(n["kind"] for n in notes_of(hall, document, DEPUTY)) == ["ink", "text"])
    button(tablet, "完成").click()
    shot(tablet, "paperless-02-written")


def sign(tablet: Page) -> None:
    """签阅."""
    tablet.locator(".page-bar").get_by_role("button", name="签阅").click()
    button(tablet, "确认签阅").click()
    expect(tablet.locator(".page-bar .signed")).to_have_text("已签阅")


def follows(tablet: Page, number: int) -> None:
    """The tablet stands at this page, and it is drawn."""
    expect(where(tablet)).to_have_text(str(number), timeout=20_000)
    drawn(tablet, number)


def lead(chair: Page, title: str) -> None:
    """The chair begins 同屏 with this document, on the big screen too."""
    button(chair, "同屏").click()
    chair.locator(".lead-documents .row", has_text=title).get_by_role("button", name="开始同屏").click()
    button(chair, "投到大屏").click()


def correct(desk: Page, hall: DemoHall, document: str) -> None:
    """A corrected version, with a word on what is new."""
    row(desk, REPORT).click()
    desk.get_by_role("tab", name="版本").click()
    button(desk, "换成新版本…").click()
    dialog = desk.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files(payload("更正稿.pdf", paper(6, REPORT, CORRECTED)))
    dialog.get_by_label("改了什么").fill("增长数字已更正")
    button(desk, "上传第 2 版").click()
    wait_until(lambda: [v["state"] for v in one(hall, document)["versions"]] == ["ready", "ready"], 60)


def on_wall(wall: Page, number: int) -> None:
    """The big screen shows this page."""
    expect(wall.locator(f'[data-view="document"] .page-picture[data-page="{number}"] canvas')).to_be_visible(
        timeout=20_000
    )


def away_while_it_is_withdrawn(tablet: Page, desk: Page, hall: DemoHall, document: str) -> None:
    """The tablet has read the confidential paper and lost the network; it reads on, and has nothing left when it is back."""
    tablet.context.set_offline(True)
    expect(tablet.locator(".offline")).to_contain_text("读过的页面可以继续阅读", timeout=30_000)
    read_page(tablet, 3)
    row(desk, SECRET).click()
    button(desk, "收回…").click()
    dialog = desk.get_by_role("dialog")
    dialog.get_by_label("收回的理由").fill("方案有调整")
    dialog.get_by_role("button", name="从所有平板收回").click()
    wait_until(lambda: one(hall, document)["state"] == "withdrawn")
    assert any(document in name for name in on_device(tablet))
    with tablet.expect_request("**/wiped", timeout=30_000) as told:
        tablet.context.set_offline(False)
    assert told.value.post_data_json == {"documents": [document]}
    expect(tablet.get_by_role("heading", name="这份文件已收回")).to_be_visible()
    shot(tablet, "paperless-06-withdrawn")
    wait_until(lambda: not any(document in name for name in on_device(tablet)))
    assert all(document not in path for path in tablet.evaluate(CACHED))
    assert SECRET not in tablet.content()
    button(tablet, "返回文件目录").click()
    expect(entry(tablet, REPORT)).to_be_visible()
    expect(entry(tablet, SECRET)).to_have_count(0)


def the_end(hall: DemoHall) -> None:
    """The sitting is closed, the minutes are finished, the meeting is over."""
    chair, staff = hall.client("chair"), hall.client("secretariat")
    chair.post(f"/sittings/{hall.state()['sitting']['id']}/close")
    chair.post(f"/meetings/{hall.meeting}/end")
    made = staff.post(f"/meetings/{hall.meeting}/minutes/draft")
    sections = [
        {"id": one["id"], "heading": one["heading"], "text": "王芳" if one["heading"] == "主持人" else one["text"]}
        for one in made["parts"]
    ]
    body = {"revision": made["revision"], "title": made["title"], "sections": sections}
    made = staff.post(f"/meetings/{hall.meeting}/minutes", body)
    staff.post(f"/meetings/{hall.meeting}/minutes/finish", {"revision": made["revision"]})


def filed(hall: DemoHall, folder: Path) -> Path:
    """The meeting's archive, opened by unzip."""
    content = hall.client("secretariat").post(f"/meetings/{hall.meeting}/archive")
    path = folder / "meeting.zip"
    path.write_bytes(content)
    assert check(str(path)) == []
    subprocess.run(["unzip", "-q", path, "-d", folder / "archive"], check=True, capture_output=True)
    return folder / "archive"


def text_of(path: Path) -> str:
    """What stands in a PDF, without spaces and line ends."""
    said = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    return "".join(said.split())


def test_a_paper_from_the_secretary_to_the_archive(demo_hall: DemoHall, open_page: OpenPage, tmp_path: Path) -> None:
    hall, other_number = demo_hall, away_from(demo_hall, DEPUTY)
    in_session(hall)
    hall.sign_in(range(other_number, other_number + 1))
    desk = library_page(hall, open_page)
    reader, other = open_page("/tablet", DEPUTY), open_page("/tablet", other_number)
    chair, wall = open_page("/chair", "chair", size="desk"), open_page("/screen", "screen", size="screen")
    put_in(desk, hall)
    report, secret = entry_of(hall, REPORT)["id"], entry_of(hall, SECRET)["id"]

    for tablet in (reader, other):
        open_paper(tablet, REPORT)
        drawn(tablet, 1)
    write_on(reader, hall, report)
    assert notes_of(hall, report, other_number) == []
    read_page(other, 2)
    sign(other)
    wait_until(lambda: signed_by(hall, report) == [hall.demo["badges"][other_number]["name"]])
    other.get_by_role("button", name="返回文件目录").click()
    expect(entry(other, LETTER)).to_be_visible()
    expect(entry(other, SECRET)).to_have_count(0)
    entry(other, LETTER).click()
    drawn(other, 1)

    lead(chair, REPORT)
    for tablet in (reader, other):
        follows(tablet, 1)
    button(chair, "下一页").click()
    for tablet in (reader, other):
        follows(tablet, 2)
    on_wall(wall, 2)
    shot(wall, "paperless-03-wall")

    correct(desk, hall, report)
    expect(reader.locator(".reader-note.-news")).to_contain_text("增长数字已更正", timeout=20_000)
    shot(reader, "paperless-04-corrected")
    follows(reader, 2)
    on_wall(wall, 2)
    button(reader, "与上一版对比").click()
    expect(reader.locator("ins, .-added").first).to_be_visible()
    shot(reader, "paperless-05-compared")
    expect(other.locator(".reader-note.-news")).to_contain_text("增长数字已更正")

    poll = hall.open_poll("motion")
    for tablet in (reader, other):
        expect(tablet.locator(".vote-key").first).to_be_visible()
        expect(tablet.locator(".reader")).to_have_count(0)
        tablet.locator(".vote-key").first.click()
        button(tablet, "确认提交").click()
        expect(tablet.get_by_role("heading", name="已投票")).to_be_visible()
    reader.get_by_role("button", name="继续阅读").click()
    follows(reader, 2)
    over(hall, poll)
    button(chair, "下一页").click()
    follows(other, 3)
    button(chair, "结束同屏").click()
    chair.get_by_role("dialog", name="结束同屏？").get_by_role("button", name="结束同屏").click()
    expect(wall.locator('[data-view="document"]')).to_have_count(0)

    button(reader, "返回文件目录").click()
    entry(reader, SECRET).click()
    drawn(reader, 1)
    wait_until(lambda: sum(secret in name for name in on_device(reader) if name.startswith("page/")) == 4)
    jump(reader, 4)
    drawn(reader, 4)
    away_while_it_is_withdrawn(reader, desk, hall, secret)

    the_end(hall)
    for tablet in (reader, other):
        wait_until(lambda tablet=tablet: on_device(tablet) == {})  # type: ignore[misc]
    names = [hall.demo["badges"][n]["name"] for n in (DEPUTY, other_number)]
    wait_until(lambda: wiped(hall) == sorted(names))
    button(desk, "清除情况").click()
    expect(desk.get_by_role("dialog")).to_contain_text("打开过文件的 2 人，平板都已报告清除")
    shot(desk, "paperless-07-wiped")
    desk.keyboard.press("Escape")
    row(desk, LETTER).click()
    desk.get_by_role("tab", name="阅读情况").click()
    missing = desk.locator(".doc-missing").first
    expect(missing).to_contain_text(names[0])
    expect(missing).not_to_contain_text(names[1])
    shot(desk, "paperless-08-unread")
    what_is_filed(filed(hall, tmp_path), names)


def wiped(hall: DemoHall) -> list[str]:
    """Whose tablets have said that nothing is left."""
    people = hall.client("secretariat").get(f"/meetings/{hall.meeting}/wipes")["people"]
    return sorted(person["name"] for person in people if person["wiped_at"])


def what_is_filed(archive: Path, names: list[str]) -> None:
    """Documents with all their versions, who read what, and the minutes, read by tools that know nothing of the hall."""
    folders = {path.name.partition("-")[2]: path for path in (archive / "documents").iterdir() if path.is_dir()}
    assert sorted(folders) == sorted([REPORT, LETTER, SECRET])
    assert "百分之六点五" in text_of(folders[REPORT] / "current" / "document.pdf")
    assert "百分之六点二" in text_of(folders[REPORT] / "versions" / "1" / "document.pdf")
    assert LETTER in text_of(folders[LETTER] / "current" / "document.pdf")
    assert Document(str(folders[LETTER] / "current" / "original.docx")).paragraphs[0].text == LETTER
    assert json.loads((folders[SECRET] / "document.json").read_text())["document"]["withdraw_reason"] == "方案有调整"
    book = openpyxl.load_workbook(archive / "documents" / "readings.xlsx")
    readings, events = (list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets)
    assert {(line[0], line[1], line[2]) for line in readings[1:]} >= {
        (REPORT, 1, names[0]),
        (REPORT, 2, names[0]),
        (SECRET, 1, names[0]),
        (REPORT, 1, names[1]),
        (LETTER, 1, names[1]),
    }
    assert (SECRET, names[1]) not in {(line[0], line[2]) for line in readings}
    assert {line[3] for line in events if line[4] == "清除"} == set(names)
    everything = [path for path in archive.rglob("*") if path.is_file()]
    assert not any("请说明口径".encode() in path.read_bytes() for path in everything), "notes are the reader's own"
    minutes = text_of(archive / "minutes" / "minutes.pdf")
    assert "审议" in minutes
    assert "草稿" not in minutes
    assert (archive / "metadata.xml").read_text().count("documents/") >= 8
