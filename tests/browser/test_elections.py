"""Elections and appointments at the desk, on the console and on the wall."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.elections import NAMES, election, ranking
from tests.browser.polls import cast, opened, over, prepared
from tests.browser.tablet import button, in_session
from tests.voting.rules.build import ballot

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    in_session(demo_hall)
    return demo_hall


def test_an_election_is_prepared_with_candidates_of_the_roster(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{hall.meeting}/polls", "secretariat", size="desk")
    button(page, "新建").click()
    page.get_by_role("radio", name="选举").check()
    page.get_by_label("表决事项").fill("选举区人大常委会副主任")
    person = page.locator("#nominees option").first.get_attribute("value")
    for name in (person, "王小明", "李晓红"):
        page.get_by_label("候选人姓名").fill(str(name))
        button(page, "加入候选人").click()
    page.get_by_label("候选人姓名").fill("王 小明")
    expect(page.get_by_text("已经在名单中")).to_be_visible()
    page.get_by_label("候选人姓名").fill("")
    page.get_by_label("应选人数").fill("2")
    expect(page.get_by_text("差额选举：候选人 3 名，应选 2 名，差额 1 名")).to_be_visible()
    page.get_by_label("可以另选他人").check()
    shot(page, "elect-10-editor")
    button(page, "保存").click()
    expect(page.locator(".poll-head")).to_contain_text("选举区人大常委会副主任")
    poll = next(
        p for p in hall.client("secretariat").get(f"/meetings/{hall.meeting}/polls") if p["poll"]["method"] == "elect"
    )
    paper = poll["poll"]["paper"]
    assert ([o["title"] for o in paper["options"]], paper["choose"], paper["write_ins"]) == (
        [person, "王小明", "李晓红"],
        2,
        True,
    )
    assert paper["options"][0]["person"]


def test_a_secret_list_of_appointments_is_put_in_order_and_veiled(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page(f"/meetings/{hall.meeting}/polls", "secretariat", size="desk")
    button(page, "新建").click()
    page.get_by_role("radio", name="人事任免").check()
    expect(page.get_by_role("radio", name="无记名")).to_be_checked()
    page.get_by_label("表决事项").fill("任免区财政局局长")
    page.get_by_label("1 任免", exact=True).select_option("appoint")
    page.get_by_label("1 姓名", exact=True).fill("张三丰")
    page.get_by_label("1 职务", exact=True).fill("区财政局局长")
    page.get_by_label("2 任免", exact=True).select_option("remove")
    page.get_by_label("2 姓名", exact=True).fill("李四光")
    page.get_by_label("2 职务", exact=True).fill("区财政局局长")
    expect(page.get_by_text("同一职务应当先免后任")).to_be_visible()
    shot(page, "appoint-01-editor")
    button(page, "调整为先免后任").click()
    expect(page.get_by_label("1 姓名", exact=True)).to_have_value("李四光")
    button(page, "保存").click()
    expect(page.locator(".paper-table")).to_contain_text("免去李四光的区财政局局长职务")
    shot(page, "appoint-02-desk")
    button(page, "合并表决").click()
    page.get_by_label("依据（主任会议的决定）").fill("主任会议第12次会议决定")
    page.get_by_role("dialog").get_by_role("button", name="合并表决").click()
    expect(page.locator(".paper-table")).to_contain_text("任免名单，共2项，合并表决")
    button(page, "取消合并，逐人表决").click()
    expect(page.locator(".paper-table")).to_contain_text("任命张三丰为区财政局局长")
    poll = next(p["id"] for p in hall.state()["polls"] if p["title"] == "任免区财政局局长")
    hall.client("chair").post(f"/meetings/{hall.meeting}/stage", {"face": "poll", "poll_id": poll})
    wall = open_page(f"/screen?meeting={hall.meeting}", "screen", size="screen")
    expect(wall.get_by_text("人事任免事项")).to_be_visible()
    expect(wall.get_by_text("张三丰")).to_have_count(0)
    shot(wall, "appoint-03-veiled-wall")


def test_names_are_merged_and_the_result_is_shown(hall: DemoHall, open_page: OpenPage) -> None:
    poll_id = opened(hall, election(choose=3, count=5))
    answers = [
        ballot("yyn--", (3, "张珊")),
        ballot("yyn--", (3, "张姗")),
        ballot("yynaa", (3, "张珊")),
        ballot("ynyna", (2, "马冬梅")),
        ballot("yyy-n"),
    ]
    for place, answer in enumerate(answers, start=1):
        cast(hall, poll_id, place, answer)
    hall.client("chair").post(f"/polls/{poll_id}/close")
    page = open_page(f"/meetings/{hall.meeting}/polls#{poll_id}", "secretariat", size="desk")
    expect(page.locator(".written-in")).to_contain_text("与“张姗”相近")
    shot(page, "elect-11-desk-result")
    page.get_by_label("选择“张珊”").check()
    page.get_by_label("选择“张姗”").check()
    page.get_by_label("理由").fill("经核对为同一人")
    button(page, "合并计票").click()
    expect(page.locator(".merges")).to_contain_text("“张珊”“张姗”计为“张珊”")
    shot(page, "elect-12-merged")
    chair = open_page(f"/chair?meeting={hall.meeting}", "chair", size="desk")
    expect(chair.locator(".next-step")).to_contain_text("有代表另选他人")
    shot(chair, "elect-13-chair")
    chair.get_by_role("button", name="在大屏公布结果").click()
    wall = open_page(f"/screen?meeting={hall.meeting}", "screen", size="screen")
    expect(wall.locator(".rolling-page.-on .items.election")).to_contain_text("张珊")
    shot(wall, "elect-14-wall")
    expect(chair.get_by_role("button", name="在本次会议另行选举")).to_be_visible()
    chair.get_by_role("button", name="在本次会议另行选举").click()
    shot(chair, "elect-15-rest")
    chair.get_by_label("张珊（3 票）").check()
    chair.get_by_role("button", name="准备另行选举").click()
    expect(chair.locator(".next-step")).to_contain_text("开始表决")
    rest = next(p for p in hall.state()["polls"] if p["revote_of"] == poll_id)
    titles = [o["title"] for o in hall.client("chair").get(f"/polls/{rest['id']}")["poll"]["paper"]["options"]]
    assert "张珊" in titles


def test_a_nomination_is_withdrawn_in_the_middle(hall: DemoHall, open_page: OpenPage) -> None:
    poll_id = opened(hall, election(choose=2, count=4))
    page = open_page(f"/meetings/{hall.meeting}/polls#{poll_id}", "secretariat", size="desk")
    button(page, "撤回提名").click()
    page.get_by_label(f"2. {NAMES[1]}").check()
    page.get_by_role("dialog").get_by_label("理由").fill("本人请求")
    shot(page, "elect-16-withdraw")
    button(page, "作废并重新准备").click()
    expect(page.locator(".poll-head")).to_contain_text("重新表决")
    expect(page.locator(".paper-table")).not_to_contain_text(NAMES[1])


def test_the_reason_of_a_withdrawal_outlives_the_end_of_the_voting(hall: DemoHall, open_page: OpenPage) -> None:
    poll_id = opened(hall, election(choose=2, count=4))
    chair = open_page(f"/chair?meeting={hall.meeting}", "chair", size="desk")
    button(chair, "撤回提名").click()
    dialog = chair.get_by_role("dialog")
    dialog.get_by_label(f"2. {NAMES[1]}").check()
    dialog.get_by_label("理由").fill("本人请求")
    over(hall, poll_id)
    expect(chair.locator(".step-label")).not_to_contain_text("进行中")
    expect(dialog.get_by_label("理由")).to_have_value("本人请求")
    button(chair, "作废并重新准备").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    shot(chair, "elect-18-withdrawn-too-late")


def test_a_ranking_on_the_wall_and_a_prepared_election(hall: DemoHall, open_page: OpenPage) -> None:
    poll_id = opened(hall, ranking(count=20, ranks=20, winners=13))
    for number in range(1, 5):
        order = [*range(number, 21), *range(1, number)]
        cast(hall, poll_id, number, {"ranks": {f"p{n}": rank for rank, n in enumerate(order, start=1)}})
    over(hall, poll_id)
    wall = open_page(f"/screen?meeting={hall.meeting}", "screen", size="screen")
    expect(wall.locator(".rolling-page.-on .items.ranking")).to_contain_text("名次之和")
    shot(wall, "rank-10-wall")
    tablet = open_page("/tablet", 1)
    expect(tablet.locator(".outcome").first).to_contain_text("名次之和")
    shot(tablet, "rank-11-tablet-result")
    coming = prepared(hall, election(choose=5, count=6))
    hall.client("chair").post(f"/meetings/{hall.meeting}/stage", {"face": "poll", "poll_id": coming})
    expect(wall.get_by_text("差额选举：候选人 6 名，应选 5 名")).to_be_visible()
    shot(wall, "elect-17-prepared-wall")


def test_a_tie_on_the_wall_is_voted_on_again_with_one_touch(hall: DemoHall, open_page: OpenPage) -> None:
    poll_id = opened(hall, election(choose=3, count=5) | {"ruleset": "election_cast_majority"})
    answers = [
        ballot("yyy--"),
        ballot("yyyan"),
        ballot("yynnn", (3, "张珊")),
        ballot("yynaa", (3, "张珊")),
        ballot("ynyn-", (2, "张珊")),
    ]
    for place, answer in enumerate(answers, start=1):
        cast(hall, poll_id, place, answer)
    chair = open_page(f"/chair?meeting={hall.meeting}", "chair", size="desk")
    chair.get_by_role("button", name="结束表决").first.click()
    chair.get_by_role("dialog", name="还有 1 人没有提交").get_by_role("button", name="结束表决").click()
    chair.get_by_role("button", name="在大屏公布结果").click()
    wall = open_page(f"/screen?meeting={hall.meeting}", "screen", size="screen")
    expect(wall.locator(".rolling-page.-on .items.election")).to_contain_text("票数相等")
    shot(wall, "elect-19-tie-wall")
    tablet = open_page("/tablet", 1)
    expect(tablet.locator(".result-body")).to_contain_text("将再次投票")
    shot(tablet, "elect-20-tie-tablet")
    chair.get_by_role("button", name="准备就票数相等的人再次投票").click()
    expect(chair.locator(".next-step")).to_contain_text("开始表决")
    shot(chair, "elect-21-second-round")
    again = next(p for p in hall.state()["polls"] if p["revote_of"] == poll_id)
    paper = hall.client("chair").get(f"/polls/{again['id']}")["poll"]["paper"]
    assert ([o["title"] for o in paper["options"]], paper["choose"], paper["write_ins"]) == (
        [NAMES[2], "张珊"],
        1,
        False,
    )
