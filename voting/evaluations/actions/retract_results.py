"""Take announced results of an evaluation back from the hall."""

from core.db import Change
from meeting.actions.move_stage import move_stage
from meeting.rules.states import evaluation_in
from meeting.store import stage_of
from voting.evaluations import store
from voting.evaluations.live_store import announce_evaluation


def retract_results(tx: Change, evaluation_id: str) -> None:
    """Only the staff has the results again, worked out afresh; twice is harmless. The journal keeps what was announced."""
    row = store.evaluation_row(tx.session, evaluation_id, lock=True)
    if row.announced_at is None:
        return
    row.announced_at, row.results = None, None
    tx.session.flush()
    tx.record(f"meeting:{row.meeting_id}", "evaluation.retracted", row.id)
    stage = stage_of(tx.session, row.meeting_id)
    if (stage.face, evaluation_in(stage.text)) == ("evaluation", row.id):
        move_stage(tx, row.meeting_id, "waiting" if row.item_id is None else "item", item_id=row.item_id)
    announce_evaluation(tx, row.meeting_id)
