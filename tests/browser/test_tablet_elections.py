"""Elections and rankings on the tablet: no more than there are seats, another person only after 反对, a clear review."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.elections import NAMES, election, ranking
from tests.browser.polls import cast, opened, seen_by
from tests.browser.scrutiny import PATIENT
from tests.browser.tablet import DEPUTY, LONG_NAME, button, in_session, in_the_box
from tests.voting.rules.build import ballot

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    in_session(demo_hall)
    return demo_hall


def press(page: Page, name: str, key: str) -> None:
    """Press a key of a candidate."""
    page.get_by_role("group", name=name, exact=True).first.get_by_role("button", name=key, exact=True).click()


def card(page: Page, name: str):
    return page.locator(".elect-card", has_text=name)


def test_an_election_on_the_tablet(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    opened(hall, election(choose=3, count=6))
    expect(page.locator(".elect-card")).to_have_count(6)
    expect(page.locator(".tally-count")).to_have_text("已投赞成和另选 0/ 应选 3 人")
    expect(page.get_by_role("button", name="另选他人")).to_have_count(0)
    for name in NAMES[:2]:
        press(page, name, "赞成")
    press(page, NAMES[2], "弃权")
    expect(card(page, NAMES[2]).get_by_role("button", name="另选他人")).to_have_count(0)
    press(page, NAMES[3], "反对")
    card(page, NAMES[3]).get_by_role("button", name="另选他人").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(f"不赞成{NAMES[3]}，另选他人")
    dialog.get_by_label("姓名").fill("陈")
    expect(dialog.locator(".write-in-person").first).to_contain_text("陈")
    shot(page, "elect-02-write-in")
    dialog.get_by_label("姓名").fill(NAMES[0])
    expect(dialog).to_contain_text("已经是候选人")
    dialog.get_by_label("姓名").fill("马 冬 梅")
    dialog.get_by_role("button", name="另选“马冬梅”").click()
    expect(card(page, NAMES[3])).to_contain_text("另选：马冬梅")
    expect(page.locator(".tally-count")).to_have_text("已投赞成和另选 3/ 应选 3 人")
    press(page, NAMES[4], "赞成")
    expect(page.get_by_role("alert").filter(has_text="应选 3 人，已经选满，请先取消一人")).to_be_visible()
    expect(page.locator(".tally-count")).to_have_text("已投赞成和另选 3/ 应选 3 人")
    press(page, NAMES[5], "反对")
    expect(card(page, NAMES[5]).get_by_role("button", name="另选他人")).to_be_disabled()
    shot(page, "elect-01-choosing")
    button(page, "核对并提交").click()
    expect(page.locator(".review-head")).to_contain_text("您赞成 2 人")
    expect(page.locator(".vote-body")).to_contain_text("有 1 人未选，按弃权计：第 5 人")
    shot(page, "elect-03-review")
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    assert in_the_box(hall, DEPUTY)["answer"] == {
        "votes": {"c1": "yes", "c2": "yes", "c3": "abstain", "c4": "no", "c6": "no"},
        "write_ins": [{"against": "c4", "name": "马冬梅", "person": ""}],
    }
    button(page, "查看我的选择").click()
    expect(page.locator(".own-choice")).to_contain_text("另选：马冬梅")


def test_somebody_of_the_roll_is_picked_on_a_phone_and_kept_over_a_reload(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", LONG_NAME, size="phone")
    opened(hall, election(choose=2, count=3))
    press(page, NAMES[0], "反对")
    card(page, NAMES[0]).get_by_role("button", name="另选他人").click()
    person = page.locator(".write-in-person").first
    name = person.locator(".strong").inner_text()
    shot(page, "elect-05-phone-write-in")
    person.click()
    expect(card(page, NAMES[0])).to_contain_text(f"另选：{name}")
    page.reload()
    expect(card(page, NAMES[0])).to_contain_text(f"另选：{name}")
    shot(page, "elect-04-phone")
    press(page, NAMES[0], "赞成")
    expect(card(page, NAMES[0])).not_to_contain_text(f"另选：{name}")
    expect(page.locator(".tally-count")).to_contain_text("1")


def test_twenty_projects_are_ranked_by_touch_undone_and_moved(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    opened(hall, ranking())
    cards = page.locator(".rank-card .pick-main")
    expect(cards).to_have_count(20)
    for place in (2, 0, 4):
        cards.nth(place).click()
    expect(page.locator(".rank-order > li")).to_have_count(3)
    page.get_by_role("button", name="第 3 项上移").click()
    expect(page.locator(".rank-order .rank-title").nth(1)).to_contain_text("第5期")
    button(page, "撤销一步").click()
    expect(page.locator(".rank-order .rank-title").nth(1)).to_contain_text("第1期")
    expect(button(page, "还有 17 项未排")).to_be_disabled()
    shot(page, "rank-01-some")
    for place in range(20):
        if place not in (2, 0, 4):
            cards.nth(place).click()
    expect(page.locator(".tally-count")).to_have_text("已排 20/ 20 项")
    shot(page, "rank-02-all")
    button(page, "核对并提交").click()
    expect(page.locator(".rank-chosen > li")).to_have_count(20)
    shot(page, "rank-03-review")
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    ranks = in_the_box(hall, DEPUTY)["answer"]["ranks"]
    assert (ranks["p3"], ranks["p1"], ranks["p5"], ranks["p2"]) == (1, 2, 3, 4)


def test_the_first_five_on_a_phone(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY, size="phone")
    opened(hall, ranking(count=8, ranks=5, winners=3))
    cards = page.locator(".rank-card .pick-main")
    for place in range(5):
        cards.nth(place).click()
    cards.nth(6).click()
    expect(page.get_by_role("alert").filter(has_text="只排前 5 名，已经排满，请先取消一项")).to_be_visible()
    shot(page, "rank-04-phone")
    button(page, "我的排序").click()
    expect(page.locator(".rank-order > li")).to_have_count(5)
    shot(page, "rank-05-phone-order")


def test_a_secret_contested_election_asks_only_whom_one_is_for(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    opened(hall, election(choose=3, count=6, write_ins=False, box="sealed", keys="server"))
    expect(page.locator(".elect-note")).to_contain_text("只计赞成票")
    cards = page.locator(".pick-main")
    expect(cards).to_have_count(6)
    for place in range(4):
        cards.nth(place).click()
    expect(page.get_by_role("alert").filter(has_text="应选 3 人，已经选满")).to_be_visible()
    expect(page.locator(".tally-count")).to_have_text("已投赞成 3/ 应选 3 人")
    shot(page, "elect-06-sealed")
    button(page, "核对并提交").click()
    expect(page.locator(".review-head")).to_contain_text("您赞成 3 人")
    button(page, "投票").click()
    expect(page.get_by_text("选票编号").first).to_be_visible(timeout=PATIENT)


def test_large_letters_in_english(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY, lang="en")
    opened(hall, election(choose=3, count=6))
    page.get_by_role("button", name="Large").click()
    press(page, NAMES[1], "Against")
    expect(card(page, NAMES[1]).get_by_role("button", name="Another person")).to_be_visible()
    shot(page, "elect-07-english-large")


def test_the_chief_scrutineer_merges_names_on_the_scrutineers_page(hall: DemoHall, open_page: OpenPage) -> None:
    numbers = [n for n, badge in enumerate(hall.demo["badges"]) if badge.get("scrutineer")]
    chief = next(n for n in numbers if "chief_scrutineer" in seen_by(hall, n)["roles"])
    poll_id = opened(hall, election(choose=2, count=3))
    for number, name in ((1, "张珊"), (2, "张姗")):
        cast(hall, poll_id, number, ballot("yn-", (2, name)))
    hall.client("chair").post(f"/polls/{poll_id}/close")
    page = open_page("/scrutineer", chief)
    expect(page.locator(".written-in")).to_contain_text("张姗")
    page.get_by_label("选择“张珊”").check()
    page.get_by_label("选择“张姗”").check()
    page.get_by_label("理由").fill("经核对为同一人")
    shot(page, "elect-18-scrutineer")
    button(page, "合并计票").click()
    expect(page.locator(".merges")).to_contain_text("计为“张珊”")
