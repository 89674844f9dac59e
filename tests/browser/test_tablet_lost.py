"""The deputy's tablet loses nothing: reloads, lost networks, dead servers, double taps, votes that end too soon."""

import json

import pytest
from playwright.sync_api import Request, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.lost import answer_lost
from tests.browser.tablet import DEPUTY, button, cards, choose, in_session, in_the_box, kept, kept_gesture
from tests.browser.taps import double_tap

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(demo_hall: DemoHall) -> DemoHall:
    """A hall that sits; the first deputies are signed in."""
    in_session(demo_hall)
    return demo_hall


def test_a_reload_brings_back_the_choice_and_the_step(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("choose")
    choose(page, 1, 7, 20)
    page.reload()
    expect(page.locator(".tally-count")).to_have_text("已选 3 / 13 项")
    expect(cards(page).nth(6)).to_have_attribute("aria-checked", "true")
    button(page, "核对并提交").click()
    page.reload()
    expect(page.locator(".chosen > li")).to_have_count(3)
    button(page, "返回修改").click()
    button(page, "全部清除").click()
    page.get_by_role("dialog").get_by_role("button", name="全部清除").click()
    expect(page.locator(".tally-count")).to_have_text("已选 0 / 13 项")


def test_without_network_the_ballot_is_kept_and_sent_when_it_is_back(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("choose")
    choose(page, 3, 4)
    expect(page.locator(".connection:not(.-off)")).to_be_visible()
    page.context.set_offline(True)
    expect(page.locator(".offline")).to_contain_text("您的选择已保留在本机", timeout=20_000)
    choose(page, 5)
    button(page, "核对并提交").click()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="还没有送达")).to_be_visible()
    expect(page.locator(".offline")).to_contain_text("您的选票已保留在本机")
    shot(page, "tablet-20-offline")
    assert in_the_box(hall, DEPUTY) is None
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="已投票")).to_be_visible(timeout=20_000)
    ballot = in_the_box(hall, DEPUTY)
    assert (ballot["answer"], ballot["presses"]) == ({"chosen": ["p03", "p04", "p05"]}, 1)
    expect(page.locator(".offline")).to_have_count(0)
    assert hall.state()["turnout"]["cast"] == 1


def test_a_flat_battery_while_sending_the_same_gesture_goes_again(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("motion", press="last")
    page.get_by_role("button", name="弃权").click()
    page.route("**/ballot", lambda route: route.abort())
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="还没有送达")).to_be_visible()
    gesture = kept_gesture(page)
    context = page.context
    page.close()
    again = context.new_page()
    with again.expect_request("**/ballot") as sent:
        again.goto("/tablet")
    assert json.loads(sent.value.post_data or "{}")["gesture"] == gesture
    expect(again.get_by_role("heading", name="已投票")).to_be_visible()
    assert in_the_box(hall, DEPUTY)["answer"] == {"vote": "abstain"}


def test_an_answer_that_is_lost_does_not_make_a_second_ballot(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("motion", press="last")
    lost = answer_lost(page, "**/ballot")
    page.get_by_role("button", name="赞成").click()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    assert lost
    assert in_the_box(hall, DEPUTY)["presses"] == 1


def test_the_server_dies_in_between_and_the_tablet_goes_on(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("motion")
    page.get_by_role("button", name="赞成").click()
    hall.live.kill_9()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="还没有送达")).to_be_visible()
    hall.live.start_again()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible(timeout=20_000)
    assert in_the_box(hall, DEPUTY)["answer"] == {"vote": "yes"}


def test_the_second_tap_of_a_confirmation_does_not_begin_another_vote(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    hall.open_poll("motion", press="last")
    page.get_by_role("button", name="赞成").click()
    double_tap(page, button(page, "确认提交"), watched=".vote h2", under=".vote-foot .btn:last-child")
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    double_tap(page, button(page, "改投"), watched=".vote-foot", under=".vote-foot .btn:last-child")
    expect(page.get_by_role("button", name="赞成")).to_have_attribute("aria-pressed", "true")


def test_a_double_tap_casts_one_ballot_and_a_change_of_mind_replaces_it(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    poll = hall.open_poll("motion", press="last")
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request) if request.url.endswith("/ballot") else None)
    page.get_by_role("button", name="赞成").dblclick()
    assert sent == []
    expect(page.locator(".final")).to_contain_text("可以改投")
    button(page, "确认提交").dblclick()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    assert (len(sent), in_the_box(hall, DEPUTY)["presses"]) == (1, 1)
    button(page, "改投").click()
    expect(page.get_by_role("button", name="赞成")).to_have_attribute("aria-pressed", "true")
    button(page, "不改了，保留原来的投票").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    button(page, "改投").click()
    page.get_by_role("button", name="反对").click()
    button(page, "确认提交").click()
    expect(page.get_by_text("这是第 2 次")).to_be_visible()
    ballot = in_the_box(hall, DEPUTY)
    assert (ballot["answer"], ballot["presses"]) == ({"vote": "no"}, 2)
    button(page, "改投").click()
    page.get_by_role("button", name="弃权").click()
    hall.client("chair").post(f"/polls/{poll}/close")
    expect(page.get_by_text("您后来的改动没有提交，以原来的投票为准")).to_be_visible()
    expect(page.get_by_text("您已投票")).to_be_visible()


