"""The secretariat's page of polls: prepare a paper of twenty, run it, read the result by name and by delegation."""

import random
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.scrutiny import NO, YES
from tests.browser.scrutiny import cast as cast_sealed

pytestmark = pytest.mark.browser

LONG = "老旧小区加装电梯、适老化改造及周边道路排水管网、路灯照明、停车泊位综合整治提升工程"
ROWS = "\n".join(
    f"{n}\t{LONG}（{n}期）\t区住房城乡建委\t{n * 160}万元\t2027年12月\t" + ('"惠及居民\n约3200户"' if n == 1 else "")
    for n in range(1, 21)
)


def prepare_twenty(page: Page) -> None:
    page.get_by_role("button", name="新建", exact=True).click()
    page.locator(".choice", has_text="差额票决").click()
    page.get_by_label("表决事项").fill("江北区2027年民生实事项目票决")
    page.get_by_label("最多选几项").fill("13")
    page.get_by_role("button", name="粘贴多行").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("从电子表格复制后粘贴在这里").fill(ROWS)
    shot(page, "polls-paste")
    dialog.get_by_role("button", name="加入 20 项").click()
    expect(page.get_by_text("现有候选 20 项")).to_be_visible()


def test_twenty_projects_are_pasted_ordered_and_saved(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}/polls", "secretariat", size="desk")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    shot(page, "polls-list")
    prepare_twenty(page)
    expect(page.get_by_text("依据：")).to_contain_text("以本次会议票决办法为准")
    shot(page, "polls-editor")
    page.get_by_role("button", name="下移").first.click()
    expect(page.get_by_label("1 标题", exact=True)).to_have_value(f"{LONG}（2期）")
    page.get_by_label("按本次会议自己的办法设定比例").check()
    page.get_by_label("依据").fill("江北区票决办法第九条")
    shot(page, "polls-editor-rules")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("heading", name="江北区2027年民生实事项目票决", level=1)).to_be_visible()
    expect(page.get_by_text("江北区票决办法第九条")).to_be_visible()
    expect(page.locator(".paper-table tbody tr")).to_have_count(20)
    expect(page.locator(".paper-table tbody tr").nth(0)).to_contain_text("（2期）")
    expect(page.locator(".paper-table tbody tr").nth(1)).to_contain_text("约3200户")
    shot(page, "polls-prepared")

    page.get_by_role("button", name="修改").click()
    page.get_by_label("最多选几项").fill("20")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_text("等额时请改用逐项表决")).to_be_visible()
    page.get_by_role("button", name="取消").click()


def test_a_poll_is_run_and_its_result_read(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(24))
    demo_hall.open_sitting()
    page = open_page(f"/meetings/{demo_hall.meeting}/polls", "secretariat", size="desk")
    prepare_twenty(page)
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("button", name="开始表决")).to_be_visible()
    page.get_by_role("button", name="开始表决").click()
    page.get_by_role("dialog").get_by_role("button", name="开始表决").click()
    expect(page.locator(".poll-head").get_by_text("正在表决")).to_be_visible()
    poll_id = page.url.split("#")[1]
    ids = [option["id"] for option in demo_hall.client("chair").get(f"/polls/{poll_id}")["poll"]["paper"]["options"]]
    chance = random.Random(1)
    for number in range(20):
        answer = {"chosen": sorted(chance.sample(ids, 13), key=ids.index)}
        body = {"answer": answer, "gesture": f"gesture-{number}"}
        demo_hall.deputy(number).post(f"/polls/{poll_id}/ballot", body)
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", re.compile("1?[0-9]|20"))
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "20")
    shot(page, "polls-open")
    page.get_by_role("button", name="结束表决").click()
    page.get_by_role("dialog").get_by_role("button", name="结束表决").click()
    page.get_by_role("button", name="公布结果").click()
    expect(page.locator(".poll-head").get_by_text("已公布")).to_be_visible()
    expect(page.locator(".result-row")).to_have_count(20)
    shot(page, "polls-result")
    page.get_by_role("tab", name="记名名单").click()
    page.get_by_placeholder("搜索姓名").fill("未按")
    expect(page.get_by_text("共 193 行")).to_be_visible()
    page.get_by_placeholder("搜索姓名").fill("")
    shot(page, "polls-names")
    page.get_by_role("tab", name="分代表团").click()
    shot(page, "polls-delegations")
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF").click()
    assert download.value.suggested_filename.endswith("-结果.pdf")
    page.get_by_role("button", name="作废", exact=True).click()
    page.get_by_label("理由").fill("议案文本有误")
    page.get_by_role("dialog").get_by_role("button", name="作废").click()
    expect(page.get_by_text("理由：议案文本有误")).to_be_visible()
    shot(page, "polls-void")
    page.get_by_role("button", name="准备重新表决").click()
    expect(page.locator(".poll-head .tag", has_text="重新表决")).to_be_visible()
    assert page.url.split("#")[1] != poll_id


def test_for_the_chair_without_the_editor(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}/polls", "chair", size="desk")
    expect(page.get_by_role("button", name="开始表决")).to_be_visible()
    for name in ("新建", "修改", "删除"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)


