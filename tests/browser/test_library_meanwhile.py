"""The secretariat's page of documents while something else goes on: a conversion that ends while a list is read."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage
from tests.browser.library import library_page, one, uploaded
from tests.browser.tablet import button
from tests.documents.pdfs import paper

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """The demo's hall without documents."""
    return demo_hall


def test_what_became_ready_while_the_list_was_read_stays_a_draft(hall: DemoHall, open_page: OpenPage) -> None:
    listed, gone = uploaded(hall, "会议须知.pdf", paper(1)), uploaded(hall, "不用的.pdf", paper(1))
    page = library_page(hall, open_page)
    button(page, "发放全部草稿（2 份）").click()
    late = uploaded(hall, "人事名单.pdf", paper(1))
    expect(page.get_by_text("发放全部草稿（3 份）")).to_be_visible()
    hall.client("secretariat").post(f"/documents/{gone['id']}/remove")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".doc-going li")).to_have_count(1)
    button(page, "发放 1 份").click()
    expect(page.get_by_text("已发放 1 份文件")).to_be_visible()
    assert (one(hall, listed["id"])["state"], one(hall, late["id"])["state"]) == ("published", "draft")
