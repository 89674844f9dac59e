"""Notes on the tablet: drawn with mouse, pen and finger, kept without a network, seen on the other device of the same person."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.library import publish, uploaded, wait_until
from tests.browser.tablet import DEPUTY, button
from tests.browser.test_reader import new_version
from tests.documents.pdfs import paper

pytestmark = pytest.mark.browser

TITLE = "批注练习稿"


def a_paper(hall: DemoHall, pages: int = 3, **settings: Any) -> str:
    """A published document; its id."""
    document = uploaded(hall, f"{TITLE}.pdf", paper(pages, TITLE))
    if settings:
        hall.client("secretariat").post(f"/documents/{document['id']}", settings)
    publish(hall, document["id"])
    return str(document["id"])


def open_the_paper(page: Page) -> None:
    """By the head's button and the book."""
    page.get_by_role("button", name="文件").first.click()
    page.get_by_role("button", name=re.compile(f"^{TITLE}")).click()


def reader_page(open_page: OpenPage, who: int = DEPUTY, *, size: str = "tablet") -> Page:
    """A tablet with the document open at its first page."""
    page = open_page("/tablet", who, size=size)
    open_the_paper(page)
    expect(page.locator('.page[data-page="1"][data-drawn="yes"]')).to_be_visible(timeout=20_000)
    return page


def drag(page: Page, *points: tuple[float, float], number: int = 1) -> None:
    """Draw on a page with the mouse; points are shares of its width and of the part that is in view."""
    box = page.locator(f'.page[data-page="{number}"]').bounding_box()
    assert box is not None
    places = [(box["x"] + x * box["width"], box["y"] + y * 500) for x, y in points]
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place, steps=8)
    page.mouse.up()


def notes_of(hall: DemoHall, document: str, who: int = DEPUTY) -> list[dict[str, Any]]:
    """What the server has of this person's notes."""
    deputy = hall.deputy(who)
    book = deputy.get(f"/meetings/{hall.meeting}/book")["documents"]
    version = next(one for one in book if one["id"] == document)["version"]["id"]
    found: list[dict[str, Any]] = deputy.get(f"/documents/{document}/notes?version={version}")["notes"]
    return found


def inked(page: Page, kind: str = "ink", number: int = 1) -> int:
    """How many pixels of a page are drawn on."""
    count: int = page.evaluate(
        """([kind, n]) => { const canvas = document.querySelector(`.page[data-page="${n}"] .ink-${kind}`);
        if (!canvas || !canvas.width) return 0;
        const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        let count = 0; for (let i = 3; i < data.length; i += 4) if (data[i] > 128) count += 1; return count; }""",
        [kind, number],
    )
    return count


def test_what_one_device_draws_the_other_shows(demo_hall: DemoHall, open_page: OpenPage) -> None:
    document = a_paper(demo_hall, may_download=True)
    first, second = reader_page(open_page), reader_page(open_page)
    button(first, "批注").click()
    shot(first, "notes-01-bar")
    drag(first, (0.2, 0.3), (0.5, 0.35), (0.7, 0.28))
    wait_until(lambda: len(notes_of(demo_hall, document)) == 1)
    assert inked(first) > 500
    wait_until(lambda: inked(second) > 500)
    button(first, "荧光笔").click()
    drag(first, (0.15, 0.5), (0.8, 0.5))
    button(first, "文字").click()
    drag(first, (0.6, 0.7))
    first.get_by_role("dialog").get_by_role("textbox").fill("请说明增长百分之六点二的口径")
    shot(first, "notes-02-card")
    button(first, "保存").click()
    expect(first.locator(".note-pin")).to_have_count(1)
    wait_until(lambda: {n["kind"] for n in notes_of(demo_hall, document)} == {"ink", "marker", "text"})
    shot(first, "notes-03-drawn")
    expect(second.locator(".note-pin")).to_have_count(1)
    button(second, "书签").click()
    button(first, "完成").click()
    button(first, "批注列表").click()
    expect(first.locator(".notes-list li")).to_have_count(4)
    shot(first, "notes-04-list")
    with first.expect_download() as saved:
        button(first, "导出带批注的文件").click()
    assert saved.value.suggested_filename.endswith(".pdf")


def test_erased_and_undone(demo_hall: DemoHall, open_page: OpenPage) -> None:
    document = a_paper(demo_hall)
    page = reader_page(open_page)
    button(page, "批注").click()
    drag(page, (0.2, 0.3), (0.7, 0.3))
    drag(page, (0.2, 0.5), (0.7, 0.5))
    wait_until(lambda: len(notes_of(demo_hall, document)) == 2)
    whole = inked(page)
    button(page, "橡皮").click()
    drag(page, (0.5, 0.25), (0.5, 0.35))
    wait_until(lambda: len(notes_of(demo_hall, document)) == 1)
    assert inked(page) < whole * 0.7
    button(page, "撤销").click()
    wait_until(lambda: len(notes_of(demo_hall, document)) == 2)
    assert inked(page) == whole
    button(page, "重做").click()
    wait_until(lambda: len(notes_of(demo_hall, document)) == 1)
    page.reload()
    open_the_paper(page)
    wait_until(lambda: 100 < inked(page) < whole * 0.7)


