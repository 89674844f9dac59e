"""What the tests of scrutineers share: who they are, the making of keys, ballots that programs seal."""

from collections.abc import Iterable, Sequence
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import DemoHall, OpenPage
from voting.belenios.badge import master_of, poll_exponent
from voting.belenios.ballot import seal_ballot
from voting.belenios.election import Election, read_election

PATIENT = 20_000
"""For what several browsers compute at the same time, in milliseconds."""
YES, NO = [1, 0, 0], [0, 1, 0]


def scrutineers(hall: DemoHall) -> list[int]:
    """The places of the demo's scrutineers in its list of badges, the chief first."""
    found = hall.client("secretariat").get(f"/meetings/{hall.meeting}/scrutineers")
    places = {badge["person_id"]: i for i, badge in enumerate(hall.demo["badges"])}
    return [places[one["person_id"]] for one in found]


def begin_keys(hall: DemoHall, people: Sequence[int], threshold: int | None = None) -> Any:
    """Begin a ceremony: all of these, or any `threshold` of them, open the box."""
    body = {
        "kind": "all" if threshold is None else "threshold",
        "threshold": threshold,
        "people": [hall.person(i) for i in people],
    }
    return hall.client("chair").post(f"/meetings/{hall.meeting}/keys", body)


def keys(hall: DemoHall) -> Any:
    """How the ceremony stands."""
    return hall.client("chair").get(f"/meetings/{hall.meeting}/keys")


def step(page: Page) -> Any:
    """The large step."""
    return page.locator(".next-step .what")


def press(page: Page, name: str) -> None:
    """Touch the button of the step."""
    page.locator(".next-step").get_by_role("button", name=name).click()


def make_key(page: Page) -> str:
    """Make a key and say that the backup is put by; the backup."""
    press(page, "生成我的钥匙")
    backup = page.locator(".backup-text").first.inner_text().replace("\n", "").replace(" ", "")
    press(page, "已保存备份")
    return backup


def pages_of(open_page: OpenPage, people: Iterable[int], path: str = "/scrutineer") -> list[Page]:
    """A tablet for each."""
    return [open_page(path, one) for one in people]


def ready_keys(hall: DemoHall, open_page: OpenPage, people: Sequence[int]) -> list[Page]:
    """The tablets of these people, who have made the keys that only all of them open a box with."""
    begin_keys(hall, people)
    tablets = pages_of(open_page, people)
    for tablet in tablets:
        make_key(tablet)
    for tablet in tablets:
        expect(step(tablet)).to_have_text("钥匙已就绪", timeout=PATIENT)
    return tablets


def election_of(hall: DemoHall, poll: str) -> Election:
    """The election of an open poll."""
    return read_election(hall.client("chair").get(f"/polls/{poll}/election")["election"].encode())


def cast(hall: DemoHall, poll: str, number: int, choices: Sequence[Sequence[int]]) -> None:
    """Seal and cast, as this person's tablet would."""
    election = election_of(hall, poll)
    secret = poll_exponent(master_of(hall.demo["badges"][number]["secret"]), election.uuid)
    ballot = seal_ballot(election, secret, choices).raw.decode()
    hall.deputy(number).post(f"/polls/{poll}/sealed-ballot", {"ballot": ballot})
