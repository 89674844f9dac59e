"""What live messages do to the hall's state in the browser, by table."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.voting.belenios_js.twin import Twin, twin

pytestmark = pytest.mark.browser

FETCHED = {
    "versions": {"hall": 4},
    "as_of": "2026-11-26T09:00:00.200+00:00",
    "now": "2026-11-26T09:00:00.900+00:00",
    "n": 1,
}
BEFORE, MEANWHILE, AFTER = (f"2026-11-26T09:00:0{second}+00:00" for second in ("0.100", "0.500", "1.500"))


@pytest.fixture(scope="module")
def js() -> Iterator[Twin]:
    with twin() as page:
        yield page


def message(at: str, n: int, version: int | None = None) -> dict[str, Any]:
    return {"room": "hall", "version": version, "slices": {"n": n}, "now": at}


def replayed(js: Twin, *buffered: dict[str, Any]) -> tuple[int, int, bool]:
    """What is shown, the number of the last message, and whether something must be fetched."""
    body = "return replay(fetched, buffered)"
    found = js.run("replay from ../base/hall-messages", body, fetched=FETCHED, buffered=list(buffered))
    return found["state"]["n"], found["state"]["versions"]["hall"], found["gap"]


@pytest.mark.parametrize(
    ("buffered", "expected"),
    [
        ([], (1, 4, False)),
        ([message(BEFORE, 2)], (1, 4, False)),
        ([message(MEANWHILE, 2)], (2, 4, False)),
        ([message(BEFORE, 3), message(AFTER, 2)], (2, 4, False)),
        ([message(BEFORE, 2, 4)], (1, 4, False)),
        ([message(AFTER, 2, 5)], (2, 5, False)),
        ([message(AFTER, 2, 6)], (1, 4, True)),
        ([message(AFTER, 2, 6), message(AFTER, 3, 5)], (3, 5, True)),
    ],
    ids=["none", "known", "sent while it was read", "newest wins", "numbered, known", "next", "gap", "late"],
)
def test_messages_that_came_while_the_state_was_fetched(js, buffered, expected):
    assert replayed(js, *buffered) == expected