POINTER = """([type, id, kind, x, y, pressure]) => {
  const sheet = document.querySelector('.page[data-page="1"] .ink-sheet');
  const { left, top, width } = sheet.getBoundingClientRect();
  const at = { clientX: left + x * width, clientY: top + y * 500 };
  sheet.setPointerCapture = () => {};
  const how = { pointerId: id, pointerType: kind, pressure, bubbles: true, cancelable: true };
  sheet.dispatchEvent(new PointerEvent(type, { ...at, ...how, buttons: type === "pointerup" ? 0 : 1 }));
}"""


def pen(page: Page, kind: str, *points: tuple[float, float, float], pointer: int = 7) -> None:
    """A pen's (or a finger's) events on the first page: x, y as shares, pressure."""
    page.evaluate(POINTER, ["pointerdown", pointer, kind, *points[0]])
    for point in points[1:]:
        page.evaluate(POINTER, ["pointermove", pointer, kind, *point])
    page.evaluate(POINTER, ["pointerup", pointer, kind, *points[-1]])


def test_a_pen_feels_pressure_and_then_a_palm_writes_nothing(demo_hall: DemoHall, open_page: OpenPage) -> None:
    document = a_paper(demo_hall)
    page = reader_page(open_page)
    button(page, "批注").click()
    pen(page, "touch", (0.2, 0.2, 0), (0.4, 0.2, 0))
    wait_until(lambda: len(notes_of(demo_hall, document)) == 1)
    pen(page, "pen", (0.2, 0.3, 0.2), (0.4, 0.3, 0.9), (0.6, 0.3, 0.4))
    wait_until(lambda: len(notes_of(demo_hall, document)) == 2)
    pressures = notes_of(demo_hall, document)[1]["data"]["points"][2::3]
    assert pressures == [0.2, 0.9, 0.4]
    pen(page, "touch", (0.5, 0.6, 0), (0.6, 0.7, 0))
    button(page, "手写").click()
    pen(page, "touch", (0.2, 0.8, 0), (0.4, 0.8, 0))
    wait_until(lambda: len(notes_of(demo_hall, document)) == 3)
    assert all(n["data"]["points"][1] > 0 for n in notes_of(demo_hall, document))


KEPT = """async () => {
  const done = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const database = await done(indexedDB.open("reading:"));
  const entries = await done(database.transaction("entries").objectStore("entries").getAll());
  database.close();
  const readable = (entry) => new TextDecoder().decode(entry.data).includes("points");
  return entries.filter((entry) => entry.id.startsWith("notes/")).map((entry) => [entry.id.split("/").pop(), readable(entry)]);
}"""
"""What lies of notes on the device: the part, and whether one can read it without the key."""


def test_without_a_network_nothing_is_lost(demo_hall: DemoHall, open_page: OpenPage) -> None:
    document = a_paper(demo_hall)
    page = reader_page(open_page)
    button(page, "批注").click()
    page.context.set_offline(True)
    drag(page, (0.2, 0.3), (0.6, 0.3))
    drag(page, (0.2, 0.5), (0.6, 0.5))
    button(page, "完成").click()
    button(page, "批注列表").click()
    expect(page.locator(".notes-list .notice")).to_contain_text("没有网络")
    shot(page, "notes-05-offline")
    wait_until(lambda: ["waiting", False] in page.evaluate(KEPT))  # kept, and not to be read without the key
    assert notes_of(demo_hall, document) == []
    page.context.set_offline(False)
    wait_until(lambda: len(notes_of(demo_hall, document)) == 2)
    expect(page.locator(".notes-list .notice")).to_have_count(0)


def test_on_a_phone(demo_hall: DemoHall, open_page: OpenPage) -> None:
    a_paper(demo_hall)
    page = reader_page(open_page, size="phone")
    button(page, "批注").click()
    drag(page, (0.2, 0.3), (0.7, 0.4))
    shot(page, "notes-06-phone")
    expect(button(page, "完成")).to_be_in_viewport()
    page.get_by_role("radio", name="蓝色").click()
    button(page, "完成").click()
    button(page, "批注列表").click()
    shot(page, "notes-07-phone-list")


def test_a_note_half_written_stays_in_hand_when_a_shorter_version_comes(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    document = a_paper(demo_hall, pages=3)
    page = reader_page(open_page)
    page.get_by_role("button", name="下一页").click()
    expect(page.locator('.page[data-page="2"][data-drawn="yes"]')).to_be_visible(timeout=20_000)
    button(page, "批注").click()
    button(page, "文字").click()
    drag(page, (0.5, 0.4), number=2)
    card = page.get_by_role("dialog", name="添加文字批注")
    card.get_by_role("textbox").fill("写到一半的话")
    first = demo_hall.deputy(DEPUTY).get(f"/meetings/{demo_hall.meeting}/book")["documents"][0]["version"]["id"]
    new_version(demo_hall, page, document, first, paper(1, TITLE), "删去附表")
    expect(card.get_by_text("第 1 页")).to_be_visible(timeout=20_000)
    expect(card.get_by_role("textbox")).to_have_value("写到一半的话")
    button(page, "保存").click()
    wait_until(lambda: [one["page"] for one in notes_of(demo_hall, document)] == [1])
    expect(page.locator(".note-pin")).to_have_count(1)
