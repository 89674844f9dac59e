"""A tablet that was without a network while a paper was withdrawn: nothing of it is left, and the tablet says so."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage
from tests.browser.library import wait_until
from tests.browser.reading import drawn, go_to_book, on_device, open_paper, out
from tests.browser.tablet import DEPUTY, button
from tests.documents.pdfs import paper

pytestmark = pytest.mark.browser

TITLE = "人事安排方案"


def test_a_tablet_that_comes_back_says_that_the_paper_is_gone(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """Whether it hears of the withdrawal first or finds the paper missing in its book."""
    document = out(demo_hall, paper(3), title=TITLE)
    page = open_page("/tablet", DEPUTY)
    open_paper(page, TITLE)
    drawn(page, 1)
    wait_until(lambda: sum(document in name for name in on_device(page) if name.startswith("page/")) == 3)
    page.context.set_offline(True)
    expect(page.locator(".offline")).to_be_visible()
    page.route("**/hall?*", lambda route: route.abort())  # the book comes before the hall's state
    demo_hall.client("secretariat").post(f"/documents/{document}/withdraw", {"reason": "数字有误"})
    with page.expect_request("**/wiped", timeout=20_000) as told:
        page.context.set_offline(False)
    assert told.value.post_data_json == {"documents": [document]}
    page.unroute("**/hall?*")
    wait_until(lambda: not any(document in name for name in on_device(page)))


def test_notes_on_a_withdrawn_paper_go_though_it_was_not_opened_again(demo_hall: DemoHall, open_page: OpenPage) -> None:
    document = out(demo_hall, paper(2), title=TITLE)
    page = open_page("/tablet", DEPUTY)
    open_paper(page, TITLE)
    drawn(page, 1)
    button(page, "书签").click()
    wait_until(lambda: any(name.startswith("notes/") and document in name for name in on_device(page)))
    page.reload()
    go_to_book(page)
    assert any(name.startswith("notes/") and document in name for name in on_device(page))
    demo_hall.client("secretariat").post(f"/documents/{document}/withdraw", {"reason": "数字有误"})
    wait_until(lambda: not any(document in name for name in on_device(page)))
