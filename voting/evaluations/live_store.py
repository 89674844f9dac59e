"""The slice of evaluations as the database stands, for the whole state and for messages inside a change."""

from typing import Any

from sqlalchemy.orm import Session

from core.db import Change
from meeting.live_store import plain
from realtime.messages import hall, unsay
from voting.evaluations import store
from voting.evaluations.live import EvaluationChanged, EvaluationGroup, EvaluationPoll, EvaluationSlice
from voting.evaluations.sheet import results_sheet
from voting.evaluations.tables import Evaluation


def evaluation_slices(session: Session, meeting_id: str) -> dict[str, Any]:
    """The slice `evaluation` as plain JSON."""
    return {"evaluation": plain(evaluation_slice(session, store.current_evaluation(session, meeting_id)))}


def announce_evaluation(tx: Change, meeting_id: str) -> None:
    """Tell the hall how its evaluation stands, where the meeting holds any; said twice in one change, the last is sent."""
    tx.session.flush()
    if not store.has_evaluations(tx.session, meeting_id):
        return
    row = store.current_evaluation(tx.session, meeting_id)
    unsay(tx.messages, meeting_id, EvaluationChanged)
    tx.announce(EvaluationChanged(hall(meeting_id), evaluation_slice(tx.session, row)))


def evaluation_slice(session: Session, row: Evaluation | None) -> EvaluationSlice | None:
    """The slice `evaluation`."""
    if row is None:
        return None
    form, own = store.form_of(row), store.held(session, row)
    people = store.evaluators_of(session, row)
    return EvaluationSlice(
        id=row.id,
        title=row.title,
        state=store.state_of(row, own),
        mode=form.mode,
        parts=form.parts,
        groups=[EvaluationGroup(one.name, count, one.weight) for one, count in zip(form.groups, people, strict=True)],
        withdrawn=list(row.withdrawn),
        polls=[poll_line(one, form.groups[one.group].name) for one in own],
        missing=len(store.missing_parts(row, own)),
        results=_seen_by_hall(session, row, own),
    )


def poll_line(one: store.Held, group_name: str) -> EvaluationPoll:
    """One poll of the evaluation, for lists."""
    return EvaluationPoll(one.poll.id, one.group, group_name, list(one.subjects), one.poll.state)


def _seen_by_hall(session: Session, row: Evaluation, own: list[store.Held]) -> dict[str, Any] | None:
    if row.results is not None:
        return row.results
    if not any(one.poll.state == "shown" for one in own):
        return None
    return results_sheet(session, row, store.results_of(session, row, states=("shown",)))
