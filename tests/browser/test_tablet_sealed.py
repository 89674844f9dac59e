"""The deputy's tablet in a sealed vote: sealed once, kept without the choices, found on the board."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.lost import answer_lost
from tests.browser.scanner import scan
from tests.browser.scrutiny import PATIENT, election_of
from tests.browser.tablet import DEPUTY, button, choose, in_session, kept
from voting.belenios.badge import master_of, poll_exponent
from voting.belenios.ballot import seal_unchecked
from voting.belenios.chance import SECURE

pytestmark = pytest.mark.browser

KEPT = "JSON.parse(localStorage.getItem(Object.keys(localStorage).find(key => key.startsWith('ballot:'))))"
DUMP = """async () => JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases(),
  await caches.keys(), history.state, location.href])"""
LOST = "() => Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })"


def stored(page: Page) -> str:
    """All that this device keeps, JSON within JSON unpacked."""
    return str(page.evaluate(DUMP)).replace("\\", "")


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits; the first deputies are signed in."""
    in_session(demo_hall)
    return demo_hall


def open_sealed(hall: DemoHall, press: str) -> str:
    """Open the vote on 13 of 20, its key kept by the server."""
    return hall.open_poll("choose", box="sealed", keys="server", press=press)


def vote(page: Page, *numbers: int) -> None:
    """Choose and cast."""
    choose(page, *numbers)
    button(page, "核对并提交").click()
    button(page, "投票").click()


def code_on(page: Page) -> str:
    """The ballot's code, once it is verified."""
    expect(page.locator(".sealed-way.-checked")).to_contain_text("已验证", timeout=PATIENT)
    return page.locator(".big-code b").inner_text()


def mine(hall: DemoHall, number: int) -> Any:
    """What the server tells this deputy of the sealed ballot; nothing is told of a named one."""
    state = hall.deputy(number).get(f"/meetings/{hall.meeting}/hall?face=tablet")
    assert state["my_ballot"] is None
    return state["my_sealed"]


