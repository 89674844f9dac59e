"""Pictures of projects: the secretariat puts them in, the tablets show them to whoever asks."""

import base64
import random
import struct
import zlib
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.held import held
from tests.browser.lost import never_sent
from tests.browser.tablet import DEPUTY, button, in_session
from tests.live import LiveRefusal

pytestmark = pytest.mark.browser

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'


def photo(width: int = 2400, height: int = 1600, seed: int = 1) -> bytes:
    """A large picture such as a camera makes: sky, ground, noise."""
    chance = random.Random(seed)
    noise = [chance.randrange(14) for _ in range(4096)]
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        top = y < height * 0.6
        base = (120 + 90 * y // height, 170, 225) if top else (90, 130 + 40 * seed % 90, 70)
        at = chance.randrange(4096)
        for x in range(0, width, 4):
            grain = noise[(at + x) & 4095] - (40 if (x // 300 + y // 220 + seed) % 3 == 0 and not top else 0)
            rows += bytes(max(0, min(255, c + grain)) for c in base) * 4
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 1)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def as_file(content: bytes, name: str = "现场.png", kind: str = "image/png") -> Any:
    """A file for a chooser."""
    return {"name": name, "mimeType": kind, "buffer": content}


def line(page: Page, number: int) -> Locator:
    """The line of the editor with this number."""
    return page.locator(".option-table tbody tr").nth(number - 1)


def put(page: Page, number: int, file: Any) -> None:
    """Choose a file for the line's picture."""
    line(page, number).locator("input[type=file]").set_input_files(file)


def drop(target: Locator, content: bytes) -> None:
    """Drag a file from the desktop and let it go over the target."""
    transfer = target.evaluate_handle(
        """(_, data) => {
          const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([bytes], "photo.png", { type: "image/png" }));
          return transfer;
        }""",
        base64.b64encode(content).decode(),
    )
    for event in ("dragenter", "dragover", "drop"):
        target.dispatch_event(event, {"dataTransfer": transfer})


def is_painted(picture: Locator) -> None:
    """The picture has come and can be seen."""
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def options_of(hall: DemoHall, poll_id: str) -> list[dict[str, Any]]:
    """The options as the server has them."""
    options: list[dict[str, Any]] = hall.client("chair").get(f"/polls/{poll_id}")["poll"]["paper"]["options"]
    return options


def edit_projects(hall: DemoHall, open_page: OpenPage) -> tuple[Page, str]:
    """The editor on the demo's list of projects."""
    poll_id = next(p["id"] for p in hall.state()["polls"] if p["method"] == "choose")
    page = open_page(f"/meetings/{hall.meeting}/polls#{poll_id}", "secretariat", size="desk")
    button(page, "修改").click()
    expect(line(page, 20)).to_be_visible()
    return page, str(poll_id)


def test_put_in_dropped_in_replaced_and_taken_away(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page, poll_id = edit_projects(demo_hall, open_page)
    large = photo()
    put(page, 1, as_file(large))
    drop(line(page, 2).locator(".picture-cell"), photo(1200, 900, seed=2))
    put(page, 3, as_file(photo(500, 1500, seed=3)))
    for number in (1, 2, 3):
        is_painted(line(page, number).locator(".picture-cell img"))
    put(page, 4, as_file(SVG, "x.svg", "image/svg+xml"))
    expect(page.get_by_text("这个文件不能作为图片打开").first).to_be_visible()
    put(page, 4, as_file(b"<!doctype html><p>x", "x.jpg", "image/jpeg"))
    expect(line(page, 4).locator(".picture-cell img")).to_have_count(0)
    drop(page.locator("h1"), large)
    expect(page.get_by_text("请把图片拖到某一项的“图片”格里。")).to_be_visible()
    line(page, 4).scroll_into_view_if_needed()
    shot(page, "polls-pictures-editor")
    assert [o["picture"] for o in options_of(demo_hall, poll_id)] == [""] * 20
    button(page, "保存").click()
    expect(page.locator(".paper-table img")).to_have_count(3)
    is_painted(page.locator(".paper-table img").first)
    page.locator(".paper-table").scroll_into_view_if_needed()
    shot(page, "polls-pictures-paper")
    kept = [o["picture"] for o in options_of(demo_hall, poll_id)]
    content = demo_hall.deputy(DEPUTY).get(f"/pictures/{kept[0]}")
    assert content.startswith(b"\xff\xd8\xff")
    assert len(content) < 300_000 < len(large)

    button(page, "修改").click()
    line(page, 2).locator(".picture-cell").click()
    is_painted(page.locator(".picture-large"))
    shot(page, "polls-pictures-preview")
    button(page, "移除图片").click()
    put(page, 3, as_file(photo(800, 600, seed=4)))
    line(page, 1).get_by_role("button", name="下移").click()
    button(page, "保存").click()  # although the picture may still be made smaller
    expect(page.locator(".paper-table img")).to_have_count(2)
    now = {o["number"]: o["picture"] for o in options_of(demo_hall, poll_id)}
    assert (now[1], now[2]) == ("", kept[0])
    assert now[3] not in ("", kept[2])
    with pytest.raises(LiveRefusal, match="not_found"):
        demo_hall.client("chair").get(f"/pictures/{kept[1]}")


def test_a_new_poll_brings_its_pictures_and_an_upload_that_failed_is_tried_again(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}/polls", "secretariat", size="desk")
    before = len(demo_hall.state()["polls"])
    page.get_by_role("button", name="新建", exact=True).click()
    page.locator(".choice", has_text="差额票决").click()
    page.get_by_label("表决事项").fill("民生实事项目票决")
    page.get_by_label("最多选几项").fill("1")
    for number, title in ((1, "老旧小区加装电梯"), (2, "社区食堂")):
        page.get_by_label(f"{number} 标题", exact=True).fill(title)
        put(page, number, as_file(photo(640, 480, seed=number)))
        is_painted(line(page, number).locator(".picture-cell img"))
    never_sent(page, "**/picture")
    button(page, "保存").click()
    expect(page.get_by_text("表决已保存，但第 1 项的图片没有上传")).to_be_visible()
    button(page, "保存").click()
    expect(page.locator(".paper-table img")).to_have_count(2)
    assert len(demo_hall.state()["polls"]) == before + 1
    poll_id = page.url.split("#")[1]
    assert all(option["picture"] for option in options_of(demo_hall, poll_id))


def test_the_tablet_fetches_a_picture_when_somebody_looks(demo_hall: DemoHall, open_page: OpenPage) -> None:
    in_session(demo_hall)
    poll_id = next(p["id"] for p in demo_hall.state()["polls"] if p["method"] == "choose")
    desk = demo_hall.client("secretariat")
    for place, option in enumerate(options_of(demo_hall, poll_id)[:8]):
        content = photo(600, 400 if place else 800, seed=place)
        desk.upload(f"/polls/{poll_id}/options/{option['id']}/picture", "photo.png", content)
    pages = {size: open_page("/tablet", DEPUTY, size=size) for size in ("tablet", "phone")}
    fetched: list[str] = []
    for page in pages.values():
        page.on("request", lambda request: fetched.append(request.url))
    demo_hall.open_poll("choose")
    for size, page in pages.items():
        expect(page.locator(".pick-card")).to_have_count(20)
        shot(page, f"tablet-pictures-{size}")
        assert not [url for url in fetched if "/pictures/" in url]
        for number in (1, 2):
            page.get_by_role("button", name=f"第 {number} 项的详细介绍").click()
            is_painted(page.get_by_role("img", name=f"第 {number} 项的图片"))
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            shot(page, f"tablet-pictures-{size}-{number}")
            button(page, "返回名单").click()
        assert len([url for url in fetched if "/pictures/" in url]) == 2
        page.get_by_role("button", name="第 1 项的详细介绍").click()
        is_painted(page.get_by_role("img", name="第 1 项的图片"))
        button(page, "选择这一项").click()
        expect(page.locator(".tally-count")).to_have_text("已选 1 / 13 项")
        fetched.clear()


def test_without_the_picture_the_rest_is_still_there(demo_hall: DemoHall, open_page: OpenPage) -> None:
    in_session(demo_hall)
    poll_id = next(p["id"] for p in demo_hall.state()["polls"] if p["method"] == "choose")
    first = options_of(demo_hall, poll_id)[0]
    demo_hall.client("secretariat").upload(f"/polls/{poll_id}/options/{first['id']}/picture", "a.png", photo(640, 480))
    page = open_page("/tablet", DEPUTY)
    demo_hall.open_poll("choose")
    page.route("**/pictures/*", lambda route: route.abort(), times=1)
    page.get_by_role("button", name="第 1 项的详细介绍").click()
    expect(page.get_by_text("图片没有加载出来，不影响表决。")).to_be_visible()
    expect(page.get_by_role("dialog")).to_contain_text(first["unit"])
    shot(page, "tablet-pictures-lost")
    button(page, "重试").click()
    is_painted(page.get_by_role("img", name="第 1 项的图片"))


SLOWLY = """() => {
  const open = window.createImageBitmap;
  const go = new Promise((resolve) => { window.hurry = resolve; });
  window.createImageBitmap = async (...given) => { await go; return open(...given); };
}"""


def test_what_is_done_while_a_picture_is_made_small_stays(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page, _ = edit_projects(demo_hall, open_page)
    page.evaluate(SLOWLY)
    for number in (1, 2):
        put(page, number, as_file(photo(640, 480, seed=number)))
    expect(page.locator(".picture-cell[aria-busy]")).to_have_count(2)
    page.get_by_label("3 标题", exact=True).fill("社区食堂")
    page.evaluate("window.hurry()")
    for number in (1, 2):
        is_painted(line(page, number).locator(".picture-cell img"))
    expect(page.get_by_label("3 标题", exact=True)).to_have_value("社区食堂")


def test_what_is_typed_while_a_table_is_read_stays(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page, _ = edit_projects(demo_hall, open_page)
    table = as_file("项目名称\n社区食堂\n口袋公园\n".encode(), "项目.csv", "text/csv")
    with held(page, "**/poll-options"):
        with page.expect_request("**/poll-options"):
            page.locator("input[accept='.xlsx,.csv']").set_input_files(table)
        page.get_by_label("3 标题", exact=True).fill("加装电梯")
    expect(page.get_by_label("22 标题", exact=True)).to_have_value("口袋公园")
    expect(page.get_by_label("3 标题", exact=True)).to_have_value("加装电梯")
