"""The demo's start page: who must come first before the secret vote, and where they are."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DemoHall, OpenPage, shot
from tests.browser.scrutiny import scrutineers

pytestmark = pytest.mark.browser


def test_the_demos_scrutineers_are_faces(demo_hall: DemoHall, open_page: OpenPage) -> None:
    page, people = open_page("/", size="desk"), scrutineers(demo_hall)
    section = page.locator("section", has=page.get_by_role("heading", name="监票人的平板"))
    expect(section).to_contain_text("无记名表决，要先由监票人生成钥匙")
    expect(section.locator(".door")).to_have_count(len(people))
    shot(page, "start-demo")
    with page.context.expect_page() as opened:
        section.locator(".door").first.click()
    opened.value.wait_for_url(f"**/w/t{people[0] + 1}/scrutineer")
    expect(opened.value.locator("body")).to_contain_text("还没有开始生成钥匙")
    opened.value.close()
    page.goto("/side-by-side")
    before = page.locator(".tile").count()
    page.get_by_role("button", name="再打开监票人的平板").click()
    expect(page.locator(".tile")).to_have_count(before + len(people))
