"""The secretariat's page of evaluations: from a template to the letters."""

import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.grading import evaluation, grade_all
from tests.browser.tablet import button

pytestmark = pytest.mark.browser

PASTED = """序号\t姓名\t职务\t报告
1\t陈卫东\t区发展和改革委员会主任\t口头
2\t欧阳修文\t区教育委员会主任\t书面
3\t买买提江·吐尔逊艾力\t区民政局局长\t书面"""


@pytest.fixture
def desk(demo_hall: DemoHall, open_page: OpenPage) -> Page:
    """The page, as the secretariat has it."""
    return open_page(f"/meetings/{demo_hall.meeting}/evaluations", "secretariat", size="desk")


def begin(page: Page, template: str) -> None:
    """Open the editor with this template."""
    button(page, "新建").click()
    page.locator(".template").filter(has_text=template).click()


def paste(page: Page, text: str = PASTED) -> None:
    """Paste lines into the table of subjects."""
    button(page, "粘贴多行").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(text)
    dialog.get_by_role("button", name=re.compile("加入")).click()


def test_from_a_template_to_prepared_polls(demo_hall: DemoHall, desk: Page) -> None:
    button(desk, "新建").click()
    expect(desk.locator(".template")).to_have_count(5)
    shot(desk, "evaluation-60-templates")
    desk.locator(".template").filter(has_text="政府工作部门年度工作测评").click()
    desk.get_by_label("测评名称").fill("2026年度政府工作部门测评")
    paste(desk)
    expect(desk.locator(".subject-table tbody tr")).to_have_count(3)
    desk.get_by_label("结论规则").select_option(
        label="满意度测评（镇海）：满意达半数为满意，满意加基本满意过半数为基本满意"
    )
    expect(desk.locator(".preview-verdict")).to_have_text("满意")
    sample = desk.locator(".verdict-preview .sample input")
    for place, count in enumerate((29, 14, 13, 1, 0)):
        sample.nth(place).fill(str(count))
    expect(desk.locator(".preview-verdict")).to_have_text("基本满意")
    desk.get_by_label("按本级自己的办法另定条款").check()
    desk.get_by_label("依据").fill("本级办法第八条")
    expect(desk.locator(".clause")).to_have_count(2)
    desk.locator(".clause").first.get_by_label("结论", exact=True).fill("优秀")
    sample.nth(1).fill("15")
    expect(desk.locator(".preview-verdict")).to_have_text("优秀")
    desk.get_by_label("分母").first.fill("0")
    expect(desk.locator(".verdict-preview .notice")).to_be_visible()
    desk.get_by_label("分母").first.fill("2")
    desk.get_by_label("服务器持钥").check()
    shot(desk, "evaluation-61-editor")
    desk.locator(".verdict-preview").scroll_into_view_if_needed()
    shot(desk, "evaluation-62-rule")
    button(desk, "保存").click()
    expect(desk.get_by_role("heading", name="2026年度政府工作部门测评")).to_be_visible()
    button(desk, "准备 1 次测评").click()
    expect(desk.get_by_text("测评安排")).to_be_visible()
    shot(desk, "evaluation-63-prepared")
    made = demo_hall.client("secretariat").get(f"/meetings/{demo_hall.meeting}/evaluations")[-1]
    assert [(one["title"], one["report"]) for one in made["paper"]["options"]] == [
        ("陈卫东", "oral"),
        ("欧阳修文", "written"),
        ("买买提江·吐尔逊艾力", "written"),
    ]
    assert made["ruleset"]["verdict"]["clauses"][0]["verdict"] == "优秀"


