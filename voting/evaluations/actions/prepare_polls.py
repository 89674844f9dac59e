"""Prepare the polls of an evaluation that are not there yet."""

from core.db import Change
from voting.actions.create_poll import PollDraft, create_poll
from voting.evaluations import store
from voting.evaluations.live_store import announce_evaluation
from voting.evaluations.tables import Evaluation
from voting.rules.evaluation.form import Form
from voting.rules.evaluation.parts import Part, part_paper
from voting.rules.evaluation.people import check_enough, check_people


def prepare_polls(tx: Change, evaluation_id: str) -> list[str]:
    """The ids of the polls made now, in the order in which they are held; twice makes nothing more.

    A poll that was voided is missing again. Refused while a group is empty, somebody is in two of them or would grade
    themselves: the roll may have changed since the form was kept.
    """
    row = store.evaluation_row(tx.session, evaluation_id, lock=True)
    store.not_announced(tx.session, row.id)
    form, people = store.form_of(row), store.members(tx.session, row)
    check_people(form, people)
    check_enough(form, people)
    missing = store.missing_parts(row, store.held(tx.session, row))
    made = [create_poll(tx, row.meeting_id, _draft(row, form, part)) for part in missing]
    if made:
        tx.record(f"meeting:{row.meeting_id}", "evaluation.polls_prepared", row.id, polls=made)
        announce_evaluation(tx, row.meeting_id)
    return made


def _draft(row: Evaluation, form: Form, part: Part) -> PollDraft:
    """Nobody but the count tells who graded how: named grades are not for the hall."""
    return PollDraft(
        paper=part_paper(form, part),
        ruleset=form.ruleset,
        item_id=row.item_id,
        press=row.press,
        duration_seconds=row.duration_seconds,
        named_public=False,
        box=row.box,
        keys=row.keys,
        check_seconds=row.check_seconds,
        who_voted=row.who_voted,
        electorate=form.groups[part.group].graders,
        evaluation_id=row.id,
    )
