"""The views of the stage."""

from core.actor import Actor
from core.db import change
from meeting.actions.advance_stage import ANY, advance_stage
from meeting.actions.move_stage import set_stage
from meeting.actions.return_stage import return_stage
from meeting.api.registry import views
from meeting.api.shapes import StageMove, StageStep
from meeting.rules.records import StageInfo
from roster import may


@views.post("/meetings/<meeting_id>/stage", who=may.chair, body=StageMove, returns=StageInfo)
def move_stage_view(actor: Actor, meeting_id: str, body: StageMove) -> StageInfo:
    """Put something before the eyes of the hall."""
    with change(actor) as tx:
        return set_stage(tx, meeting_id, body.face, item_id=body.item_id, poll_id=body.poll_id, text=body.text)


@views.post("/meetings/<meeting_id>/stage/next", who=may.chair, body=StageStep, returns=StageInfo)
def next_stage_view(actor: Actor, meeting_id: str, body: StageStep) -> StageInfo:
    """Step to the next agenda item."""
    with change(actor) as tx:
        return advance_stage(tx, meeting_id, seen=_seen(body))


@views.post("/meetings/<meeting_id>/stage/previous", who=may.chair, body=StageStep, returns=StageInfo)
def previous_stage_view(actor: Actor, meeting_id: str, body: StageStep) -> StageInfo:
    """Step back to the agenda item before."""
    with change(actor) as tx:
        return return_stage(tx, meeting_id, seen=_seen(body))


def _seen(body: StageStep) -> str | None:
    return body.seen if "seen" in body.model_fields_set else ANY
