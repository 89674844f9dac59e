"""Comments of the deliberation on the desk, and versions compared on desk and tablet."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.held import held
from tests.browser.library import publish, uploaded
from tests.browser.lost import answer_lost
from tests.browser.reading import TITLE, open_paper
from tests.browser.tablet import DEPUTY, button
from tests.browser.test_reader import new_version
from tests.documents.pdfs import paper

pytestmark = pytest.mark.browser

OLD = "全区地区生产总值增长百分之六点二，一般公共预算收入完成三十六亿元。"
NEW = "全区地区生产总值增长百分之六点五左右，一般公共预算收入完成三十六亿元，民生支出占比提高。"


def test_two_clerks_enter_and_the_brief_is_made(demo_hall: DemoHall, open_page: OpenPage) -> None:
    path = f"/meetings/{demo_hall.meeting}/comments"
    page = open_page(path, "secretariat", size="desk")
    name = demo_hall.client("secretariat").get(f"/meetings/{demo_hall.meeting}/comments/choices")["people"][3]["name"]
    page.get_by_label("关于", exact=True).select_option(index=1)
    page.get_by_label("发言人", exact=True).fill(name)
    expect(page.get_by_text("名册上的人员")).to_be_visible()
    page.get_by_label("建议", exact=True).check()
    page.get_by_label("内容", exact=True).fill("加快老旧小区加装电梯，\n建议年内完成一百二十部。")
    page.get_by_label("标签", exact=True).first.fill("民生 住建")
    button(page, "保存，录下一条").click()
    card = page.locator(".comment-card")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("建议年内完成一百二十部")
    page.get_by_label("内容", exact=True).fill("还没写完的一条")
    page.reload()
    expect(page.get_by_label("内容", exact=True)).to_have_value("还没写完的一条")
    other = open_page(path, "secretariat", size="desk")
    button(other, "修改").click()
    other.locator(".comment-card textarea").fill("别人同时改的内容。")
    button(page, "修改").click()
    page.locator(".comment-card textarea").fill("先保存的一版。")
    button(page, "保存修改").click()
    expect(other.get_by_text("刚刚修改过这条意见")).to_be_visible()
    expect(other.locator(".comment-card .notice")).to_contain_text("先保存的一版。")
    shot(other, "comments-02-conflict")
    button(other, "用我的版本继续").click()
    button(other, "保存修改").click()
    expect(page.locator(".comment-card")).to_contain_text("别人同时改的内容。")
    page.get_by_placeholder("搜索内容、发言人、标签").fill("没有的词")
    expect(page.get_by_text("没有符合条件的意见")).to_be_visible()
    button(page, "清除条件").click()
    shot(page, "comments-01-desk")
    button(page, "生成汇总…").click()
    with page.expect_download() as saved:
        button(page, "下载 Word 文件").click()
    assert re.search(r"分组审议意见汇总\.docx$", saved.value.suggested_filename)


TYPED = """(area) => {
  area.value = "没有写完的话";
  area.dispatchEvent(new Event("input", { bubbles: true }));
  return Object.values(localStorage).join();
}"""
"""Types, and what the device has kept when the key is up."""


def test_what_is_typed_is_kept_at_once_and_while_the_one_before_is_saved(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    path = f"/meetings/{demo_hall.meeting}/comments"
    page = open_page(path, "secretariat", size="desk")
    text = page.get_by_label("内容", exact=True)
    assert "没有写完的话" in text.evaluate(TYPED)
    page.get_by_label("关于", exact=True).select_option(index=1)
    subject = page.get_by_label("关于", exact=True).input_value()
    page.get_by_label("发言人", exact=True).fill("甲代表")
    text.fill("第一条意见。")
    with held(page, "**/comments"):
        button(page, "保存，录下一条").click()
        text.fill("第二条意见。")
    expect(page.get_by_text("已保存")).to_be_visible()
    expect(page.locator(".comment-card")).to_contain_text("第一条意见。")
    expect(text).to_have_value("第二条意见。")
    expect(page.get_by_label("发言人", exact=True)).to_have_value("")
    expect(page.get_by_label("关于", exact=True)).to_have_value(subject)
    button(page, "保存，录下一条").click()
    expect(page.locator(".comment-card")).to_have_count(2)
    expect(text).to_have_value("")


def test_what_is_added_after_a_lost_answer_is_kept_and_another_tab_writes_its_own(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    path = f"/meetings/{demo_hall.meeting}/comments"
    page = open_page(path, "secretariat", size="desk")
    text, cards = page.get_by_label("内容", exact=True), page.locator(".comment-card")
    text.fill("第一句。")
    answer_lost(page, "**/comments")
    button(page, "保存，录下一条").click()
    expect(page.get_by_text("网络不通，没有收到答复。")).to_be_visible()
    button(page, "保存，录下一条").click()
    expect(text).to_have_value("")
    expect(cards).to_have_count(1)
    page.unroute_all()
    text.fill("第二句。")
    answer_lost(page, "**/comments")
    button(page, "保存，录下一条").click()
    expect(cards).to_have_count(2)
    expect(page.get_by_text("网络不通，没有收到答复。")).to_be_visible()
    text.fill("第二句。第三句。")
    button(page, "保存，录下一条").click()
    expect(text).to_have_value("")
    expect(cards.filter(has_text="第二句。第三句。")).to_have_count(1)
    text.fill("两个标签页里的话。")
    other = page.context.new_page()
    other.goto(path)
    theirs = other.get_by_label("内容", exact=True)
    expect(theirs).to_have_value("两个标签页里的话。")
    theirs.fill("另一个标签页里的话。")
    button(page, "保存，录下一条").click()
    expect(cards.filter(has_text="两个标签页里的话。")).to_have_count(1)
    button(other, "保存，录下一条").click()
    expect(cards.filter(has_text="另一个标签页里的话。")).to_have_count(1)


def test_changes_are_marked_and_jumped_to(demo_hall: DemoHall, open_page: OpenPage) -> None:
    made = uploaded(demo_hall, f"{TITLE}.pdf", paper(2, text=OLD))
    publish(demo_hall, made["id"])
    tablets = {size: open_page("/tablet", DEPUTY + n, size=size) for n, size in enumerate(("tablet", "phone"))}
    for page in tablets.values():
        open_paper(page)
    new_version(demo_hall, page, made["id"], made["versions"][0]["id"], paper(2, text=NEW), "数字更正")
    for size, page in tablets.items():
        page.get_by_role("button", name="与上一版对比").click(timeout=30_000)
        page.get_by_role("button", name="下一处改动").click()
        expect(page.locator(".compare .-here").first).to_be_in_viewport()
        expect(page.locator(".compare ins i").first).to_have_text("新增")
        shot(page, f"compare-02-{size}")
    desk = open_page(f"/meetings/{demo_hall.meeting}/documents/{made['id']}/compare", "secretariat", size="desk")
    expect(desk.get_by_text(re.compile(r"^共 \d+ 处改动$"))).to_be_visible()
    expect(desk.locator(".compare ins", has_text="民生支出占比提高").first).to_be_visible()
    desk.get_by_role("button", name="下一处改动").click()
    expect(desk.get_by_text("第 1 处")).to_be_visible()
    expect(desk.locator(".compare .-here").first).to_be_in_viewport()
    shot(desk, "compare-01-desk")
