"""The views of sittings."""

from typing import cast

from core.actor import Actor
from core.db import Change, change
from meeting import store
from meeting.actions.close_sitting import close_sitting
from meeting.actions.create_sitting import create_sitting
from meeting.actions.edit_sitting import SittingChanges, edit_sitting
from meeting.actions.open_sitting import open_sitting
from meeting.actions.reopen_sitting import reopen_sitting
from meeting.api.registry import views
from meeting.api.shapes import NewSitting, Nothing, SittingEdit
from meeting.live import SittingSlice, sitting_slice
from roster import may


@views.post("/meetings/<meeting_id>/sittings", who=may.secretariat, body=NewSitting, returns=SittingSlice)
def create_sitting_view(actor: Actor, meeting_id: str, body: NewSitting) -> SittingSlice:
    """Add the next sitting."""
    with change(actor) as tx:
        made = create_sitting(tx, meeting_id, title=body.title, place=body.place, planned_at=body.planned_at)
        return _sitting(tx, made)


@views.post("/sittings/<sitting_id>", who=may.secretariat, body=SittingEdit, returns=SittingSlice)
def edit_sitting_view(actor: Actor, sitting_id: str, body: SittingEdit) -> SittingSlice:
    """Change title, place or planned time; only what is given."""
    with change(actor) as tx:
        edit_sitting(tx, sitting_id, cast(SittingChanges, body.model_dump(exclude_unset=True)))
        return _sitting(tx, sitting_id)


@views.post("/sittings/<sitting_id>/open", who=may.chair, body=Nothing, returns=SittingSlice)
def open_sitting_view(actor: Actor, sitting_id: str, body: Nothing) -> SittingSlice:
    """Declare the sitting open (宣布开会)."""
    with change(actor) as tx:
        open_sitting(tx, sitting_id)
        return _sitting(tx, sitting_id)


@views.post("/sittings/<sitting_id>/close", who=may.chair, body=Nothing, returns=SittingSlice)
def close_sitting_view(actor: Actor, sitting_id: str, body: Nothing) -> SittingSlice:
    """Declare the sitting closed (休会、散会)."""
    with change(actor) as tx:
        close_sitting(tx, sitting_id)
        return _sitting(tx, sitting_id)


@views.post("/sittings/<sitting_id>/reopen", who=may.chair, body=Nothing, returns=SittingSlice)
def reopen_sitting_view(actor: Actor, sitting_id: str, body: Nothing) -> SittingSlice:
    """Go on with a sitting that was closed by a slip."""
    with change(actor) as tx:
        reopen_sitting(tx, sitting_id)
        return _sitting(tx, sitting_id)


def _sitting(tx: Change, sitting_id: str) -> SittingSlice:
    found = sitting_slice(store.sitting_of(tx.session, sitting_id))
    assert found is not None
    return found
