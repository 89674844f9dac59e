"""The JSON views of preparing and holding evaluations."""

from dataclasses import dataclass
from typing import Any

from core.actor import Actor
from core.db import change, reading
from roster import may
from voting.evaluations.actions.announce_results import announce_results
from voting.evaluations.actions.create_evaluation import create_evaluation
from voting.evaluations.actions.edit_evaluation import edit_evaluation
from voting.evaluations.actions.prepare_polls import prepare_polls
from voting.evaluations.actions.remove_evaluation import remove_evaluation
from voting.evaluations.actions.retract_results import retract_results
from voting.evaluations.actions.withdraw_subject import withdraw_subject
from voting.evaluations.api.registry import views
from voting.evaluations.bodies import EvaluationIn, WithdrawIn
from voting.evaluations.shown import EvaluationShown, shown_evaluation, shown_evaluations
from voting.rules.evaluation.templates import TEMPLATES


@dataclass(frozen=True, slots=True)
class TemplateShown:
    """A form that is ready to be filled with subjects; everything in it may be changed."""

    name: str
    title: str
    about: str
    paper: dict[str, Any]
    ruleset: str
    groups: list[dict[str, Any]]
    mode: str
    parts: str
    scoring: str
    copies: list[str]


@views.get("/evaluation-templates", who=may.chair, returns=list[TemplateShown])
def list_templates(actor: Actor) -> list[TemplateShown]:
    """The forms to begin with."""
    return [TemplateShown(**one.to_data()) for one in TEMPLATES]


@views.get("/meetings/<meeting_id>/evaluations", who=may.chair, returns=list[EvaluationShown])
def list_evaluations(actor: Actor, meeting_id: str) -> list[EvaluationShown]:
    """The evaluations of a meeting in order."""
    with reading() as session:
        return shown_evaluations(session, actor, meeting_id)


@views.post("/meetings/<meeting_id>/evaluations", who=may.secretariat, body=EvaluationIn, returns=EvaluationShown)
def make_evaluation(actor: Actor, meeting_id: str, body: EvaluationIn) -> EvaluationShown:
    """Prepare an evaluation."""
    draft = body.draft()
    with change(actor) as tx:
        evaluation_id = create_evaluation(tx, meeting_id, draft)
    return _shown(actor, evaluation_id)


@views.get("/evaluations/<evaluation_id>", who=may.chair, returns=EvaluationShown)
def get_evaluation(actor: Actor, evaluation_id: str) -> EvaluationShown:
    """One evaluation."""
    return _shown(actor, evaluation_id)


@views.post("/evaluations/<evaluation_id>", who=may.secretariat, body=EvaluationIn, returns=EvaluationShown)
def change_evaluation(actor: Actor, evaluation_id: str, body: EvaluationIn) -> EvaluationShown:
    """Replace what was prepared; refused once a poll of it was opened."""
    draft = body.draft()
    with change(actor) as tx:
        edit_evaluation(tx, evaluation_id, draft)
    return _shown(actor, evaluation_id)


@views.post("/evaluations/<evaluation_id>/remove", who=may.secretariat)
def drop_evaluation(actor: Actor, evaluation_id: str) -> None:
    """Remove an evaluation of which no poll was opened."""
    with change(actor) as tx:
        remove_evaluation(tx, evaluation_id)


@views.post("/evaluations/<evaluation_id>/prepare", who=may.secretariat, returns=EvaluationShown)
def prepare_evaluation_polls(actor: Actor, evaluation_id: str) -> EvaluationShown:
    """Prepare the polls that are missing; twice is harmless."""
    with change(actor) as tx:
        prepare_polls(tx, evaluation_id)
    return _shown(actor, evaluation_id)


@views.post(
    "/evaluations/<evaluation_id>/withdraw-subject", who=may.secretariat, body=WithdrawIn, returns=EvaluationShown
)
def take_subject_out(actor: Actor, evaluation_id: str, body: WithdrawIn) -> EvaluationShown:
    """Take a subject out of the evaluation, also in the middle of it; twice is harmless."""
    with change(actor) as tx:
        withdraw_subject(tx, evaluation_id, body.subject, body.reason)
    return _shown(actor, evaluation_id)


@views.post("/evaluations/<evaluation_id>/announce", who=may.chair, returns=EvaluationShown)
def announce_to_hall(actor: Actor, evaluation_id: str) -> EvaluationShown:
    """Announce the results to the hall; twice is harmless."""
    with change(actor) as tx:
        announce_results(tx, evaluation_id)
    return _shown(actor, evaluation_id)


@views.post("/evaluations/<evaluation_id>/retract", who=may.chair, returns=EvaluationShown)
def take_results_back(actor: Actor, evaluation_id: str) -> EvaluationShown:
    """Take announced results back; twice is harmless."""
    with change(actor) as tx:
        retract_results(tx, evaluation_id)
    return _shown(actor, evaluation_id)


def _shown(actor: Actor, evaluation_id: str) -> EvaluationShown:
    with reading() as session:
        return shown_evaluation(session, actor, evaluation_id)
