"""The secretariat's page of documents while something else goes on: conversions, uploads, answers that are late or lost."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import DemoHall, OpenPage
from tests.browser.held import held
from tests.browser.library import drop_files, library, library_page, one, row, section, uploaded
from tests.browser.lost import next_post, upload_answer_lost
from tests.browser.tablet import button
from tests.documents.pdfs import paper
from tests.voting.belenios_js.twin import Twin, twin

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


def test_an_upload_whose_answer_was_lost_is_one_document(hall: DemoHall, open_page: OpenPage) -> None:
    page = library_page(hall, open_page)
    upload_answer_lost(page)
    drop_files(section(page), {"会议须知.pdf": paper(1)})
    expect(page.get_by_text("网络不通，没有收到答复。")).to_be_visible()
    expect(page.locator(".doc-row[data-document]")).to_have_count(1)
    button(page, "再试一次").click()
    expect(page.locator(".doc-upload-bar")).to_have_count(0)
    expect(page.locator(".doc-row[data-document]")).to_have_count(1)
    assert [found["title"] for found in library(hall)] == ["会议须知"]


def test_what_was_moved_away_while_others_were_uploaded_stays_there(hall: DemoHall, open_page: OpenPage) -> None:
    page = library_page(hall, open_page)
    waiting: list[Route] = []
    next_post(page, "**/documents", waiting.append)
    drop_files(section(page), {"1 甲.pdf": paper(1), "2 乙.pdf": paper(1), "3 丙.pdf": paper(1)})
    here = section(page).locator(".doc-row[data-document] .doc-title > span:not(.doc-label)")
    expect(here).to_have_text(["2 乙", "3 丙"])
    row(page, "乙").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(here).to_have_text(["3 丙"])
    waiting[0].continue_()
    expect(here).to_have_text(["1 甲", "3 丙"])
    assert [found["title"] for found in library(hall) if found["item_id"] is None] == ["1 甲", "3 丙"]


def test_a_switch_touched_while_the_settings_are_saved_is_still_to_be_saved(
    hall: DemoHall, open_page: OpenPage
) -> None:
    made = uploaded(hall, "会议须知.pdf", paper(1))
    page = library_page(hall, open_page)
    row(page, "会议须知").click()
    panel = page.locator(".doc-panel")
    panel.get_by_label("可以下载").check()
    with held(page, f"**/documents/{made['id']}"):
        button(page, "保存设置").click()
        panel.get_by_label("可以打印").check()
    expect(page.get_by_text("设置已保存")).to_be_visible()
    expect(panel.get_by_label("可以打印")).to_be_checked()
    button(page, "保存设置").click()
    expect(panel.locator(".doc-save")).to_have_count(0)
    kept = one(hall, made["id"])
    assert (kept["may_download"], kept["may_print"]) == (True, True)


@pytest.fixture(scope="module")
def js() -> Iterator[Twin]:
    with twin() as page:
        yield page


def placed(names: str, item: str | None = "i") -> list[dict[str, Any]]:
    """Documents of an item in this order."""
    return [{"id": name, "item_id": item, "position": place} for place, name in enumerate(names)]


@pytest.mark.parametrize(
    ("arrived", "wanted", "now", "end"),
    [
        ("ab", "ab", None, "ab"),
        ("ba", "ab", None, "ab"),
        ("bcda", "abcd", None, "abcd"),
        ("xbycaz", "abc", None, "xyabcz"),
        ("bca", "abc", placed("bca")[1:] + placed("b", None), "ac"),  # b was dragged to the library
        ("bca", "abc", placed("cba"), "cba"),  # somebody put them in an order already
        ("ba", "ab", placed("b"), "b"),  # a was removed
    ],
)
def test_files_that_overtook_one_another_are_put_in_order(
    js: Twin, arrived: str, wanted: str, now: list[dict[str, Any]] | None, end: str
) -> None:
    left = {one["id"]: one for one in placed(arrived)}
    present = placed(arrived) if now is None else now
    body = "return straightened(uploaded, present);"
    moves = js.run("straightened from ../documents/places", body, uploaded=[left[n] for n in wanted], present=present)
    order = [one["id"] for one in present if one["item_id"] == "i"]
    for move in moves:
        order.remove(move["id"])
        order.insert(move["position"], move["id"])
    assert "".join(order) == end
