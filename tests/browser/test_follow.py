"""同屏 in the hall: the chair turns the pages, tablets and the big screen follow; a reader leaves and comes back."""

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.library import publish, uploaded, wait_until
from tests.browser.tablet import DEPUTY, button, in_session
from tests.documents.pdfs import PARAGRAPH, paper

pytestmark = pytest.mark.browser

OTHER = 5


def a_paper(hall: DemoHall, title: str = "同屏演示稿", pages: int = 6, text: str = PARAGRAPH, **settings: Any) -> str:
    """A published document; its id."""
    made = uploaded(hall, f"{title}.pdf", paper(pages, title, text), **settings)
    publish(hall, made["id"])
    return str(made["id"])


def at_page(page: Page, number: int) -> None:
    """The tablet's reader stands at this page, and it is drawn."""
    expect(page.locator(".page-where b")).to_have_text(str(number), timeout=15_000)
    expect(page.locator(f'.page[data-page="{number}"][data-drawn="yes"]')).to_be_visible(timeout=15_000)


def share(chair: Page, title: str) -> None:
    """Start with this document, from the console's list."""
    chair.locator(".lead-documents > .row", has_text=title).get_by_role("button", name="开始同屏").click()


def requested(page: Page) -> list[str]:
    """The pages that this tablet gets from the server from now on; what it did not wait for is none of them."""
    asked: list[str] = []
    page.on("requestfinished", lambda one: asked.append(one.url) if re.search(r"/pages/\d+\?", one.url) else None)
    return asked


def test_the_hall_follows_the_chair(demo_hall: DemoHall, open_page: OpenPage) -> None:
    in_session(demo_hall)
    document = a_paper(demo_hall)
    first, second = open_page("/tablet", DEPUTY), open_page("/tablet", OTHER)
    wall, chair = open_page("/screen", "screen", size="screen"), open_page("/chair", "chair", size="desk")
    asked = requested(first)
    button(chair, "同屏").click()
    expect(chair.locator(".lead-documents")).to_contain_text("同屏演示稿")
    shot(chair, "follow-01-choose")
    share(chair, "同屏演示稿")
    for tablet in (first, second):
        at_page(tablet, 1)
        expect(tablet.locator(".follow-bar.-on")).to_contain_text("正在同屏")
    shot(first, "follow-02-tablet")
    button(chair, "投到大屏").click()
    expect(wall.locator('[data-view="document"] .page-picture[data-page="1"] canvas')).to_be_visible(timeout=20_000)
    shot(wall, "follow-03-screen")
    button(chair, "下一页").click()
    for tablet in (first, second):
        at_page(tablet, 2)
    expect(wall.locator('.page-picture[data-page="2"]')).to_be_visible()
    expect(chair.locator('.page-picture[data-page="2"] canvas')).to_be_visible(timeout=20_000)
    chair.get_by_role("button", name=re.compile("^指示点")).click()
    box = chair.locator(".page-picture-paper").bounding_box()
    assert box is not None
    chair.mouse.click(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.2)
    expect(first.locator('.page[data-page="2"] .follow-dot')).to_be_visible()
    expect(wall.locator(".follow-dot")).to_be_visible()
    shot(wall, "follow-04-pointer")
    shot(chair, "follow-05-chair")
    button(first, "离开").click()
    expect(first.locator(".follow-bar.-off")).to_contain_text("同屏进行中")
    button(chair, "下一页").click()
    at_page(second, 3)
    expect(first.locator(".page-where b")).to_have_text("2")
    shot(first, "follow-06-left")
    button(first, "回到同屏").click()
    at_page(first, 3)
    button(chair, "上一页").click()
    at_page(first, 2)
    assert len(asked) == len(set(asked)), "no page is fetched twice"
    button(chair, "结束同屏").click()
    chair.get_by_role("dialog", name="结束同屏？").get_by_role("button", name="结束同屏").click()
    expect(second.locator(".reader")).to_have_count(0)
    at_page(first, 2)
    expect(first.locator(".follow-bar")).to_have_count(0)
    expect(wall.locator('[data-view="document"]')).to_have_count(0)
    assert demo_hall.state()["follow"] is None
    assert document


