"""Move an item of the agenda, with all below it, also while the meeting runs."""

from collections.abc import Iterable

from core.db import Change
from meeting import store
from meeting.live_store import announce_agenda
from meeting.rows import chain, lock_meeting
from meeting.rules.agenda import Node, move
from meeting.rules.records import ItemInfo
from meeting.rules.states import may_change
from meeting.tables import AgendaItem


def move_item(tx: Change, item_id: str, parent_id: str | None, position: int | None = None) -> None:
    """Put the item among the children of `parent_id` (None: the top level); `position` counts without it.

    Where it stands already nothing changes.
    """
    lock_meeting(tx.session, store.item_of(tx.session, item_id).meeting_id)
    item = store.item_of(tx.session, item_id)
    may_change(store.meeting_of(tx.session, item.meeting_id))
    nodes = as_nodes(store.agenda_of(tx.session, item.meeting_id))
    moved = move(nodes, item_id, parent_id, position)
    if set(moved) == set(nodes):
        return
    write_places(tx, moved)
    at = next(node.position for node in moved if node.id == item_id)
    tx.record(
        chain(item.meeting_id),
        "agenda.moved",
        item_id,
        title=item.title,
        from_parent=item.parent_id,
        from_position=item.position,
        to_parent=parent_id,
        to_position=at,
    )
    announce_agenda(tx, item.meeting_id)


def as_nodes(items: Iterable[ItemInfo]) -> list[Node]:
    """The places of agenda items."""
    return [Node(item.id, item.parent_id, item.position) for item in items]


def write_places(tx: Change, nodes: Iterable[Node]) -> None:
    """Write where each item stands."""
    for node in nodes:
        row = tx.session.get_one(AgendaItem, node.id)
        row.parent_id, row.position = node.parent_id, node.position
    tx.session.flush()
