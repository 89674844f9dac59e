"""Step to the next item of the agenda."""

from core.db import Change
from core.errors import Refused
from meeting import store
from meeting.actions.move_item import as_nodes
from meeting.actions.move_stage import mark_items, move_stage
from meeting.rows import lock_meeting
from meeting.rules.agenda import current_item, next_item, reading_order
from meeting.rules.records import StageInfo
from meeting.rules.states import may_step, stepped_forward

ANY = "*"
"""Stands for whatever item is current."""


def advance_stage(tx: Change, meeting_id: str, *, seen: str | None = ANY) -> StageInfo:
    """Show the next item that is not done; after the last one the agenda, with everything done.

    `seen` is the item that the caller believes to be current: a second tap, which still names the item before, changes
    nothing.
    """
    lock_meeting(tx.session, meeting_id)
    may_step(store.meeting_of(tx.session, meeting_id), store.open_sitting(tx.session, meeting_id))
    items = store.agenda_of(tx.session, meeting_id)
    order = reading_order(as_nodes(items))
    states = {item.id: item.state for item in items}
    current = current_item(order, states)
    if seen in (ANY, current):
        following = next_item(order, states)
        if following is not None:
            move_stage(tx, meeting_id, "item", item_id=following)
        elif current is not None:
            mark_items(tx, meeting_id, stepped_forward(states))
            move_stage(tx, meeting_id, "agenda")
        elif items:
            raise Refused("agenda.finished", "各项议程已经进行完毕，可以宣布休会")
        else:
            raise Refused("agenda.empty", "还没有议程，请先由秘书处添加")
    return store.stage_of(tx.session, meeting_id)
