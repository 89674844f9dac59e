"""Add an item to the agenda."""

from core.db import Change
from core.errors import NotFound, Refused
from core.ids import new_id
from meeting import store
from meeting.actions.move_item import as_nodes, write_places
from meeting.live_store import announce_agenda
from meeting.rows import chain, lock_meeting
from meeting.rules.agenda import insert
from meeting.rules.states import may_change
from meeting.tables import AgendaItem

MOST_ITEMS = 300
"""An agenda with more items than this is a mistake."""


def add_item(
    tx: Change,
    meeting_id: str,
    title: str,
    *,
    parent_id: str | None = None,
    position: int | None = None,
    reporter: str = "",
    note: str = "",
    sitting_id: str | None = None,
) -> str:
    """Put a new item among the children of `parent_id` (None: the top level), at the end unless `position` says where.

    Returns its id.
    """
    lock_meeting(tx.session, meeting_id)
    may_change(store.meeting_of(tx.session, meeting_id))
    check_sitting(tx, meeting_id, sitting_id)
    nodes = as_nodes(store.agenda_of(tx.session, meeting_id))
    if len(nodes) >= MOST_ITEMS:
        raise Refused("agenda.full", "议程最多 %(limit)s 项，请合并或删除一些", limit=MOST_ITEMS)
    item_id = new_id()
    placed = insert(nodes, item_id, parent_id, position)
    at = next(node.position for node in placed if node.id == item_id)
    tx.session.add(
        AgendaItem(
            id=item_id,
            meeting_id=meeting_id,
            sitting_id=sitting_id,
            parent_id=parent_id,
            position=at,
            title=title,
            reporter=reporter,
            note=note,
            state="waiting",
        )
    )
    tx.session.flush()
    write_places(tx, placed)
    tx.record(
        chain(meeting_id),
        "agenda.added",
        item_id,
        title=title,
        reporter=reporter,
        parent=parent_id,
        position=at,
        sitting=sitting_id,
    )
    announce_agenda(tx, meeting_id)
    return item_id


def check_sitting(tx: Change, meeting_id: str, sitting_id: str | None) -> None:
    """Refuse a sitting of another meeting."""
    if sitting_id is not None and store.sitting_of(tx.session, sitting_id).meeting_id != meeting_id:
        raise NotFound("sitting")
