"""A USB scanner at a page: keys that follow each other faster than any hand types."""

from playwright.sync_api import Page

TYPE = """async text => {
  await new Promise((done) => setTimeout(done, 100));
  for (const key of [...text, "Enter"]) {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }
}"""
"""After a moment in which a page that has just been drawn begins to listen."""


def scan(page: Page, text: str) -> None:
    """The code held before the scanner says `text`."""
    page.evaluate(TYPE, text)
