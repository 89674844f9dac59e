"""The views of the agenda; each answers with the whole agenda as it is now."""

from dataclasses import dataclass
from typing import cast

from core.actor import Actor
from core.db import Change, change
from meeting import store
from meeting.actions.add_item import add_item
from meeting.actions.edit_item import ItemChanges, edit_item
from meeting.actions.move_item import move_item
from meeting.actions.remove_item import remove_item
from meeting.api.registry import views
from meeting.api.shapes import ItemEdit, ItemMove, NewItem, Nothing
from meeting.live import AgendaEntry, agenda_slice
from roster import may


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda in reading order; `id` is the item that was made or changed."""

    id: str
    agenda: tuple[AgendaEntry, ...]


@views.post("/meetings/<meeting_id>/agenda", who=may.chair, body=NewItem, returns=Agenda)
def add_item_view(actor: Actor, meeting_id: str, body: NewItem) -> Agenda:
    """Add an agenda item."""
    with change(actor) as tx:
        made = add_item(
            tx,
            meeting_id,
            body.title,
            parent_id=body.parent_id,
            position=body.position,
            reporter=body.reporter,
            note=body.note,
            sitting_id=body.sitting_id,
        )
        return _agenda(tx, meeting_id, made)


@views.post("/agenda/<item_id>", who=may.chair, body=ItemEdit, returns=Agenda)
def edit_item_view(actor: Actor, item_id: str, body: ItemEdit) -> Agenda:
    """Change an agenda item; only what is given."""
    with change(actor) as tx:
        edit_item(tx, item_id, cast(ItemChanges, body.model_dump(exclude_unset=True)))
        return _agenda(tx, store.item_of(tx.session, item_id).meeting_id, item_id)


@views.post("/agenda/<item_id>/move", who=may.chair, body=ItemMove, returns=Agenda)
def move_item_view(actor: Actor, item_id: str, body: ItemMove) -> Agenda:
    """Move an agenda item with all below it."""
    with change(actor) as tx:
        move_item(tx, item_id, body.parent_id, body.position)
        return _agenda(tx, store.item_of(tx.session, item_id).meeting_id, item_id)


@views.post("/agenda/<item_id>/remove", who=may.chair, body=Nothing, returns=Agenda)
def remove_item_view(actor: Actor, item_id: str, body: Nothing) -> Agenda:
    """Take an agenda item, with all below it, off the agenda."""
    with change(actor) as tx:
        meeting_id = store.item_of(tx.session, item_id).meeting_id
        remove_item(tx, item_id)
        return _agenda(tx, meeting_id, item_id)


def _agenda(tx: Change, meeting_id: str, item_id: str) -> Agenda:
    return Agenda(item_id, agenda_slice(store.agenda_of(tx.session, meeting_id)))
