"""What the API shows of evaluations, built from the database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import Refused
from meeting.store import access_meeting
from roster.may import is_staff
from voting.evaluations import store
from voting.evaluations.live import EvaluationPoll
from voting.evaluations.live_store import poll_line
from voting.evaluations.sheet import results_sheet
from voting.evaluations.tables import Evaluation
from voting.rules.evaluation.people import graders_of, small_groups
from voting.rules.grade_wording import verdict_sentences
from voting.rules.wording import ruleset_words


@dataclass(frozen=True, slots=True)
class EvaluationShown:
    """An evaluation as it was prepared, with how far it is.

    `evaluators` are counted in the order of the groups; `hidden_groups` are the names of those that are not shown by
    themselves; `missing` polls are planned and not prepared; `rule` is the rule-set in words, `rules` clause by clause.
    """

    id: str
    meeting_id: str
    title: str
    state: str
    paper: dict[str, Any]
    ruleset: dict[str, Any]
    groups: list[dict[str, Any]]
    mode: str
    normalise: bool
    parts: str
    overall: str
    scoring: str
    copies: list[str]
    item_id: str | None
    press: str
    duration_seconds: int | None
    box: str
    keys: str
    check_seconds: int
    who_voted: bool
    withdrawn: dict[str, str]
    announced_at: datetime | None
    created_at: datetime
    polls: list[EvaluationPoll]
    missing: int
    evaluators: list[int]
    hidden_groups: list[str]
    rule: str
    rules: list[str]


@dataclass(frozen=True, slots=True)
class PastResult:
    """What a subject's evaluation amounted to, once."""

    evaluation_id: str
    evaluation: str
    meeting: str
    announced_at: datetime
    ruleset: str
    dimensions: list[dict[str, Any]]
    scales: list[dict[str, Any]]
    result: dict[str, Any]


def shown_evaluation(session: Session, actor: Actor, evaluation_id: str) -> EvaluationShown:
    """One evaluation for one who may know of it."""
    return _shown(session, store.access_evaluation(session, actor, evaluation_id))


def shown_evaluations(session: Session, actor: Actor, meeting_id: str) -> list[EvaluationShown]:
    """The evaluations of a meeting in order."""
    access_meeting(session, meeting_id, actor)
    return [_shown(session, row) for row in store.evaluations_of(session, meeting_id)]


def _shown(session: Session, row: Evaluation) -> EvaluationShown:
    form, own = store.form_of(row), store.held(session, row)
    data: dict[str, Any] = form.to_data()
    verdict = form.ruleset.verdict
    members = store.members(session, row)
    return EvaluationShown(
        **data,
        id=row.id,
        meeting_id=row.meeting_id,
        title=row.title,
        state=store.state_of(row, own),
        item_id=row.item_id,
        press=row.press,
        duration_seconds=row.duration_seconds,
        box=row.box,
        keys=row.keys,
        check_seconds=row.check_seconds,
        who_voted=row.who_voted,
        withdrawn=row.withdrawn,
        announced_at=row.announced_at,
        created_at=row.created_at,
        polls=[poll_line(one, form.groups[one.group].name) for one in own],
        missing=len(store.missing_parts(row, own)),
        evaluators=[len(people) for people in graders_of(form, members)],
        hidden_groups=small_groups(form, members),
        rule=ruleset_words(form.ruleset),
        rules=verdict_sentences(verdict, form.ruleset.members) if verdict else [],
    )


def shown_results(session: Session, actor: Actor, evaluation_id: str) -> dict[str, Any]:
    """EvaluationResults: for staff once the first poll is closed, for everybody once they are announced."""
    row = store.access_evaluation(session, actor, evaluation_id)
    if row.results is not None:
        return row.results
    if not is_staff(actor):
        raise Refused("evaluation.not_announced", "测评结果尚未公布，请等候主持人公布")
    if not any(one.poll.state in store.DONE for one in store.held(session, row)):
        raise Refused("evaluation.no_results", "还没有结束的测评，暂无结果")
    return results_sheet(session, row, store.results_of(session, row))


def history_of(session: Session, actor: Actor, subject: str) -> list[PastResult]:
    """What was announced of a subject over the years, oldest first; by its key, its person's id or its title."""
    past = []
    for row in store.announced_evaluations(session):
        results = row.results or {}
        found = [one for one in results["subjects"] if subject in (one["subject"], one["person"], one["title"])]
        about = results["evaluation"]
        past += [
            PastResult(
                evaluation_id=row.id,
                evaluation=row.title,
                meeting=about["meeting"],
                announced_at=row.announced_at or row.created_at,
                ruleset=about["ruleset"]["title"],
                dimensions=results["dimensions"],
                scales=results["scales"],
                result=one,
            )
            for one in found
            if not one["withdrawn"]
        ]
    return past
