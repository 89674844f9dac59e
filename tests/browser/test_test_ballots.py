"""Test ballots: made on one device, checked on another, and what a false one looks like."""

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.scrutiny import PATIENT, press, step

pytestmark = pytest.mark.browser


@pytest.fixture
def poll(demo_hall: DemoHall) -> str:
    """An open sealed poll: choose of the demo's projects."""
    demo_hall.sign_in(range(1, 4))
    demo_hall.open_sitting()
    return demo_hall.open_poll("choose", box="sealed", keys="server")


def make(page: Page, *lines: int) -> str:
    """Seal a test ballot with these lines chosen; its code."""
    page.get_by_role("button", name="做一张试验票").click()
    for line in lines:
        page.get_by_role("checkbox").nth(line).click()
    press(page, "封成试验票")
    expect(page.get_by_text("编号已经登记")).to_be_visible(timeout=PATIENT)
    return re.sub(r"\s", "", page.locator(".code-huge").inner_text())


def test_a_test_ballot_is_made_here_and_checked_there(demo_hall: DemoHall, open_page: OpenPage, poll: str) -> None:
    maker, other = open_page("/tablet", 2), open_page(f"/test-ballot?poll={poll}", "secretariat", size="phone")
    maker.get_by_role("button", name="菜单").click()
    maker.get_by_role("link", name="试验票").click()
    code = make(maker, 1, 3)
    shot(maker, "test-ballot-02-code")
    line = other.locator(".test-one", has_text=code)
    expect(line).to_contain_text("未揭示", timeout=PATIENT)
    press(maker, "揭示随机数")
    expect(step(maker)).to_have_text("请到另一台设备上验算")
    expect(line).to_contain_text("验算通过", timeout=PATIENT)
    expect(line).to_contain_text("永远不能计票")
    assert line.locator("li").all_inner_texts() == maker.locator(".next-step li").all_inner_texts()
    line.scroll_into_view_if_needed()
    shot(maker, "test-ballot-03-revealed")
    shot(other, "test-ballot-04-checked-phone")
    assert demo_hall.state()["box"]["ballots"] == 0


def test_a_false_content_is_found_out(demo_hall: DemoHall, open_page: OpenPage, poll: str) -> None:
    maker, other = (open_page(f"/test-ballot?poll={poll}", one, lang="en") for one in (1, 2))
    maker.route("**/reveal", other_choices)
    maker.get_by_role("button", name="Make a test ballot").click()
    expect(maker.get_by_role("button", name="Seal a test ballot")).to_be_disabled()
    maker.get_by_role("checkbox").nth(1).click()
    shot(maker, "test-ballot-01-choose-en")
    press(maker, "Seal a test ballot")
    press(maker, "Reveal the randomness")
    expect(other.locator(".test-one")).to_contain_text("Check failed", timeout=PATIENT)
    expect(other.locator(".test-one")).to_contain_text("Note the code of this ballot and tell the chair at once.")
    shot(other, "test-ballot-10-false-en")


def other_choices(route: Route) -> None:
    """A tablet that says it sealed what it did not."""
    told = json.loads(route.request.post_data or "")
    told["choices"][0][1:3] = [0, 1]
    route.continue_(post_data=json.dumps(told))


def test_without_a_secret_vote_there_is_nothing_to_test(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page = open_page("/test-ballot", 1)
    expect(page.get_by_role("heading", name="现在没有无记名表决")).to_be_visible()
