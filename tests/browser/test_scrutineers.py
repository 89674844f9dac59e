"""The scrutineers' page: keys by ceremony, lost and brought back; the box counted by each tablet and opened by three."""

import json
import re

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.scanner import scan
from tests.browser.scrutiny import (
    NO,
    PATIENT,
    YES,
    begin_keys,
    cast,
    keys,
    make_key,
    pages_of,
    press,
    ready_keys,
    scrutineers,
    step,
)

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits; the first deputies are signed in."""
    demo_hall.sign_in(range(1, 8))
    demo_hall.open_sitting()
    return demo_hall


def open_sealed(hall: DemoHall, keys: str = "scrutineers") -> str:
    return hall.open_poll("motion", box="sealed", keys=keys, check_seconds=0)


def code_on(page: Page) -> str:
    """The large code on the page."""
    return re.sub(r"\s", "", page.locator(".code-huge").inner_text())


def counted(page: Page, ballots: int) -> None:
    """The tablet itself has checked so many, all proofs among it."""
    n = str(ballots)
    expect(page.locator(".checked")).to_contain_text(f"本机已核对 {n}/{n} 张（其中 {n} 张含全部证明）", timeout=PATIENT)


def close_box(hall: DemoHall, poll: str) -> None:
    chair = hall.client("chair")
    chair.post(f"/polls/{poll}/check")
    chair.post(f"/polls/{poll}/close")


def test_five_scrutineers_make_a_key_and_three_open_the_box(hall: DemoHall, open_page: OpenPage) -> None:
    people = scrutineers(hall)
    begin_keys(hall, people, threshold=3)
    a, b, c, d, e = tablets = pages_of(open_page, people)
    expect(step(a)).to_have_text("生成我的钥匙")
    shot(a, "scrutineer-01-make")
    press(a, "生成我的钥匙")
    expect(a.locator(".backup-sheet")).to_be_visible()
    shot(a, "scrutineer-02-backup")
    press(a, "已保存备份")
    expect(step(a)).to_contain_text("请等候其他监票人")
    shot(a, "scrutineer-03-wait")
    press(b, "生成我的钥匙")
    before = b.locator(".backup-text").inner_text()
    b.reload()  # between the making and the saving
    assert b.locator(".backup-text").inner_text() == before
    press(b, "已保存备份")
    make_key(c)
    press(d, "生成我的钥匙")
    picture = d.locator(".backup-code").screenshot()
    press(d, "已保存备份")
    make_key(e)

    for tablet in tablets:
        expect(tablet.locator(".code-huge")).to_be_visible(timeout=PATIENT)
    assert {code_on(tablet) for tablet in tablets} == {keys(hall)["code"]}
    shot(a, "scrutineer-04-compare")
    a.reload()
    for tablet in (a, b, c):
        press(tablet, "与大屏一致，继续")
    d.close()
    other = open_page("/scrutineer", people[3])
    expect(step(other)).to_contain_text("没有您的钥匙")
    photograph: FilePayload = {"name": "backup.png", "mimeType": "image/png", "buffer": picture}
    other.get_by_label("选择备份的照片").set_input_files(photograph)
    for tablet in (other, e):
        press(tablet, "与大屏一致，继续")
    for tablet in (a, b, c, other, e):
        expect(step(tablet)).to_have_text("钥匙已就绪", timeout=PATIENT)
    shot(a, "scrutineer-05-ready")

    poll = open_sealed(hall)
    cast(hall, poll, 1, [YES])
    cast(hall, poll, 2, [YES])
    cast(hall, poll, 3, [NO])
    counted(a, 3)
    expect(a.get_by_role("link", name="返回平板")).to_be_visible()
    assert code_on(a) == hall.state()["box"]["head_code"]
    shot(a, "scrutineer-06-voting")
    hall.client("chair").post(f"/polls/{poll}/check")
    expect(a.locator(".step-label").first).to_have_text("正在核对")
    shot(a, "scrutineer-07-checking")
    hall.client("chair").post(f"/polls/{poll}/close")
    expect(step(a)).to_contain_text("开箱：", timeout=PATIENT)
    shot(a, "scrutineer-08-open")

    c.route("**/part", wrong_part)
    expect(step(c)).to_contain_text("开箱：", timeout=PATIENT)
    press(c, "开箱")
    expect(c.locator(".notice.-bad")).to_contain_text("开箱数据没有通过检查", timeout=PATIENT)
    shot(c, "scrutineer-09-wrong-part")
    c.unroute("**/part")
    for tablet in (a, other):
        press(tablet, "开箱")
        expect(step(tablet)).to_have_text("您已开箱", timeout=PATIENT)
    shot(a, "scrutineer-10-two-of-three")
    c.get_by_role("button", name="重试").click()
    press(c, "开箱")
    for tablet in (a, b, c):
        expect(step(tablet)).to_have_text("结果已算出，请等候主持人公布", timeout=PATIENT)
    hall.client("chair").post(f"/polls/{poll}/show")
    expect(b.locator(".next-step")).to_contain_text("赞成2票")
    shot(b, "scrutineer-11-result")
    assert hall.state()["result"]["counts"]["options"][0]["yes"] == 2


def wrong_part(route: Route) -> None:
    """The part of a tablet that was tampered with."""
    part = json.loads(json.loads(route.request.post_data or "")["part"])
    factors = part["decryption_factors"][0]
    factors[0], factors[1] = factors[1], factors[0]
    route.continue_(post_data=json.dumps({"part": json.dumps(part, separators=(",", ":"))}))


def test_all_must_open_and_a_difference_stops_the_ceremony(hall: DemoHall, open_page: OpenPage) -> None:
    first, second = people = scrutineers(hall)[:2]
    begin_keys(hall, people, threshold=2)
    tablets = pages_of(open_page, people)
    for tablet in tablets:
        make_key(tablet)
    press(tablets[0], "不一致")
    expect(step(tablets[0])).to_have_text("请告诉主持人：核对码与大屏不一致")
    shot(tablets[0], "scrutineer-20-refused")
    assert keys(hall)["holders"][0]["done"] is False

    begin_keys(hall, people)
    phone = open_page("/scrutineer", second, size="phone")
    right = make_key(tablets[0])
    shot(phone, "scrutineer-21-make-phone")
    press(phone, "生成我的钥匙")
    expect(phone.locator(".backup-sheet")).to_be_visible()
    shot(phone, "scrutineer-22-backup-phone")
    backup = phone.locator(".backup-text").inner_text()
    press(phone, "已保存备份")
    for tablet in (tablets[0], phone):
        expect(step(tablet)).to_have_text("钥匙已就绪", timeout=PATIENT)
    english = open_page("/scrutineer", first, lang="en")
    expect(step(english)).to_have_text("Your key is not on this tablet: bring it back from the backup")
    shot(english, "scrutineer-23-restore-en")
    english.get_by_label("Or type its text").fill(backup)
    english.get_by_role("button", name="Bring the key back").click()
    expect(english.locator(".notice.-bad")).to_contain_text("This is the backup of another key", timeout=PATIENT)
    step(english).click()
    scan(english, right)
    expect(step(english)).to_have_text("The key is ready", timeout=PATIENT)

    poll = open_sealed(hall)
    cast(hall, poll, 1, [YES])
    counted(phone, 1)
    close_box(hall, poll)
    press(tablets[0], "开箱")
    expect(step(tablets[0])).to_have_text("您已开箱", timeout=PATIENT)
    shot(phone, "scrutineer-24-open-phone")
    press(phone, "开箱")
    expect(step(phone)).to_contain_text("结果已算出", timeout=PATIENT)


def test_a_sum_that_differs_is_not_opened(hall: DemoHall, open_page: OpenPage) -> None:
    people = scrutineers(hall)[:1]
    (tablet,) = ready_keys(hall, open_page, people)
    poll = open_sealed(hall)
    cast(hall, poll, 1, [YES])
    cast(hall, poll, 2, [NO])
    parts: list[str] = []
    tablet.on("request", lambda request: parts.append(request.url) if request.url.endswith("/part") else None)
    tablet.route("**/tally", swapped_sums)
    counted(tablet, 2)
    close_box(hall, poll)
    expect(step(tablet)).to_have_text("不要开箱，请告诉主持人", timeout=PATIENT)
    expect(tablet.locator(".notice.-bad")).to_contain_text("加密总和不符")
    shot(tablet, "scrutineer-30-sum-differs")
    assert parts == []
    expect(tablet.get_by_role("button", name="开箱")).to_have_count(0)
    tablet.unroute("**/tally")
    tablet.get_by_role("button", name="重试").click()
    press(tablet, "开箱")
    expect(step(tablet)).to_contain_text("结果已算出", timeout=PATIENT)


def test_the_tablet_leads_here_and_back_to_the_vote(hall: DemoHall, open_page: OpenPage) -> None:
    (person,) = people = scrutineers(hall)[:1]
    hall.sign_in(range(person, person + 1))
    tablet = open_page("/tablet", person)
    expect(tablet.get_by_role("link", name="监票台")).to_have_text("监票台")
    begin_keys(hall, people)
    expect(tablet.get_by_role("link", name="监票台")).to_have_text("监票台有事待办")
    shot(tablet, "scrutineer-40-tablet")
    tablet.get_by_role("link", name="监票台").click()
    make_key(tablet)
    expect(step(tablet)).to_have_text("钥匙已就绪", timeout=PATIENT)
    hall.open_poll("motion")
    bar = tablet.get_by_role("link", name="您还没有投票")
    shot(tablet, "scrutineer-41-vote-bar")
    bar.click()
    expect(tablet.get_by_role("button", name="赞成")).to_be_visible()
    expect(tablet.get_by_role("link", name="监票台")).to_have_text("监票台")


def test_others_find_no_scrutineers_page(demo_hall: DemoHall, open_page: OpenPage) -> None:
    deputy, staff = open_page("/scrutineer", 3), open_page("/scrutineer", "secretariat")
    expect(deputy.get_by_role("heading", name="您不是本次会议的监票人")).to_be_visible()
    expect(staff.get_by_role("heading", name="监票台供监票人使用")).to_be_visible()
    shot(deputy, "scrutineer-50-not-yours")


def swapped_sums(route: Route) -> None:
    """A server whose sum is not what the ballots add up to."""
    answer = route.fetch().json()
    if answer["encrypted_tally"]:
        sums = json.loads(answer["encrypted_tally"])
        sums[0][0], sums[0][1] = sums[0][1], sums[0][0]
        answer["encrypted_tally"] = json.dumps(sums, separators=(",", ":"))
    route.fulfill(json=answer)
