"""Reading and voting: a vote comes first, and a bar leads back to the page."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.library import wait_until
from tests.browser.polls import over
from tests.browser.reading import TITLE, drawn, go_to_book, jump, open_paper, out, where
from tests.browser.tablet import DEPUTY, LONG_NAME, button, in_session
from tests.browser.test_tablet_notes import drag, notes_of
from tests.documents.pdfs import paper

pytestmark = pytest.mark.browser


def test_a_vote_interrupts_reading_and_leads_back_to_the_same_page(demo_hall: DemoHall, open_page: OpenPage) -> None:
    out(demo_hall, paper(8))
    in_session(demo_hall)
    page, phone = open_page("/tablet", DEPUTY), open_page("/tablet", LONG_NAME, size="phone")
    open_paper(page)
    jump(page, 5)
    drawn(page, 5)
    go_to_book(phone)
    poll = demo_hall.open_poll("motion")
    yes = page.locator(".vote-key").first
    expect(yes).to_be_visible()
    expect(page.locator(".reader")).to_have_count(0)
    expect(page.locator(".read-on")).to_have_count(0)  # nothing leads away before the vote is cast
    expect(phone.locator(".vote-key").first).to_be_visible()
    page.locator(".head-book").click()  # to look something up, on purpose
    expect(page.get_by_role("button", name="表决进行中，返回投票")).to_be_visible()
    shot(page, "reader-30-vote-waits")
    page.get_by_role("button", name="表决进行中，返回投票").click()
    yes.click()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    shot(page, "reader-31-read-on")
    page.get_by_role("button", name="继续阅读").click()
    drawn(page, 5)
    expect(where(page)).to_have_text("5")
    expect(page.get_by_role("button", name="表决进行中，您已投票")).to_be_visible()
    over(demo_hall, poll)
    page.get_by_role("button", name="查看表决结果").click()
    expect(page.locator(".verdict")).to_be_visible()


def test_a_half_written_note_waits_with_its_document(demo_hall: DemoHall, open_page: OpenPage) -> None:
    paper_id, other_id = out(demo_hall, paper(3)), out(demo_hall, paper(2), "参阅材料")
    in_session(demo_hall)
    page = open_page("/tablet", DEPUTY)
    open_paper(page)
    drawn(page, 1)
    button(page, "批注").click()
    button(page, "文字").click()
    drag(page, (0.5, 0.4))
    card = page.get_by_role("dialog", name="添加文字批注")
    card.get_by_role("textbox").fill("写到一半的话")
    demo_hall.open_poll("motion")
    page.locator(".vote-key").first.click()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    open_paper(page, "参阅材料")
    drawn(page, 1)
    expect(card).to_have_count(0)
    page.get_by_role("button", name="返回文件目录").click()
    page.locator(".book-agenda .doc", has_text=TITLE).click()
    expect(card.get_by_role("textbox")).to_have_value("写到一半的话")
    button(page, "保存").click()
    expect(page.locator(".note-pin")).to_have_count(1)
    wait_until(lambda: [one["data"]["text"] for one in notes_of(demo_hall, paper_id)] == ["写到一半的话"])
    assert notes_of(demo_hall, other_id) == []
