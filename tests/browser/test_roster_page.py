"""The secretariat's roll and the administrator's accounts: import, badges, people, passwords."""

import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.live import LiveRefusal

pytestmark = pytest.mark.browser

LIST = """姓名,性别,代表团,职务,座位,手机后四位,身份
王 𬭎𠮷,女,华新街代表团,教师,30-1,12,列席
阿依古丽·买买提,女,第十三代表团,医生,30-2,1234,列席
,男,华新街代表团,职员,30-3,1234,代表
李四,男,华新街代表团,职员,30-1,1234,旁听
"""


def made_by_libreoffice(folder: Path) -> Path:
    (folder / "list.csv").write_text(LIST, encoding="utf-8")
    profile = f"-env:UserInstallation=file://{folder}/profile"
    filters = "--infilter=CSV:44,34,76,1,5/2/6/2"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", filters, "list.csv"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return folder / "list.xlsx"


def choose(page: Page, file: Path) -> None:
    page.get_by_role("button", name="导入名单").click()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.get_by_role("heading", name=f"预览：{file.name}")).to_be_visible()


def test_a_list_of_libreoffice_is_looked_at_and_imported(
    demo_hall: DemoHall, open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}/roster", "secretariat", size="desk")
    expect(page.get_by_text("共 221 人")).to_be_visible()
    shot(page, "roster")
    choose(page, made_by_libreoffice(tmp_path))
    for sentence in ("没有填写姓名", "座位 30-1 与第 5 行重复", "代表团「第十三代表团」不存在，请改正，或选择新建"):
        expect(page.get_by_text(sentence)).to_be_visible()
    shot(page, "roster-preview")
    confirm = page.get_by_role("button", name=re.compile("确认导入|没有需要导入的内容"))
    expect(confirm).to_be_disabled()
    page.get_by_role("button", name="全部新建").click()
    page.get_by_role("tab", name=re.compile("新增")).click()
    expect(page.get_by_role("row", name=re.compile("阿依古丽·买买提"))).to_be_visible()
    page.get_by_text(re.compile("跳过不能导入的 3 行")).click()
    expect(confirm).to_have_text("确认导入 1 人")
    confirm.click()
    expect(page.get_by_text("新增 1 人，变更 0 人，不变 0 人，跳过 3 行。")).to_be_visible()
    page.get_by_role("button", name="完成").click()
    expect(page.get_by_text("共 222 人")).to_be_visible()


def test_one_person_is_changed_and_gets_a_badge(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}/roster", "secretariat", size="desk")
    page.get_by_role("searchbox").fill("1-1")
    page.get_by_role("row", name=re.compile(r"\b001\b")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("职务").fill("新的职务")
    dialog.get_by_role("button", name="保存").click()
    expect(page.get_by_role("row", name=re.compile(r"001.*新的职务"))).to_be_visible()
    page.get_by_role("row", name=re.compile(r"\b001\b")).click()
    shot(page, "roster-person")
    dialog.get_by_role("button", name="补办").click()
    with page.expect_download() as download:
        page.get_by_role("dialog", name="补办代表证").get_by_role("button", name="补办").click()
    assert download.value.suggested_filename.endswith(".pdf")
    with pytest.raises(LiveRefusal, match=r"badge\.revoked"):
        demo_hall.deputy(0)


def test_an_old_page_changes_only_what_was_edited(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}/roster", "secretariat", size="desk")
    first = page.get_by_role("row", name=re.compile(r"\b001\b"))
    first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("座位")).to_have_value("1-1")
    desk = demo_hall.client("secretariat")
    meeting = desk.get(f"/meetings/{demo_hall.meeting}")["meeting"]
    people = desk.get(f"/rolls/{meeting['roll_id']}/people")
    moved = next(one["person_id"] for one in people if one["number"] == 1)
    desk.post(f"/meetings/{demo_hall.meeting}/seats/people", {"seats": {moved: "99-1"}})
    dialog.get_by_label("手机后四位").fill("7788")
    dialog.get_by_role("button", name="保存").click()
    expect(page.get_by_role("row", name=re.compile(r"\b001\b.*99-1"))).to_be_visible()
    kept = next(one for one in desk.get(f"/rolls/{meeting['roll_id']}/people") if one["person_id"] == moved)
    assert (kept["seat"], kept["phone4"]) == ("99-1", "7788")


def test_a_badge_is_made_without_losing_what_was_typed(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{demo_hall.meeting}/roster", "secretariat", size="desk")
    page.get_by_role("row", name=re.compile(r"\b001\b")).click()
    dialog = page.get_by_role("dialog").first
    dialog.get_by_label("职务").fill("新的职务")
    dialog.get_by_role("button", name="作废").click()
    page.get_by_role("dialog", name="作废代表证").get_by_role("button", name="作废").click()
    with page.expect_download():
        dialog.get_by_role("button", name="制证").click()
    expect(dialog.get_by_role("button", name="补办")).to_be_visible()
    expect(dialog.get_by_label("职务")).to_have_value("新的职务")
    dialog.get_by_role("button", name="保存").click()
    expect(page.get_by_role("row", name=re.compile(r"001.*新的职务"))).to_be_visible()


def test_accounts_are_made_and_devices_logged_out(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.client("gate")
    page = open_page("/accounts", "admin", size="desk")
    page.get_by_role("button", name="新建账号").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("名称").fill("东门签到处")
    dialog.get_by_label("用户名").fill("dongmen")
    dialog.get_by_label("密码").fill("correct horse")
    dialog.get_by_label("角色").select_option("gate")
    dialog.get_by_role("button", name="建立账号").click()
    expect(page.get_by_role("row", name=re.compile("dongmen"))).to_be_visible()
    shot(page, "accounts")
    demo_hall.live.client(login="dongmen", password="correct horse")
    page.get_by_role("button", name="刷新").click()
    page.get_by_role("tab", name=re.compile("登录中的设备")).click()
    row = page.get_by_role("row", name=re.compile("东门签到处"))
    row.get_by_role("button", name="退出设备").click()
    page.get_by_role("dialog").get_by_role("button", name="退出设备").click()
    expect(row).to_have_count(0)
    shot(page, "accounts-devices")
