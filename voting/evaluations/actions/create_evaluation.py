"""Prepare an evaluation: its form, its groups, and how its polls will be run."""

from dataclasses import dataclass, replace

from core.db import Change
from core.errors import NotFound
from core.ids import new_id
from meeting.rules.states import may_change
from meeting.store import item_of, meeting_of
from voting.actions.create_poll import CHECK_SECONDS
from voting.evaluations import store
from voting.evaluations.live_store import announce_evaluation
from voting.evaluations.tables import Evaluation
from voting.rules.evaluation.form import Form, check_form
from voting.rules.evaluation.parts import part_paper, planned_parts
from voting.rules.evaluation.people import check_people, small_groups
from voting.rules.presses import Policy
from voting.rules.sealing import questions_of

SMALL_GROUP = "evaluation.small_group"
"""Warns that a group is too small to be shown by itself."""


@dataclass(frozen=True, slots=True)
class EvaluationDraft:
    """What the secretariat settles before an evaluation; what follows the form is for its polls, see voting.tables.Poll."""

    title: str
    form: Form
    item_id: str | None = None
    box: str = "sealed"
    keys: str = ""
    press: Policy = "first"
    check_seconds: int = CHECK_SECONDS
    who_voted: bool = False
    duration_seconds: int | None = None


def create_evaluation(tx: Change, meeting_id: str, draft: EvaluationDraft) -> str:
    """Keep the evaluation at the end of the meeting's list; its id. Its polls are prepared afterwards."""
    row = Evaluation(
        id=new_id(),
        meeting_id=meeting_id,
        position=store.next_position(tx.session, meeting_id),
        created_at=tx.now,
        withdrawn={},
    )
    write_draft(tx, row, draft)
    tx.session.add(row)
    tx.session.flush()
    tx.record(f"meeting:{meeting_id}", "evaluation.created", row.id, **evaluation_facts(row))
    announce_evaluation(tx, meeting_id)
    return row.id


def write_draft(tx: Change, row: Evaluation, draft: EvaluationDraft) -> None:
    """Put a draft into the row; refused where it cannot be held, and in a meeting that has ended."""
    meeting = meeting_of(tx.session, row.meeting_id)
    may_change(meeting)
    if draft.item_id is not None and item_of(tx.session, draft.item_id).meeting_id != meeting.id:
        raise NotFound("agenda item")
    title = draft.title.strip() or draft.form.paper.title
    form = replace(draft.form, paper=replace(draft.form.paper, title=draft.form.paper.title.strip() or title))
    check_form(form)
    if draft.box == "sealed":
        for part in planned_parts(form):
            questions_of(part_paper(form, part))
    row.title, row.item_id, row.form = title[:300], draft.item_id, form.to_data()
    check_people(form, store.members(tx.session, row))
    sealed = draft.box == "sealed"
    row.box, row.press, row.duration_seconds = draft.box, draft.press, draft.duration_seconds
    row.keys = (draft.keys or "scrutineers") if sealed else ""
    row.check_seconds, row.who_voted = draft.check_seconds, sealed and draft.who_voted


def warnings_of(tx: Change, row: Evaluation) -> list[tuple[str, str]]:
    """What the secretariat should know, as code and name: groups that will not be shown by themselves."""
    return [(SMALL_GROUP, name) for name in small_groups(store.form_of(row), store.members(tx.session, row))]


def evaluation_facts(row: Evaluation) -> dict[str, object]:
    """What the journal keeps of a prepared evaluation."""
    names = ("title", "form", "box", "keys", "press", "check_seconds", "who_voted", "duration_seconds")
    return {name: getattr(row, name) for name in names} | {"item": row.item_id}
