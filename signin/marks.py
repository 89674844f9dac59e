"""Marks to rows and back."""

from datetime import datetime
from typing import Any

from signin.rules.attendance import Mark, State, Way, counted_before
from signin.tables import Attendance


def mark_from_row(row: Attendance) -> Mark:
    """The mark that a row keeps, with what it replaced."""
    return Mark(State(row.state), row.at, Way(row.way), row.by, row.reason, row.left_at, _from_data(row.before))


def write_mark(row: Attendance, mark: Mark) -> None:
    """Put a mark into its row."""
    row.state, row.at, row.way = str(mark.state), mark.at, str(mark.way)
    row.by, row.reason, row.left_at = mark.by, mark.reason, mark.left_at
    row.before = _to_data(counted_before(mark.before))


def _to_data(mark: Mark | None) -> dict[str, Any] | None:
    if mark is None:
        return None
    return {
        "state": str(mark.state),
        "at": mark.at.isoformat(),
        "way": str(mark.way),
        "by": mark.by,
        "reason": mark.reason,
        "left_at": mark.left_at and mark.left_at.isoformat(),
        "before": _to_data(mark.before),
    }


def _from_data(data: dict[str, Any] | None) -> Mark | None:
    if data is None:
        return None
    return Mark(
        State(data["state"]),
        datetime.fromisoformat(data["at"]),
        Way(data["way"]),
        data["by"],
        data["reason"],
        data["left_at"] and datetime.fromisoformat(data["left_at"]),
        _from_data(data["before"]),
    )