def test_closed_while_reviewing_it_says_that_nothing_was_sent(hall: DemoHall, open_page: OpenPage) -> None:
    page, calm = open_page("/tablet", DEPUTY), open_page("/tablet", DEPUTY + 1)
    poll = hall.open_poll("choose")
    choose(page, 1, 2, 3)
    button(page, "核对并提交").click()
    hall.client("chair").post(f"/polls/{poll}/close")
    expect(page.get_by_text("表决已结束，您的选择没有提交。")).to_be_visible()
    expect(calm.get_by_text("您没有投票")).to_be_visible()
    assert kept(page) == []
    shot(page, "tablet-21-closed-in-review")


def test_closed_while_offline_it_says_so_when_the_network_is_back(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    poll = hall.open_poll("motion")
    page.get_by_role("button", name="赞成").click()
    page.context.set_offline(True)
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="还没有送达")).to_be_visible()
    hall.client("chair").post(f"/polls/{poll}/close")
    page.context.set_offline(False)
    expect(page.get_by_text("表决已结束，您的选择没有提交。")).to_be_visible(timeout=20_000)
    assert hall.state()["turnout"]["cast"] == 0


def test_a_poll_that_the_stage_brings_back_still_knows_the_ballot(hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/tablet", DEPUTY)
    chair = hall.client("chair")
    first = hall.open_poll("motion")
    page.get_by_role("button", name="赞成").click()
    button(page, "确认提交").click()
    expect(page.get_by_role("heading", name="已投票")).to_be_visible()
    chair.post(f"/polls/{first}/close")
    second = hall.open_poll("choose")
    expect(cards(page)).to_have_count(20)
    chair.post(f"/polls/{second}/close")
    chair.post(f"/meetings/{hall.meeting}/stage", {"face": "poll", "poll_id": first})
    expect(page.get_by_text("您已投票")).to_be_visible(timeout=20_000)


KEEPER = """async () => {
  const { src } = document.querySelector('script[type=module][src]');
  const keeper = await import(src.replace('app.js', 'ballot-keeper.js'));
  const { newGesture } = await import(src.replace('tablet/app.js', 'base/gesture.js'));
  const options = [1, 2, 3].map((number) => ({ id: 'p' + number, number, title: 'P' + number }));
  const paper = { method: 'choose', title: 'T', choose: 2, options };
  const other = { ...paper, options: options.slice(1) };
  const poll = { id: 'x', state: 'open', press: 'first', paper };
  const held = { ...keeper.begun(paper), draft: { chosen: ['p3', 'p1'] } };
  const sending = keeper.ready(held, () => 'g1');
  const cast = { mark: '2026-11-23T01:00:00Z' };
  const store = new Map();
  const storage = {
    get length() { return store.size; }, key: (i) => [...store.keys()][i], getItem: (k) => store.get(k) ?? null,
    setItem: (k, v) => store.set(k, v), removeItem: (k) => store.delete(k),
  };
  keeper.save(storage, keeper.keyOf('', 'x', 'me'), sending);
  keeper.save(storage, keeper.keyOf('/w/a', 'x', 'me'), held);
  const loaded = keeper.load(storage, keeper.keyOf('', 'x', 'me'), paper);
  store.set('broken', '{"version":1,"step":"dancing"}');
  const broken = keeper.load(storage, 'broken', paper);
  keeper.forget(storage, '');
  return {
    third: keeper.toggled(held.draft, 'p2', 2), back: keeper.toggled(held.draft, 'p3', 2).draft,
    line: keeper.answered({ votes: { a: 'yes' } }, 'a', 'yes'), answer: keeper.answerOf(paper, held.draft),
    again: keeper.ready(sending, () => 'g2').gesture, changed: keeper.withDraft(sending, { chosen: [] }).gesture,
    cleaned: keeper.cleaned(paper, { chosen: ['p1', 'p1', 'hostile', 'p2', 'p3'] }),
    loaded: [loaded.step, loaded.gesture, loaded.draft], broken, left: [...store.keys()],
    outlooks: [
      keeper.outlook(null, poll, null), keeper.outlook(held, poll, null), keeper.outlook(sending, poll, null),
      keeper.outlook(held, poll, cast), keeper.outlook(held, { ...poll, paper: other }, null),
      keeper.outlook(held, { ...poll, state: 'closed' }, null), keeper.outlook(sending, { ...poll, state: 'closed' }, null),
      keeper.outlook({ ...held, basis: cast.mark }, poll, cast),
    ],
    gestures: [newGesture().length >= 8, newGesture({ getRandomValues: (a) => a.fill(7) })],
  };
}"""


def test_what_is_kept_of_a_ballot(hall: DemoHall, open_page: OpenPage) -> None:
    found = open_page("/tablet", DEPUTY).evaluate(KEEPER)
    assert found["third"] == {"draft": {"chosen": ["p3", "p1"]}, "refused": True}
    assert (found["back"], found["line"]) == ({"chosen": ["p1"]}, {"votes": {}})
    assert found["answer"] == {"chosen": ["p1", "p3"]}
    assert (found["again"], found["changed"]) == ("g1", None)
    assert found["cleaned"] == {"chosen": ["p1", "p2"]}
    assert found["loaded"] == ["sending", "g1", {"chosen": ["p3", "p1"]}]
    assert found["broken"] is None
    assert found["left"] == ["ballot:/w/a:x:me", "broken"]
    assert found["outlooks"] == ["none", "go on", "send", "in", "changed", "missed", "send", "go on"]
    assert found["gestures"] == [True, "07" * 16]
