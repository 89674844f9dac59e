"""Change an item of the agenda."""

from typing import Any, TypedDict

from core.db import Change
from meeting import store
from meeting.actions.add_item import check_sitting
from meeting.live_store import announce_agenda
from meeting.rows import chain, lock_meeting
from meeting.rules.states import marked, may_change
from meeting.tables import AgendaItem


class ItemChanges(TypedDict, total=False):
    """What may be changed; `done` marks the item as dealt with or, False, as still to come."""

    title: str
    reporter: str
    note: str
    sitting_id: str | None
    done: bool


def edit_item(tx: Change, item_id: str, changes: ItemChanges) -> None:
    """Change the fields given; what stays the same is neither journalled nor announced."""
    lock_meeting(tx.session, store.item_of(tx.session, item_id).meeting_id)
    item = store.item_of(tx.session, item_id)
    may_change(store.meeting_of(tx.session, item.meeting_id))
    check_sitting(tx, item.meeting_id, changes.get("sitting_id"))
    row = tx.session.get_one(AgendaItem, item_id)
    before = _state(row)
    row.title = changes.get("title", row.title)
    row.reporter = changes.get("reporter", row.reporter)
    row.note = changes.get("note", row.note)
    row.sitting_id = changes.get("sitting_id", row.sitting_id)
    if "done" in changes:
        row.state = marked(row.state, done=changes["done"])
    after = _state(row)
    changed = {name: [before[name], value] for name, value in after.items() if before[name] != value}
    if changed:
        tx.record(chain(item.meeting_id), "agenda.edited", item_id, changed=changed)
        announce_agenda(tx, item.meeting_id)


def _state(row: AgendaItem) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("title", "reporter", "note", "sitting_id", "state")}
