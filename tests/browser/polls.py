"""Polls beside those of the demo: prepared, opened, voted in and shown by programs."""

from typing import Any

from tests.browser.conftest import DemoHall


def prepared(hall: DemoHall, body: dict[str, Any]) -> str:
    """The poll, prepared on no item of the agenda; its id."""
    made: Any = hall.client("secretariat").post(f"/meetings/{hall.meeting}/polls", body)
    return str(made["poll"]["id"])


def opened(hall: DemoHall, body: dict[str, Any]) -> str:
    """The same, opened."""
    poll_id = prepared(hall, body)
    hall.client("chair").post(f"/polls/{poll_id}/open")
    return poll_id


def cast(hall: DemoHall, poll_id: str, number: int, answer: dict[str, Any]) -> None:
    """A deputy's ballot."""
    hall.deputy(number).post(f"/polls/{poll_id}/ballot", {"answer": answer, "gesture": f"gesture-{number:04}"})


def over(hall: DemoHall, poll_id: str) -> None:
    """Close and show."""
    chair = hall.client("chair")
    chair.post(f"/polls/{poll_id}/close")
    chair.post(f"/polls/{poll_id}/show")


def seen_by(hall: DemoHall, number: int) -> Any:
    """Who the tablet of the `number`-th person says that they are."""
    return hall.deputy(number).get(f"/meetings/{hall.meeting}/hall?face=tablet")["me"]
