"""Remove an evaluation of which no poll has been opened."""

from core.db import Change
from voting.evaluations.actions.edit_evaluation import drop_polls, unopened
from voting.evaluations.live_store import announce_evaluation


def remove_evaluation(tx: Change, evaluation_id: str) -> None:
    """Remove it with the polls that were prepared."""
    row = unopened(tx, evaluation_id)
    drop_polls(tx, row)
    meeting_id, title = row.meeting_id, row.title
    tx.session.delete(row)
    tx.session.flush()
    tx.record(f"meeting:{meeting_id}", "evaluation.removed", evaluation_id, title=title)
    announce_evaluation(tx, meeting_id)
