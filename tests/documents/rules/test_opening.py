"""Which items count as called."""

from documents.rules.opening import called_items
from meeting.rules.records import ItemInfo


def item(name: str, parent: str | None, state: str) -> ItemInfo:
    return ItemInfo(name, "m", parent, 0, name, state=state)


def test_the_hall_has_come_to_an_item_or_is_past_it() -> None:
    items = [item("a", None, "done"), item("b", None, "current"), item("c", None, "waiting")]
    assert called_items(items) == {"a", "b"}


def test_whoever_calls_an_item_calls_what_it_stands_under() -> None:
    items = [
        item("a", None, "waiting"),
        item("b", "a", "waiting"),
        item("c", "b", "current"),
        item("d", "a", "waiting"),
    ]
    assert called_items(items) == {"a", "b", "c"}


def test_nothing_is_called_before_the_meeting() -> None:
    assert called_items([item("a", None, "waiting")]) == frozenset()
