"""What the tests of the reader share: documents that are out, a tablet with one open, what lies on the device."""

from time import monotonic, sleep
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DemoHall
from tests.browser.library import publish, uploaded, wait_until
from tests.documents.pdfs import paper

TITLE = "政府工作报告"

ENTRIES = """async () => {
  const names = (await indexedDB.databases()).map(({ name }) => name).filter((name) => name.startsWith("reading:"));
  const found = [];
  for (const name of names) {
    const database = await new Promise((resolve) => { const r = indexedDB.open(name); r.onsuccess = () => resolve(r.result); });
    if (database.objectStoreNames.contains("entries")) {
      const all = database.transaction("entries").objectStore("entries").getAll();
      await new Promise((resolve) => { all.onsuccess = resolve; });
      for (const { id, data } of all.result) found.push([id, new TextDecoder("latin1").decode(data)]);
    }
    database.close();
  }
  return found;
}"""
"""Everything that IndexedDB holds of documents: each entry's name and its bytes as latin-1."""

CACHED = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  }
  return found;
}"""
"""The paths of all that Cache Storage holds."""

DARK = """([canvas, box]) => {
  const factor = canvas.width / canvas.getBoundingClientRect().width;
  const at = canvas.getBoundingClientRect();
  const [x, y, w, h] = box ? [box.x - at.x, box.y - at.y, box.width, box.height] : [0, 0, at.width, at.height];
  const pixels = canvas.getContext("2d").getImageData(x * factor, y * factor, w * factor, h * factor).data;
  let dark = 0;
  for (let i = 0; i < pixels.length; i += 4) if (pixels[i] + pixels[i + 1] + pixels[i + 2] < 300) dark += 1;
  return dark / (pixels.length / 4);
}"""


def out(
    hall: DemoHall, content: bytes | None = None, title: str = TITLE, item: str | None = None, **settings: Any
) -> str:
    """A document that is published; its id."""
    document = uploaded(hall, f"{title}.pdf", paper() if content is None else content, item, **settings)
    publish(hall, document["id"])
    return str(document["id"])


def entry(page: Page, title: str = TITLE) -> Locator:
    """The document's row in the book, where it stands by the agenda."""
    return page.locator(".book-agenda .doc", has_text=title)


def go_to_book(page: Page) -> None:
    """From what the hall shows."""
    page.locator(".head-book").click()
    expect(page.get_by_role("heading", name="会议文件")).to_be_visible()


def open_paper(page: Page, title: str = TITLE) -> None:
    """From what the hall shows to the document's pages."""
    go_to_book(page)
    entry(page, title).click()
    expect(page.locator(".page-where")).to_be_visible()


def drawn(page: Page, number: int) -> Locator:
    """The page of this number once it is drawn."""
    found = page.locator(f'.page[data-page="{number}"][data-drawn]')
    expect(found).to_be_visible(timeout=20_000)
    return found


def where(page: Page) -> Locator:
    """The number of the page that is read."""
    return page.locator(".page-where b")


def darkness(page: Page, number: int, within: Locator | None = None) -> float:
    """The share of dark pixels on a drawn page, or in the part of it that an element covers."""
    canvas = drawn(page, number).locator("canvas")
    box = within.bounding_box() if within else None
    found: float = page.evaluate(DARK, [canvas.element_handle(), box])
    return found


def jump(page: Page, number: int) -> None:
    """To this page, by the keys of the dialog."""
    page.locator(".page-where").click()
    for digit in str(number):
        page.locator(".jump-keys").get_by_role("button", name=digit, exact=True).click()
    page.get_by_role("button", name="跳转", exact=True).click()


def read_page(page: Page, number: int) -> None:
    """Go to a page and look at it until it counts as read."""
    jump(page, number)
    drawn(page, number)
    expect(page.locator(".page-bar")).to_have_attribute("data-seen", str(number))


def on_device(page: Page) -> dict[str, str]:
    """What lies on the device of documents: an entry's name → its bytes."""
    found: list[tuple[str, str]] = page.evaluate(ENTRIES)
    return dict(found)


def keeps_shell(page: Page) -> None:
    """Wait until the service worker has the tablet's page and the reader's worker."""

    def shell_kept() -> bool:
        paths: list[str] = page.evaluate(CACHED)
        return "/tablet" in paths and any(path.endswith("pdf.worker.min.mjs") for path in paths)

    wait_until(shell_kept)


def pages_kept(page: Page) -> list[int]:
    """The numbers of the pages that lie on the device."""
    return sorted(int(name.rsplit("/", 1)[1]) for name in on_device(page) if name.startswith("page/"))


def keeps(page: Page, *numbers: int) -> None:
    """Wait until these pages and no others lie on the device."""
    end = monotonic() + 20
    while (found := pages_kept(page)) != sorted(numbers):
        assert monotonic() < end, f"kept: {found}, of {sorted(on_device(page))}"
        sleep(0.05)


def in_book(hall: DemoHall, document: str, number: int) -> dict[str, Any]:
    """The document as it stands in this person's book."""
    book = hall.deputy(number).get(f"/meetings/{hall.meeting}/book")["documents"]
    found: dict[str, Any] = next(one for one in book if one["id"] == document)
    return found


def read_pages(hall: DemoHall, document: str, number: int) -> int:
    """How many pages of it this person has read, as the server has it."""
    return int(in_book(hall, document, number)["pages_read"])


def signed_by(hall: DemoHall, document: str) -> list[str]:
    """Who has signed it, as the secretariat sees it."""
    readers = hall.client("secretariat").get(f"/documents/{document}/readings")["readers"]
    return [one["name"] for one in readers if one["signed_at"]]
