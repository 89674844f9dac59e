"""The results of an evaluation as they are answered, announced and archived: plain JSON with all that explains them."""

from typing import Any

from sqlalchemy.orm import Session

from core.journal.write import iso
from meeting.store import meeting_of
from voting.evaluations import store
from voting.evaluations.tables import Evaluation
from voting.rules.evaluation.form import Form
from voting.rules.evaluation.results import Results
from voting.rules.verdict import basis_points
from voting.rules.wording import ruleset_words


def results_sheet(session: Session, row: Evaluation, results: Results) -> dict[str, Any]:
    """EvaluationResults of docs/ballots.md."""
    form = store.form_of(row)
    paper = form.paper.to_data()
    return {
        "evaluation": _about(session, row, form),
        "scales": paper["scales"],
        "dimensions": paper["dimensions"],
        "subjects": results.to_data(),
    }


def _about(session: Session, row: Evaluation, form: Form) -> dict[str, Any]:
    meeting, rules = meeting_of(session, row.meeting_id), form.ruleset
    people = store.evaluators_of(session, row)
    groups = zip(form.groups, people, form.weights(), strict=True)
    return {
        "id": row.id,
        "title": row.title,
        "meeting_id": meeting.id,
        "meeting": meeting.title,
        "mode": form.mode,
        "parts": form.parts,
        "overall": form.overall_id,
        "scoring": form.scoring,
        "box": row.box,
        "ruleset": {
            "name": rules.name,
            "version": rules.version,
            "title": rules.title,
            "source": rules.source,
            "sentence": ruleset_words(rules),
        },
        "groups": [
            {"name": group.name, "evaluators": count, "weight": group.weight, "share": basis_points(share)}
            for group, count, share in groups
        ],
        "announced_at": None if row.announced_at is None else iso(row.announced_at),
    }
