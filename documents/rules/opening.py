"""When a document opens by itself: when its item is called, or at its time."""

from collections.abc import Iterable

from meeting.rules.records import ItemInfo


def called_by_now(items: Iterable[ItemInfo], item_id: str | None) -> bool:
    """Whether the hall has come to the item, or is past it; what lies in the library is never called."""
    return any(item.id == item_id and item.state in ("current", "done") for item in items)