def test_on_a_phone_nothing_is_wider_than_the_page(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}/polls", "secretariat", size="phone")
    expect(page.get_by_role("button", name="开始表决")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shot(page, "polls-phone")


def test_a_countdown_ends_the_vote_by_itself(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(3))
    demo_hall.open_sitting()
    page = open_page(f"/meetings/{demo_hall.meeting}/polls", "chair", size="desk")
    poll_id = demo_hall.open_poll("motion")
    page.locator(".poll-entry", has_text="正在表决").click()
    expect(page.locator(".poll-head").get_by_text("正在表决")).to_be_visible()
    demo_hall.deputy(0).post(f"/polls/{poll_id}/ballot", {"answer": {"vote": "yes"}, "gesture": "gesture-1"})
    demo_hall.client("chair").post(f"/polls/{poll_id}/extend", {"seconds": 5})
    expect(page.locator(".countdown")).to_be_visible()
    expect(page.locator(".poll-head").get_by_text("待公布")).to_be_visible(timeout=12_000)
    expect(page.locator(".poll-list").get_by_text("待公布")).to_be_visible()
    expect(page.get_by_text("未通过")).to_be_visible()


def test_a_secret_vote_is_prepared_and_filed(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(4))
    demo_hall.open_sitting()
    page = open_page(f"/meetings/{demo_hall.meeting}/polls", "secretariat", size="desk")
    page.get_by_role("button", name="新建", exact=True).click()
    page.get_by_label("表决事项").fill("关于人事任免的决定")
    page.get_by_role("radio", name=re.compile("^无记名")).check()
    expect(page.get_by_role("radio", name=re.compile("监票人持钥"))).to_be_checked()
    for gone in ("人人可以看记名名单", "显示实时票数"):
        expect(page.get_by_text(gone)).to_have_count(0)
    page.get_by_role("radio", name=re.compile("服务器持钥")).check()
    page.get_by_label("停止投票后的核对时间").select_option("不规定时间")
    page.get_by_label("会务组可以看谁已经投票").check()
    shot(page, "sealed-polls-1-editor")
    page.get_by_role("button", name="保存").click()
    head = page.locator(".poll-head")
    expect(head).to_contain_text("无记名，服务器持钥")
    expect(page.locator(".poll-entry[aria-current]").get_by_role("img", name="无记名")).to_be_visible()
    page.get_by_role("button", name="修改").click()
    expect(page.get_by_label("会务组可以看谁已经投票")).to_be_checked()
    page.get_by_role("button", name="取消").click()

    page.get_by_role("button", name="开始表决").click()
    page.get_by_role("dialog").get_by_role("button", name="开始表决").click()
    expect(head.get_by_text("正在表决")).to_be_visible()
    poll_id = page.url.split("#")[1]
    cast_sealed(demo_hall, poll_id, 0, [YES])
    cast_sealed(demo_hall, poll_id, 1, [NO])
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "2")
    page.get_by_role("button", name="停止投票，开始核对").click()
    page.get_by_role("dialog").get_by_role("button", name="停止投票", exact=True).click()
    expect(head.get_by_text("正在核对")).to_be_visible()
    shot(page, "sealed-polls-2-checking")
    page.get_by_role("button", name="封箱").click()
    page.get_by_role("dialog").get_by_role("button", name="封箱").click()
    expect(head.get_by_text("待公布")).to_be_visible(timeout=20_000)
    box = page.locator(".card", has=page.get_by_role("heading", name="票箱"))
    expect(box).to_contain_text("计入的选票2")
    expect(page.get_by_role("tab", name="记名名单")).to_have_count(0)
    page.get_by_role("button", name="谁已投票").click()
    page.get_by_role("dialog").get_by_placeholder("搜索姓名").fill("已投票")
    expect(page.get_by_role("dialog").get_by_role("row")).to_have_count(3)
    shot(page, "sealed-polls-3-voters")
    page.get_by_role("dialog").get_by_role("button", name="关闭").click()
    shot(page, "sealed-polls-4-result")
    with page.expect_download() as download:
        page.get_by_role("button", name="票箱文件").click()
    assert download.value.suggested_filename.endswith(".bel")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="怎样核对").click()
    expect(opened.value.locator("body")).to_contain_text("belenios-tool")


def test_what_is_being_written_of_a_poll_stays_when_another_opens(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(3))
    demo_hall.open_sitting()
    poll_id = demo_hall.open_poll("motion")
    chair = demo_hall.client("chair")
    chair.post(f"/polls/{poll_id}/close")
    page = open_page(f"/meetings/{demo_hall.meeting}/polls", "secretariat", size="desk")
    expect(page.locator(".poll-head").get_by_text("待公布")).to_be_visible()
    page.get_by_role("button", name="作废", exact=True).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("理由").fill("议案文本有误")
    chair.post(f"/polls/{poll_id}/show")
    demo_hall.open_poll("choose")
    expect(page.locator(".poll-list").get_by_text("正在表决")).to_be_visible()
    expect(dialog.get_by_label("理由")).to_have_value("议案文本有误")
    dialog.get_by_role("button", name="作废").click()
    expect(page.get_by_text("理由：议案文本有误")).to_be_visible()
    assert chair.get(f"/polls/{poll_id}")["poll"]["state"] == "void"