def test_a_deputy_changes_tablets_and_the_vote_and_finds_the_code(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    poll = open_sealed(hall, "last")
    expect(page.locator(".secrecy")).to_contain_text("无记名")
    page.locator(".secrecy").click()
    expect(page.get_by_role("dialog")).to_contain_text("本次表决的钥匙由服务器保管")
    shot(page, "sealed-tablet-1-secret")
    button(page, "知道了").click()
    choose(page, 1, 2)
    page.reload()
    expect(page.locator(".tally-count")).to_have_text("已选 2 / 13 项")
    vote(page, 3)
    first = code_on(page)
    assert (mine(hall, DEPUTY)["code"], mine(hall, DEPUTY)["state"]) == (first, "checked")
    page.reload()
    assert code_on(page) == first
    expect(page.locator(".code-qr svg")).to_be_visible()
    shot(page, "sealed-tablet-2-verified")

    other = open_page("/tablet", DEPUTY)
    other.evaluate("localStorage.clear()")
    button(other, "改投").click()
    expect(other.get_by_role("heading", name="请再扫一次代表证")).to_be_visible()
    shot(other, "sealed-tablet-3-scan-again")
    scan(other, f"https://hall/b#{hall.secret(DEPUTY)}")
    expect(other.locator(".tally-count")).to_have_text("已选 0 / 13 项", timeout=PATIENT)
    vote(other, 4, 5)
    expect(other.get_by_text("这是第 2 次")).to_be_visible(timeout=PATIENT)
    second = code_on(other)
    assert second != first
    expect(page.locator(".big-code b")).to_have_text(second)

    chair = hall.client("chair")
    chair.post(f"/polls/{poll}/check")
    expect(page.locator(".checking .big-code b")).to_have_text(second)
    expect(page.locator(".countdown")).to_be_visible()
    shot(page, "sealed-tablet-4-checking")
    button(page, "选票公示板").click()
    expect(page.locator(".board-line.-mine")).to_contain_text(second)
    expect(page.locator(".board-line.-replaced")).to_contain_text(f"{first}已改投")
    shot(page, "sealed-tablet-5-board")
    button(page, "返回").click()
    chair.post(f"/polls/{poll}/close")
    expect(page.locator(".own.-sealed")).to_contain_text(second, timeout=PATIENT)
    chair.post(f"/polls/{poll}/show")
    expect(page.locator(".outcome").first).to_be_visible()
    expect(page.get_by_role("button", name="标出我的选择")).to_have_count(0)
    shot(page, "sealed-tablet-6-result")


def test_once_sealed_no_storage_and_no_request_knows_the_choices(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    bodies: list[str] = []

    def note(request: Request) -> None:
        bodies.append(f"{request.url} {request.post_data or ''}")

    page.on("request", note)
    open_sealed(hall, "first")
    expect(page.locator(".secrecy[data-checked]")).to_be_visible(timeout=PATIENT)
    choose(page, 3, 4, 5)
    button(page, "核对并提交").click()
    expect(page.locator(".final")).to_have_text("投票后不能更改")
    assert '"p03"' in stored(page)
    page.context.set_offline(True)
    button(page, "投票").click()
    expect(page.get_by_text("您的选票已经封好，保留在本机")).to_be_visible(timeout=PATIENT)
    shot(page, "sealed-tablet-7-offline")
    assert not any(f'"p{n:02}"' in stored(page) for n in range(1, 21))
    held = page.evaluate(
        "JSON.parse(localStorage.getItem(Object.keys(localStorage).find(k => k.startsWith('ballot:'))))"
    )
    assert held["draft"] == {"chosen": []}
    lost = answer_lost(page, "**/sealed-ballot")
    page.context.set_offline(False)
    code = code_on(page)
    assert (code, mine(hall, DEPUTY)["presses"]) == (held["sealed"]["code"], 1)
    assert json.loads(lost[0])["tracker"] == held["sealed"]["tracker"]
    assert kept(page) == []
    assert button(page, "改投").count() == 0
    assert not any('"p0' in body or "chosen" in body for body in bodies)
    signing = page.evaluate("JSON.parse(localStorage.getItem('signing:'))")
    assert not any(signing["key"] in body or signing["chain"] in body for body in bodies)


def test_a_ballot_sealed_before_a_flat_battery_goes_on_its_way(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    open_sealed(hall, "first")
    page.route("**/sealed-ballot", lambda route: route.abort())
    vote(page, 7)
    expect(page.get_by_role("heading", name="还没有送达")).to_be_visible(timeout=PATIENT)
    code = page.evaluate(KEPT)["sealed"]["code"]
    context = page.context
    page.close()
    again = context.new_page()
    again.goto("/tablet")
    assert code_on(again) == code


def test_a_ballot_that_comes_after_the_stop_is_told_and_a_resumed_vote_takes_another(
    hall: DemoHall, open_page: OpenPage
) -> None:
    page, slow = open_page("/tablet", DEPUTY), open_page("/tablet", DEPUTY + 1)
    poll, chair = open_sealed(hall, "first"), hall.client("chair")
    choose(slow, 5, 6)
    expect(page.locator(".secrecy[data-checked]")).to_be_visible(timeout=PATIENT)
    page.context.set_offline(True)
    vote(page, 7)
    expect(page.get_by_text("您的选票已经封好，保留在本机")).to_be_visible(timeout=PATIENT)
    chair.post(f"/polls/{poll}/check")
    expect(slow.get_by_text("选择还在本机。")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("投票已停止，您的选择没有提交。")).to_be_visible(timeout=PATIENT)
    assert kept(page) == []
    chair.post(f"/polls/{poll}/resume")
    expect(slow.locator(".tally-count")).to_have_text("已选 2 / 13 项")
    vote(page, 8)
    assert code_on(page) == mine(hall, DEPUTY)["code"]


def test_a_faulty_ballot_is_told_and_the_deputy_votes_again(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    poll = open_sealed(hall, "first")
    election = election_of(hall, poll)
    secret = poll_exponent(master_of(hall.demo["badges"][DEPUTY]["secret"]), election.uuid)
    forged = seal_unchecked(election, secret, [[0, *[1] * 20]], SECURE).raw.decode()
    hall.deputy(DEPUTY).post(f"/polls/{poll}/sealed-ballot", {"ballot": forged})
    expect(page.get_by_text("您的选票没有通过验证，没有计入")).to_be_visible(timeout=PATIENT)
    shot(page, "sealed-tablet-8-refused")
    vote(page, 1)
    assert code_on(page) == mine(hall, DEPUTY)["code"]


def test_what_keeps_a_tablet_from_voting_is_said(hall: DemoHall, open_page: OpenPage) -> None:
    page, plain, changed = (open_page("/tablet", DEPUTY + n) for n in range(3))
    plain.add_init_script(f"({LOST})()")
    page.route("**/election", lambda route: route.fulfill(json=other_titles(route.fetch().json())))
    refusal = {"code": "ballot.badge_changed", "message": "您的代表证在本项表决开始后换发过，请立即举手告知会务人员"}
    changed.route("**/sealed-ballot", lambda route: route.fulfill(status=409, json={"error": refusal}))
    plain.reload()
    open_sealed(hall, "last")
    expect(page.get_by_text("请先不要投票")).to_be_visible(timeout=PATIENT)
    expect(plain.get_by_text("这台设备不能参加无记名表决")).to_be_visible()
    shot(plain, "sealed-tablet-9-insecure")
    vote(changed, 2)
    expect(changed.get_by_text(refusal["message"])).to_be_visible(timeout=PATIENT)
    expect(changed.locator(".tally-count")).to_have_text("已选 0 / 13 项")
    page.unroute("**/election")
    button(page, "再核对一次").click()
    vote(page, 1)
    code_on(page)


def other_titles(answer: Any) -> Any:
    """An election in which two projects have changed places."""
    election = json.loads(answer["election"])
    titles = election["questions"][0]["answers"]
    titles[0], titles[1] = titles[1], titles[0]
    return answer | {"election": json.dumps(election, ensure_ascii=False, separators=(",", ":"))}
