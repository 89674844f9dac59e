"""When a document opens by itself: when its item is called, or at its time."""

from collections.abc import Iterable

from meeting.rules.records import ItemInfo


def called_items(items: Iterable[ItemInfo]) -> frozenset[str]:
    """The items that the hall has come to or is past, and those above them; what lies in the library is never called."""
    by_id = {item.id: item for item in items}
    called: set[str] = set()
    for item in by_id.values():
        above: str | None = item.id if item.state in ("current", "done") else None
        while above is not None and above not in called:
            called.add(above)
            above = by_id[above].parent_id if above in by_id else None
    return frozenset(called)
