"""The big screen: follows the stage, shows figures and results as they are, never scrolls, keeps its picture offline."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot

pytestmark = pytest.mark.browser

LONG = (
    "关于区2026年国民经济和社会发展计划执行情况与2027年计划草案、"
    "2026年财政预算执行情况与2027年预算草案及其审查结果的报告的决议（草案）"
)
WALLS = [(1920, 1080), (1366, 768), (3840, 2160), (1024, 768)]
FAULTS = """async () => {
  const faults = () => {
    const frame = document.querySelector(".screen").getBoundingClientRect();
    const hidden = (one) => one.closest(".rolling-page:not(.-on)") || one.closest(".sr-only");
    const out = [...document.querySelectorAll(".screen *")].filter((one) => {
      const box = one.getBoundingClientRect();
      if (!box.width || !box.height || hidden(one)) return false;
      const below = box.bottom > frame.bottom + 1 || box.right > frame.right + 1;
      return below || box.left < frame.left - 1 || box.top < frame.top - 1;
    });
    const cut = [...document.querySelectorAll(".fit, .rolling-page.-on")].filter((one) =>
      one.scrollHeight > one.clientHeight * 1.012 + 2 || one.scrollWidth > one.clientWidth * 1.012 + 2);
    const root = document.documentElement;
    const scrolls = root.scrollWidth > innerWidth || root.scrollHeight > innerHeight;
    return [...(scrolls ? ["scrolls"] : []), ...[...out, ...cut].map((one) => `${one.tagName}.${one.className}`)];
  };
  const end = performance.now() + 5000;
  while (faults().length && performance.now() < end) await new Promise(requestAnimationFrame);
  return faults();
}"""
"""What is out of the frame, cut off or would scroll, once the picture has come to rest."""


def cast(hall: DemoHall, poll: str, answers: dict[int, dict[str, Any]]) -> None:
    def one(number: int) -> None:
        body = {"answer": answers[number], "gesture": f"gesture-{number:04}"}
        hall.deputy(number).post(f"/polls/{poll}/ballot", body)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one, answers))


def stage(hall: DemoHall, face: str, **what: str) -> None:
    hall.client("chair").post(f"/meetings/{hall.meeting}/stage", {"face": face, **what})


def step(hall: DemoHall, poll: str, name: str, **body: str) -> None:
    hall.client("chair").post(f"/polls/{poll}/{name}", body)


def figure(page: Page, label: str) -> Any:
    return page.locator(".figure", has_text=label).locator(".figure-value")


def seen(page: Page, view: str) -> None:
    expect(page.locator(f'.screen[data-view="{view}"]')).to_be_visible()


def whole(page: Page, name: str, walls: list[tuple[int, int]] = WALLS[:1]) -> None:
    """Nothing is out of the frame or cut off, on any of these walls; the first is kept as a picture."""
    for width, height in walls:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(FAULTS) == [], (name, width, height)
        if (width, height) == walls[0]:
            shot(page, f"screen-{name}")
    page.set_viewport_size({"width": WALLS[0][0], "height": WALLS[0][1]})


def test_the_sign_in_board_moves_with_the_gate(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/screen", "screen", size="screen")
    expect(page.locator(".title-card h1")).to_contain_text("第四次会议")
    whole(page, "waiting", WALLS)
    stage(demo_hall, "signin")
    expect(figure(page, "应到")).to_have_text("213")
    expect(figure(page, "实到")).to_have_text("0")
    expect(page.locator(".quorum")).to_contain_text("未达到法定人数")
    demo_hall.sign_in(range(18))
    expect(figure(page, "实到")).to_have_text("18")
    expect(figure(page, "未到")).to_have_text("195")
    first = page.locator(".delegation").first
    expect(first).to_contain_text("18/18")
    expect(first.get_by_role("img", name="到齐")).to_be_visible()
    expect(page.locator(".seats .seat.-in")).to_have_count(18)
    demo_hall.sign_in(range(18, 142))
    expect(page.locator(".quorum.-met")).to_contain_text("符合法定人数")
    whole(page, "signin", WALLS)


def test_an_open_vote_shows_the_turnout_and_the_count_only_when_the_chair_says_so(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    demo_hall.sign_in(range(6))
    demo_hall.open_sitting()
    page = open_page("/screen", "screen", size="screen")
    poll = demo_hall.open_poll("motion")
    seen(page, "open")
    ring = page.get_by_role("progressbar", name="已提交")
    expect(ring).to_have_attribute("aria-valuemax", "6")
    cast(demo_hall, poll, {0: {"vote": "yes"}, 1: {"vote": "no"}})
    expect(ring).to_have_attribute("aria-valuenow", "2")
    expect(page.locator(".seats .seat.-pressed")).to_have_count(2)
    expect(page.locator(".seats .seat.-waiting")).to_have_count(4)
    expect(page.locator(".screen")).not_to_contain_text("反对")
    whole(page, "motion-open")
    demo_hall.client("chair").post(f"/polls/{poll}/live-tally", {"on": True})
    expect(page.locator(".motion-tally li", has_text="反对")).to_contain_text("1")
    demo_hall.client("chair").post(f"/polls/{poll}/live-tally", {"on": False})
    expect(page.locator(".screen")).not_to_contain_text("反对")
    stage(demo_hall, "message", text="表决期间请勿离席")
    expect(page.locator(".screen-head")).to_contain_text("表决进行中 2 / 6")
    stage(demo_hall, "poll", poll_id=poll)
    step(demo_hall, poll, "close")
    seen(page, "closed")
    expect(page.locator(".screen")).to_contain_text("请等待公布结果")
    expect(page.locator(".screen")).not_to_contain_text("赞成")
    whole(page, "closed")
    step(demo_hall, poll, "show")
    expect(page.locator(".stamp")).to_have_text("未通过")
    expect(figure(page, "赞成")).to_have_text("1")
    expect(figure(page, "未按")).to_have_text("4")
    expect(page.locator(".shares-word")).to_have_text("通过线：107 票")
    whole(page, "motion-result", WALLS)
    step(demo_hall, poll, "hide")
    seen(page, "closed")
    step(demo_hall, poll, "void", reason="计时设置有误")
    expect(page.locator(".screen")).to_contain_text("本次表决作废")
    expect(page.locator(".screen")).to_contain_text("计时设置有误")
    whole(page, "void")


def test_the_result_of_the_projects_stands_in_the_order_of_votes(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(112))
    demo_hall.open_sitting()
    page = open_page("/screen", "screen", size="screen")
    poll = demo_hall.client("chair").get(f"/meetings/{demo_hall.meeting}/polls")[1]["poll"]["id"]
    stage(demo_hall, "poll", poll_id=poll)
    seen(page, "prepared")
    expect(page.locator(".option")).to_have_count(20)
    expect(page.locator(".listed-task")).to_have_text("共 20 项，最多选 13 项")
    demo_hall.open_poll("choose")
    seen(page, "open")
    expect(page.locator(".rolling-page.-on .option")).to_have_count(20)
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuemax", "112")
    whole(page, "projects-open", WALLS)
    most = [f"p{n:02}" for n in range(20, 8, -1)]
    cast(demo_hall, poll, {n: {"chosen": [*most, "p08" if n < 108 else "p07"]} for n in range(110)})
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuenow", "110")
    expect(page.locator(".option-votes")).to_have_count(0)
    step(demo_hall, poll, "close")
    step(demo_hall, poll, "show")
    rows = page.locator(".result-row")
    expect(rows).to_have_count(20)
    votes = [int(text) for text in rows.locator(".value").all_inner_texts()]
    assert votes == [110] * 12 + [108, 2] + [0] * 6
    numbers = [int(text) for text in rows.locator(".rank").all_inner_texts()]
    assert numbers == [*range(9, 21), 8, 7, *range(1, 7)]
    expect(page.get_by_text("入选", exact=True)).to_have_count(13)
    marked = page.locator(".result-row:has(.seal)")
    assert marked.evaluate_all("all => all.every((one) => one.classList.contains('-selected'))")
    after = page.locator(".result-cut").evaluate("cut => cut.previousElementSibling.querySelector('.rank').textContent")
    assert after == "8"
    expect(page.locator(".result-cut")).to_have_text("入选 13 项")
    expect(page.locator(".foot-line")).to_have_text("过半数线：107 票")
    expect(page.locator(".stamp")).to_have_text("13 项入选")
    least = page.locator(".result-row .clip").first.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert least >= 28
    whole(page, "projects-result", WALLS)
    stage(demo_hall, "result", poll_id=poll, text="named")
    seen(page, "named")
    row = page.locator(".matrix tr", has_text=demo_hall.demo["badges"][0]["name"]).first
    expect(row.locator("b")).to_have_text([*(str(n) for n in range(8, 21))])
    whole(page, "projects-named", WALLS)


def test_equal_votes_are_marked_with_words(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(4))
    demo_hall.open_sitting()
    poll = demo_hall.open_poll("choose", ruleset="livelihood_most_votes")
    twelve = [f"p{n:02}" for n in range(1, 13)]
    cast(demo_hall, poll, {n: {"chosen": [*twelve, "p13" if n % 2 else "p14"]} for n in range(4)})
    page = open_page("/screen", "screen", size="screen")
    step(demo_hall, poll, "close")
    step(demo_hall, poll, "show")
    expect(page.get_by_text("票数相等", exact=True)).to_have_count(2)
    expect(page.get_by_text("入选", exact=True)).to_have_count(12)
    expect(page.locator(".stamp")).to_contain_text("需再次票决")
    expect(page.locator(".foot-line")).to_have_count(0)
    whole(page, "tie")


def test_a_named_result_says_each_choice_by_seat_and_delegation(demo_hall: DemoHall, open_page: OpenPage) -> None:
    demo_hall.sign_in(range(5))
    demo_hall.open_sitting()
    poll = demo_hall.open_poll("motion")
    cast(demo_hall, poll, {0: {"vote": "yes"}, 1: {"vote": "no"}, 2: {"vote": "abstain"}})
    step(demo_hall, poll, "close")
    step(demo_hall, poll, "show")
    page = open_page("/screen", "screen", size="screen")
    seen(page, "result")
    stage(demo_hall, "result", poll_id=poll, text="named")
    seen(page, "named")
    for state in ("yes", "no", "abstain"):
        expect(page.locator(f".names-map .seats .seat.-{state}")).to_have_count(1)
    whole(page, "named-seats")
    first = page.locator(".names-page section").first
    expect(first).to_be_visible(timeout=15_000)
    for number, word in enumerate(("赞成", "反对", "弃权", "未提交")):
        person = demo_hall.demo["badges"][number]
        expect(first.locator("li", has_text=person["name"])).to_contain_text(f"{person['seat']}{person['name']}{word}")
    whole(page, "named-list", WALLS)
    stage(demo_hall, "result", poll_id=poll)
    seen(page, "result")


def test_no_picture_ever_scrolls(demo_hall: DemoHall, open_page: OpenPage) -> None:
    secretariat, chair = demo_hall.client("secretariat"), demo_hall.client("chair")
    title = f"第%s次{LONG}"[:110]
    for number in range(22):
        body = {"title": title % number, "reporter": "区财政局局长"}
        secretariat.post(f"/meetings/{demo_hall.meeting}/agenda", body)
    page = open_page("/screen", "screen", size="screen")
    stage(demo_hall, "agenda")
    seen(page, "agenda")
    expect(page.locator(".rolling-place")).to_contain_text("第 1 页")
    whole(page, "agenda-long", WALLS)
    stage(demo_hall, "item", item_id=demo_hall.state()["agenda"][-1]["id"])
    seen(page, "item")
    whole(page, "item-long", WALLS)
    stage(demo_hall, "message", text="请各位代表在签到后对号入座，会议即将开始。" * 9)
    seen(page, "message")
    whole(page, "message-long", WALLS)
    stage(demo_hall, "message", text="现在休会十五分钟")
    expect(page.locator(".message")).to_have_text("现在休会十五分钟")
    whole(page, "message")
    options = [{"title": f"{number}号{LONG}"[:40], "unit": "区住房和城乡建设委员会"} for number in range(1, 21)]
    paper: dict[str, Any] = {"method": "choose", "title": LONG, "options": options, "choose": 13}
    draft = {"paper": paper, "ruleset": "livelihood_majority"}
    poll = secretariat.post(f"/meetings/{demo_hall.meeting}/polls", draft)["poll"]["id"]
    stage(demo_hall, "poll", poll_id=poll)
    seen(page, "prepared")
    whole(page, "projects-long", WALLS)
    demo_hall.sign_in(range(10))
    demo_hall.open_sitting()
    stage(demo_hall, "speakers")
    expect(page.locator(".screen")).to_contain_text("请在平板上申请")
    for number in range(10):
        demo_hall.deputy(number).post(f"/meetings/{demo_hall.meeting}/floor", {"reason": "就预算草案提三点意见和建议"})
    expect(page.locator(".queue li")).to_have_count(10)
    waiting = demo_hall.state()["speakers"]["queue"][0]["request_id"]
    chair.post(f"/floor/{waiting}/grant")
    expect(page.locator(".speaker h1")).to_have_text(demo_hall.demo["badges"][0]["name"])
    expect(page.locator(".speaking")).to_contain_text("剩余时间")
    whole(page, "speakers", WALLS)


def test_the_picture_stays_while_the_network_is_away(demo_hall: DemoHall, open_page: OpenPage) -> None:
    stage(demo_hall, "signin")
    page = open_page("/screen", "screen", size="screen")
    seen(page, "signin")
    page.context.set_offline(True)
    expect(page.locator(".lost")).to_contain_text("画面停在", timeout=15_000)
    expect(figure(page, "应到")).to_have_text("213")
    expect(page.locator(".spinner")).to_have_count(0)
    whole(page, "lost")
    demo_hall.sign_in(range(2))
    page.context.set_offline(False)
    expect(figure(page, "实到")).to_have_text("2", timeout=15_000)
    expect(page.locator(".lost")).to_have_count(0)


def test_the_full_screen_button_comes_with_the_pointer_and_goes(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/screen", "screen", size="screen")
    seen(page, "waiting")
    button = page.get_by_role("button", name="全屏显示")
    expect(button).to_have_count(0)
    page.mouse.move(200, 200)
    page.mouse.move(300, 300)
    expect(button).to_be_visible()
    expect(button).to_have_count(0, timeout=10_000)


def test_a_rehearsal_cannot_be_overlooked(demo_hall: DemoHall, open_page: OpenPage) -> None:
    secretariat = demo_hall.client("secretariat")
    term = secretariat.get("/terms")[0]["id"]
    body = {"term_id": term, "kind": "plenary", "number": 5, "title": "第五次会议演练", "rehearsal": True}
    meeting = secretariat.post("/meetings", body)["id"]
    page = open_page(f"/screen?meeting={meeting}", "screen", size="screen")
    seen(page, "waiting")
    expect(page.locator(".rehearsal")).to_contain_text("演练")
    whole(page, "rehearsal-waiting", WALLS)
    demo_hall.client("chair").post(f"/meetings/{meeting}/stage", {"face": "message", "text": "试音"})
    seen(page, "message")
    expect(page.locator(".rehearsal-mark")).to_have_text("演练")
    expect(page.locator(".rehearsal")).to_be_visible()
    whole(page, "rehearsal")


def test_the_screen_is_for_screens(demo_hall: DemoHall, open_page: OpenPage) -> None:
    expect(open_page("/screen", 5).locator("body")).to_contain_text("无权")
