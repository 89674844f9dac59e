"""Announce the results of an evaluation: frozen, journalled, and put before the hall."""

from core.db import Change
from core.errors import Refused
from meeting.actions.move_stage import move_stage
from voting.evaluations import store
from voting.evaluations.live_store import announce_evaluation
from voting.evaluations.sheet import results_sheet


def announce_results(tx: Change, evaluation_id: str) -> None:
    """Work the results out of all boxes and keep them; twice is harmless, and brings them back onto the stage.

    Refused while a group has still to grade somebody.
    """
    row = store.evaluation_row(tx.session, evaluation_id, lock=True)
    if row.announced_at is None:
        missing = store.missing_parts(row, store.held(tx.session, row), store.DONE)
        if missing:
            names = dict.fromkeys(store.form_of(row).groups[part.group].name for part in missing)
            raise Refused(
                "evaluation.not_done",
                "还有%(count)s次测评没有结束（%(groups)s），请先结束测评再公布结果",
                count=len(missing),
                groups="、".join(names),
            )
        row.announced_at = tx.now
        row.results = results_sheet(tx.session, row, store.results_of(tx.session, row))
        tx.session.flush()
        tx.record(f"meeting:{row.meeting_id}", "evaluation.announced", row.id, results=row.results)
    move_stage(tx, row.meeting_id, "evaluation", item_id=row.item_id, text=row.id)
    announce_evaluation(tx, row.meeting_id)