def test_faults_stand_where_they_belong(desk: Page) -> None:
    begin(desk, "代表建议办理质效测评")
    desk.get_by_label("测评名称").fill("建议测评")
    paste(desk, "关于修建人行天桥的建议\n关于增设公交站的建议")
    first = desk.locator(".group-edit").first
    first.get_by_label(re.compile("权重")).fill("60")
    expect(desk.get_by_text("各组权重合计为 110，不等于 100")).to_be_visible()
    shot(desk, "evaluation-64-weights")
    desk.get_by_label("服务器持钥").check()
    button(desk, "保存").click()
    fault = desk.locator(".card", has=desk.get_by_role("heading", name="谁来测评")).locator("[data-fault]")
    expect(fault).to_be_visible()
    shot(desk, "evaluation-65-fault")


def test_results_letters_and_history(demo_hall: DemoHall, desk: Page) -> None:
    demo_hall.sign_in(range(1, 10))
    demo_hall.open_sitting()
    chair = demo_hall.client("chair")
    options = [{"title": title, "unit": "区住房城乡建委"} for title in ("老旧小区改造", "口袋公园", "社区食堂")]
    made = evaluation(demo_hall, "livelihood", "民生实事项目满意度测评", options, copies=["区委"])
    desk.locator(".poll-entry").filter(has_text="民生实事项目满意度测评").click()
    poll = made["polls"][0]["poll_id"]
    chair.post(f"/polls/{poll}/open")
    expect(desk.get_by_text("都已锁定，不能再改")).to_be_visible()
    expect(button(desk, "修改")).to_have_count(0)
    grade_all(demo_hall, poll, range(1, 10))
    chair.post(f"/polls/{poll}/close")
    expect(desk.get_by_text("尚未公布，只有工作人员能看到。")).to_be_visible()
    expect(desk.locator(".polls-main .grade-bar")).to_have_count(3)
    shot(desk, "evaluation-66-results")
    desk.get_by_role("tab", name="分布").click()
    expect(desk.locator(".distribution-row")).to_have_count(9)
    shot(desk, "evaluation-67-distribution")
    desk.get_by_role("tab", name="比较").click()
    desk.get_by_role("row", name=re.compile("口袋公园")).first.click()
    expect(desk.get_by_role("dialog")).to_contain_text("群众受益")
    shot(desk, "evaluation-68-sheet")
    desk.keyboard.press("Escape")
    button(desk, "公布测评结果").click()
    desk.get_by_role("dialog").get_by_role("button", name="公布测评结果").click()
    expect(desk.locator(".poll-head .tag").first).to_have_text("已公布")
    button(desk, "结果通报").click()
    shot(desk, "evaluation-69-letters")
    with desk.expect_download() as letters:
        button(desk, "下载全部通报（zip）").click()
    with zipfile.ZipFile(letters.value.path()) as packed:
        assert packed.namelist() == ["01-测评结果通报-区住房城乡建委.pdf"]
    desk.keyboard.press("Escape")
    button(desk, "历次测评").first.click()
    expect(desk.locator(".history > li")).to_have_count(1)
    shot(desk, "evaluation-69-history")


def test_what_is_being_written_of_an_evaluation_stays_when_another_begins(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    demo_hall.sign_in(range(1, 10))
    demo_hall.open_sitting()
    options = [{"title": title, "unit": "区住房城乡建委"} for title in ("老旧小区改造", "口袋公园")]
    made = evaluation(demo_hall, "livelihood", "民生实事项目满意度测评", options)
    page = open_page(f"/meetings/{demo_hall.meeting}/evaluations", "secretariat", size="desk")
    shown = page.locator(".poll-entry[aria-current]")
    expect(shown).not_to_contain_text("民生实事项目满意度测评")
    button(page, "退出测评…").click()
    page.get_by_label("理由").fill("已调任外区")
    demo_hall.client("chair").post(f"/polls/{made['polls'][0]['poll_id']}/open")
    begun = page.locator(".poll-entry", has_text="民生实事项目满意度测评")
    expect(begun).to_contain_text("正在进行")
    expect(page.get_by_label("理由")).to_have_value("已调任外区")
    expect(shown).not_to_contain_text("民生实事项目满意度测评")
