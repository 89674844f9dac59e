"""What the tests of the secretariat's page of documents share: files dropped as from a folder, documents by the API."""

import base64
from collections.abc import Callable
from time import monotonic, sleep
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import DemoHall, OpenPage
from tests.live import LiveClient

DROP = """(target, files) => {
  const bytes = (data) => Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const dataTransfer = new DataTransfer();
  for (const [name, data] of files) dataTransfer.items.add(new File([bytes(data)], name));
  for (const type of ["dragenter", "dragover", "drop"]) {
    target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }
}"""
"""Files let go over an element, as a browser reports them."""

CARRY = """(target) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["x"], "x.pdf"));
  for (const type of ["dragenter", "dragover"]) {
    target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }
}"""
"""Files held over an element."""


def library_page(hall: DemoHall, open_page: OpenPage, **how: Any) -> Page:
    """The page, as the secretariat has it."""
    page = open_page(f"/meetings/{hall.meeting}/documents", "secretariat", size="desk", **how)
    expect(page.locator(".doc-tree")).to_be_visible()
    return page


def section(page: Page, title: str = "") -> Locator:
    """The agenda item with this title, or the library."""
    return (
        page.locator(".doc-section", has=page.locator("h2", has_text=title))
        if title
        else page.locator('[data-section=""]')
    )


def row(page: Page, title: str) -> Locator:
    """The line of the document with this title."""
    return page.locator(".doc-row[data-document]", has_text=title)


def drop_files(target: Locator, files: dict[str, bytes]) -> None:
    """Let files go over an element."""
    target.evaluate(DROP, [[name, base64.b64encode(content).decode()] for name, content in files.items()])


def library(hall: DemoHall) -> list[dict[str, Any]]:
    """The documents as the server has them."""
    found: list[dict[str, Any]] = hall.client("secretariat").get(f"/meetings/{hall.meeting}/library")["documents"]
    return found


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for the server."""
    end = monotonic() + seconds
    while not true():
        assert monotonic() < end
        sleep(0.05)


def uploaded(hall: DemoHall, name: str, content: bytes, item: str | None = None, **settings: Any) -> dict[str, Any]:
    """A document by the API, ready, with these settings; its entry in the library."""
    desk = hall.client("secretariat")
    made = desk.upload(f"/meetings/{hall.meeting}/documents", name, content)
    if item:
        desk.post(f"/documents/{made['id']}/move", {"item_id": item, "position": 0})
    if settings:
        desk.post(f"/documents/{made['id']}", settings)
    wait_until(lambda: one(hall, made["id"])["versions"][0]["state"] == "ready")
    return one(hall, made["id"])


def one(hall: DemoHall, document: str) -> dict[str, Any]:
    """One document as the server has it."""
    return next(found for found in library(hall) if found["id"] == document)


def publish(hall: DemoHall, *documents: str) -> None:
    """Give documents out."""
    hall.client("secretariat").post(f"/meetings/{hall.meeting}/documents/publish", {"documents": list(documents)})


def read_as(hall: DemoHall, number: int, document: dict[str, Any], pages: list[int]) -> LiveClient:
    """Let a deputy open a document and read pages of it; their tablet."""
    reader, version = hall.deputy(number), document["versions"][0]["id"]
    reader.post(f"/documents/{document['id']}/open", {"version": version})
    reader.post(f"/documents/{document['id']}/read", {"version": version, "pages": pages, "last_page": pages[-1]})
    return reader


def payload(name: str, content: bytes) -> FilePayload:
    """A file for a chooser."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}