def test_halves_of_a_page_on_the_big_screen(demo_hall: DemoHall, open_page: OpenPage) -> None:
    """So large that the last row reads it; the chair turns half by half, and the half with the pointer is shown."""
    in_session(demo_hall)
    document = a_paper(demo_hall, "关于二〇二六年预算执行情况的报告", pages=2, text=PARAGRAPH * 3)
    demo_hall.client("chair").post(f"/documents/{document}/follow", {"page": 1, "screen": True})
    wall, chair = open_page("/screen", "screen", size="screen"), open_page("/chair", "chair", size="desk")
    picture = wall.locator('[data-view="document"] .page-picture')
    expect(picture.locator("canvas")).to_be_visible(timeout=20_000)
    whole = width_of(picture.locator("canvas"))
    chair.get_by_role("button", name="同屏：第 1 页").click()
    button(chair, "上半页").click()
    expect(picture).to_have_attribute("data-part", "upper")
    expect(chair.locator(".page-picture-frame")).to_be_visible()
    assert width_of(picture.locator("canvas")) > 1.9 * whole
    shot(wall, "follow-09-upper-half")
    shot(chair, "follow-10-chair-half")
    for page, part in ((1, "lower"), (2, "upper")):
        button(chair, "下一页").click()
        expect(picture).to_have_attribute("data-page", str(page))
        expect(picture).to_have_attribute("data-part", part)
    shot(wall, "follow-11-next-page")
    button(chair, "上一页").click()
    expect(picture).to_have_attribute("data-part", "lower")
    shot(wall, "follow-12-lower-half")
    meeting = demo_hall.meeting
    demo_hall.client("chair").post(f"/meetings/{meeting}/follow/pointer", {"page": 1, "x": 300, "y": 200})
    expect(picture).to_have_attribute("data-part", "upper")
    demo_hall.client("chair").post(f"/meetings/{meeting}/follow/pointer", {"off": True})
    expect(picture).to_have_attribute("data-part", "lower")
    button(chair, "整页").click()
    expect(picture).to_have_attribute("data-part", "whole")
    expect(chair.locator(".page-picture-frame")).to_have_count(0)


def width_of(element: Locator) -> float:
    """In CSS px."""
    box = element.bounding_box()
    assert box is not None
    return box["width"]


def test_a_reader_comes_back_to_the_own_place_and_others_see_nothing(demo_hall: DemoHall, open_page: OpenPage) -> None:
    in_session(demo_hall)
    own = a_paper(demo_hall, "议事规则说明")
    people = demo_hall.state()["seats"]["people"].values()
    me = demo_hall.person(DEPUTY)
    assert any(one["person_id"] == me for one in people)
    readers = {"everyone": False, "voters": False, "roles": [], "delegations": [], "people": [me]}
    document = a_paper(demo_hall, "内部材料", readers=readers)
    reader, stranger = open_page("/tablet", DEPUTY), open_page("/tablet", OTHER)
    reader.get_by_role("button", name="文件").first.click()
    reader.get_by_role("button", name=re.compile("^议事规则说明")).click()
    at_page(reader, 1)
    reader.get_by_role("button", name="下一页").click()
    at_page(reader, 2)
    chair = demo_hall.client("chair")
    chair.post(f"/documents/{document}/follow", {"page": 4})
    at_page(reader, 4)
    expect(reader.get_by_role("heading", name="内部材料")).to_be_visible()
    button(reader, "离开").click()
    expect(reader.get_by_role("heading", name="议事规则说明")).to_be_visible()
    at_page(reader, 2)
    expect(reader.locator(".follow-bar.-off")).to_be_visible()
    button(reader, "回到同屏").click()
    at_page(reader, 4)
    expect(stranger.locator(".reader, .follow-bar, .follow-aside")).to_have_count(0)
    assert "内部材料" not in stranger.content()
    chair.post(f"/meetings/{demo_hall.meeting}/follow/end")
    expect(reader.get_by_role("heading", name="议事规则说明")).to_be_visible()
    at_page(reader, 2)
    assert own


