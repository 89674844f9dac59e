"""Take somebody or something out of an evaluation, also in the middle of it."""

from core.db import Change
from core.errors import NotFound, Refused
from voting.actions.remove_poll import remove_poll
from voting.evaluations import store
from voting.evaluations.live_store import announce_evaluation
from voting.evaluations.tables import Evaluation
from voting.live_store import announce_poll
from voting.rules.evaluation.form import Form
from voting.rules.evaluation.parts import Part, part_paper


def withdraw_subject(tx: Change, evaluation_id: str, subject: str, reason: str) -> None:
    """The subject is left out of the results, and of the polls that have not been opened; twice is harmless.

    A poll that was opened keeps its paper: its ballots are what they are.
    """
    row = store.evaluation_row(tx.session, evaluation_id, lock=True)
    form = store.form_of(row)
    option = form.paper.option(subject)
    if option is None:
        raise NotFound("subject")
    if subject in row.withdrawn:
        return
    store.not_announced(tx.session, row.id)
    _check(row, form, reason)
    row.withdrawn = {**row.withdrawn, subject: reason.strip()}
    _rewrite_polls(tx, row, form, subject)
    tx.session.flush()
    tx.record(
        f"meeting:{row.meeting_id}",
        "evaluation.subject_withdrawn",
        row.id,
        option=subject,
        title=option.title,
        reason=reason.strip(),
    )
    announce_poll(tx, row.meeting_id)
    announce_evaluation(tx, row.meeting_id)


def _check(row: Evaluation, form: Form, reason: str) -> None:
    if not reason.strip():
        raise Refused("evaluation.no_reason", "退出测评应说明理由，请填写理由", status=422)
    if len(row.withdrawn) + 1 >= len(form.paper.options):
        raise Refused("evaluation.nobody_left", "退出后没有测评对象了，请改为作废或删除本次测评")


def _rewrite_polls(tx: Change, row: Evaluation, form: Form, subject: str) -> None:
    for one in store.held(tx.session, row):
        if one.poll.state != "prepared" or subject not in one.subjects:
            continue
        left = tuple(other for other in one.subjects if other != subject)
        if not left:
            remove_poll(tx, one.poll.id)
            continue
        paper = part_paper(form, Part(one.group, left))
        one.poll.paper, one.poll.title = paper.to_data(), paper.title
        tx.record(f"meeting:{row.meeting_id}", "poll.edited", one.poll.id, title=paper.title, paper=one.poll.paper)
