"""What the tests of the tablet share."""

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.conftest import DemoHall

DEPUTY, LONG_NAME, GUEST, WATCHER = 3, 137, 213, 218
"""Places in the demo's roster: a deputy, one with a long name, one attending without a vote (列席), an observer (旁听)."""


def button(page: Page, name: str) -> Locator:
    """The button of exactly this name."""
    return page.get_by_role("button", name=name, exact=True)


def cards(page: Page) -> Locator:
    """The options to choose among."""
    return page.locator(".pick-main")


def choose(page: Page, *numbers: int) -> None:
    """Touch the options at these places, counted from 1."""
    for number in numbers:
        cards(page).nth(number - 1).click()


def in_the_box(hall: DemoHall, number: int) -> Any:
    """The ballot of this person in the present poll, None where there is none."""
    return hall.deputy(number).get(f"/meetings/{hall.meeting}/hall?face=tablet")["my_ballot"]


def kept(page: Page) -> list[str]:
    """What the device keeps of ballots that are not in the box."""
    found: list[str] = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('ballot:'))")
    return found


def kept_gesture(page: Page) -> str:
    """The gesture under which the kept ballot is being sent."""
    found: str = page.evaluate(
        "JSON.parse(localStorage.getItem(Object.keys(localStorage).find(key => key.startsWith('ballot:')))).gesture"
    )
    return found


def in_session(hall: DemoHall) -> None:
    """Let the hall sit; the first deputies and the one with the long name are signed in."""
    hall.sign_in(range(1, 6))
    hall.sign_in(range(LONG_NAME, LONG_NAME + 1))
    hall.open_sitting()
