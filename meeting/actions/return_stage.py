"""Step back to the item of the agenda before: the way back for a slip."""

from core.db import Change
from core.errors import Refused
from meeting import store
from meeting.actions.advance_stage import ANY
from meeting.actions.move_item import as_nodes
from meeting.actions.move_stage import mark_items, move_stage
from meeting.rows import lock_meeting
from meeting.rules.agenda import current_item, previous_item, reading_order
from meeting.rules.records import StageInfo
from meeting.rules.states import may_step, stepped_back


def return_stage(tx: Change, meeting_id: str, *, seen: str | None = ANY) -> StageInfo:
    """Show the item before; the one that was current waits again. Before the first item the whole agenda is shown.

    `seen` as for `advance_stage`.
    """
    lock_meeting(tx.session, meeting_id)
    may_step(store.meeting_of(tx.session, meeting_id), store.open_sitting(tx.session, meeting_id))
    items = store.agenda_of(tx.session, meeting_id)
    order = reading_order(as_nodes(items))
    states = {item.id: item.state for item in items}
    current = current_item(order, states)
    if seen in (ANY, current):
        before = previous_item(order, states)
        if before is None and current is None:
            raise Refused("agenda.at_start", "已经在议程的开头，没有上一项")
        mark_items(tx, meeting_id, stepped_back(states, before))
        move_stage(tx, meeting_id, "item" if before else "agenda", item_id=before)
    return store.stage_of(tx.session, meeting_id)
