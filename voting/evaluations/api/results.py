"""The JSON views of an evaluation's results."""

from typing import Any

from core.actor import Actor
from core.db import reading
from roster import may
from voting.evaluations.api.registry import views
from voting.evaluations.shown import PastResult, history_of, shown_results


@views.get("/evaluations/<evaluation_id>/results", who=may.logged_in, returns=dict[str, Any], by_crowd=True)
def get_evaluation_results(actor: Actor, evaluation_id: str) -> dict[str, Any]:
    """EvaluationResults of docs/ballots.md: for staff from the first closing, for everybody once announced."""
    with reading() as session:
        return shown_results(session, actor, evaluation_id)


@views.get("/subjects/<subject>/history", who=may.chair, returns=list[PastResult])
def get_history(actor: Actor, subject: str) -> list[PastResult]:
    """What was announced of one subject over the years, oldest first."""
    with reading() as session:
        return history_of(session, actor, subject)