def test_a_vote_comes_first(demo_hall: DemoHall, open_page: OpenPage) -> None:
    in_session(demo_hall)
    document = a_paper(demo_hall)
    tablet = open_page("/tablet", DEPUTY)
    chair = demo_hall.client("chair")
    chair.post(f"/documents/{document}/follow", {"page": 2})
    at_page(tablet, 2)
    poll = demo_hall.open_poll("motion")
    expect(tablet.locator(".vote-key").first).to_be_visible()
    chair.post(f"/meetings/{demo_hall.meeting}/follow/page", {"page": 3})
    expect(tablet.locator(".vote-key").first).to_be_visible()
    expect(tablet.locator(".reader")).to_have_count(0)
    chair.post(f"/polls/{poll}/close")
    chair.post(f"/meetings/{demo_hall.meeting}/stage/next", {})
    at_page(tablet, 3)


def led_by_the_chair(hall: DemoHall, open_page: OpenPage) -> tuple[Page, Page]:
    """The tablets of DEPUTY and OTHER, both at the first page of a paper that the chair turns."""
    in_session(hall)
    document = a_paper(hall)
    tablets = open_page("/tablet", DEPUTY), open_page("/tablet", OTHER)
    hall.client("chair").post(f"/documents/{document}/follow", {"page": 1})
    for tablet in tablets:
        at_page(tablet, 1)
    return tablets


def give_the_lead(hall: DemoHall, number: int) -> None:
    """The chair lets this person turn the pages."""
    hall.client("chair").post(f"/meetings/{hall.meeting}/follow/lead", {"person_id": hall.person(number)})


def test_a_deputy_leads_from_the_own_tablet(demo_hall: DemoHall, open_page: OpenPage) -> None:
    leader, other = led_by_the_chair(demo_hall, open_page)
    give_the_lead(demo_hall, DEPUTY)
    expect(leader.locator(".follow-bar.-leads")).to_contain_text("您正在主讲")
    leader.get_by_role("button", name="下一页").evaluate("key => { key.click(); key.click(); key.click(); }")
    at_page(leader, 4)
    at_page(other, 4)
    button(leader, "指示点").click()
    leader.locator('.page[data-page="4"]').click(position={"x": 300, "y": 200})
    expect(other.locator('.page[data-page="4"] .follow-dot')).to_be_visible()
    shot(leader, "follow-07-leader")
    demo_hall.client("chair").post(f"/meetings/{demo_hall.meeting}/follow/page", {"page": 2})
    at_page(leader, 2)
    at_page(other, 2)
    leader.wait_for_timeout(300)
    assert demo_hall.state()["follow"]["page"] == 2, "the leader's tablet does not turn back what the chair has turned"
    button(leader, "结束同屏").click()
    wait_until(lambda: demo_hall.state()["follow"] is None)


def test_who_reads_elsewhere_and_is_given_the_lead_takes_the_hall_along(
    demo_hall: DemoHall, open_page: OpenPage
) -> None:
    leader, other = led_by_the_chair(demo_hall, open_page)
    leader.get_by_role("button", name="下一页").click()
    expect(button(leader, "回到第 1 页")).to_be_visible()
    give_the_lead(demo_hall, DEPUTY)
    expect(leader.locator(".follow-bar.-leads")).to_be_visible()
    assert demo_hall.state()["follow"]["page"] == 1, "being given the lead turns no page"
    leader.get_by_role("button", name="下一页").click()
    at_page(leader, 3)
    at_page(other, 3)


def test_what_is_secret_comes_on_the_big_screen_on_the_chairs_word(demo_hall: DemoHall, open_page: OpenPage) -> None:
    in_session(demo_hall)
    document = a_paper(demo_hall, secrecy="secret")
    chair, wall = open_page("/chair", "chair", size="desk"), open_page("/screen", "screen", size="screen")
    button(chair, "同屏").click()
    share(chair, "同屏演示稿")
    button(chair, "投到大屏").click()
    expect(chair.get_by_role("dialog").last).to_contain_text("标有密级")
    shot(chair, "follow-08-secret")
    expect(wall.locator('[data-view="document"]')).to_have_count(0)
    button(chair, "已确认，投到大屏").click()
    expect(wall.locator('.page-picture[data-page="1"] canvas')).to_be_visible(timeout=20_000)
    assert demo_hall.state()["stage"]["text"] == f"{document} confirmed"
    demo_hall.client("secretariat").post(f"/documents/{document}/withdraw", {"reason": "有误"})
    expect(wall.locator('[data-view="document"]')).to_have_count(0)
