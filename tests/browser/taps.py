"""Double taps whose second tap comes just when the first has changed what stands there."""

from playwright.sync_api import Locator, Page, expect

TAP_ON_CHANGE = """([watched, under]) => {
  const shown = () => document.querySelector(watched)?.textContent;
  const before = shown();
  new MutationObserver((_, watch) => {
    const key = document.querySelector(under);
    if (!key || key.ariaBusy || shown() === before) return;
    watch.disconnect();
    key.click();
    document.documentElement.dataset.tapped = "twice";
  }).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ["aria-busy"] });
}"""


def double_tap(page: Page, first: Locator, *, watched: str, under: str) -> None:
    """Tap once; as soon as the text of `watched` is another, tap what is `under` the finger then, unless
    the first tap still keeps that busy (both CSS selectors)."""
    expect(first).to_be_enabled()
    page.evaluate(TAP_ON_CHANGE, [watched, under])
    first.click()
    page.locator("html[data-tapped=twice]").wait_for()
    page.evaluate("delete document.documentElement.dataset.tapped")
