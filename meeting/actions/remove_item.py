"""Take an item, with all below it, off the agenda."""

from sqlalchemy import select

from core.db import Change
from core.errors import Refused
from meeting import guards, store
from meeting.actions.move_item import as_nodes, write_places
from meeting.actions.move_stage import put_on_stage
from meeting.live_store import announce_agenda
from meeting.rows import chain, lock_meeting
from meeting.rules.agenda import remove, subtree
from meeting.rules.states import may_change
from meeting.tables import AgendaItem, FloorRequest


def remove_item(tx: Change, item_id: str) -> None:
    """Remove what is still to come; refused for items that were dealt with, spoken to or voted upon."""
    meeting_id = store.item_of(tx.session, item_id).meeting_id
    lock_meeting(tx.session, meeting_id)
    may_change(store.meeting_of(tx.session, meeting_id))
    items = {item.id: item for item in store.agenda_of(tx.session, meeting_id)}
    nodes = as_nodes(items.values())
    gone = subtree(nodes, item_id)
    for each in gone:
        if items[each].state != "waiting" or _spoken_to(tx, each):
            raise Refused("agenda.item_used", "“%(title)s”已经进行，不能删除；可以修改或移动", title=items[each].title)
        guards.ask(guards.before_remove_item, tx.session, each)
    if store.stage_of(tx.session, meeting_id).item_id in gone:
        put_on_stage(tx, meeting_id, "agenda")
    for each in reversed(gone):
        tx.session.delete(tx.session.get_one(AgendaItem, each))
        tx.session.flush()
    write_places(tx, remove(nodes, item_id))
    tx.record(chain(meeting_id), "agenda.removed", item_id, titles=[items[each].title for each in gone])
    announce_agenda(tx, meeting_id)


def _spoken_to(tx: Change, item_id: str) -> bool:
    return tx.session.scalar(select(FloorRequest.id).where(FloorRequest.item_id == item_id).limit(1)) is not None
