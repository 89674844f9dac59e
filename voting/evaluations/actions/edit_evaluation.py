"""Change an evaluation of which no poll has been opened."""

from core.db import Change
from core.errors import Refused
from voting.actions.remove_poll import remove_poll
from voting.evaluations import store
from voting.evaluations.actions.create_evaluation import EvaluationDraft, evaluation_facts, write_draft
from voting.evaluations.actions.prepare_polls import prepare_polls
from voting.evaluations.live_store import announce_evaluation
from voting.evaluations.tables import Evaluation


def edit_evaluation(tx: Change, evaluation_id: str, draft: EvaluationDraft) -> None:
    """Replace the whole draft; polls that were prepared are prepared anew. Who was withdrawn stays so while on the form."""
    row = unopened(tx, evaluation_id)
    prepared = drop_polls(tx, row)
    write_draft(tx, row, draft)
    subjects = {option.id for option in store.form_of(row).paper.options}
    row.withdrawn = {subject: why for subject, why in row.withdrawn.items() if subject in subjects}
    tx.session.flush()
    tx.record(f"meeting:{row.meeting_id}", "evaluation.edited", row.id, **evaluation_facts(row))
    if prepared:
        prepare_polls(tx, row.id)
    announce_evaluation(tx, row.meeting_id)


def unopened(tx: Change, evaluation_id: str) -> Evaluation:
    """The evaluation, locked; refused with `evaluation.frozen` once a poll of it was opened."""
    row = store.evaluation_row(tx.session, evaluation_id, lock=True)
    if any(poll.opened_at is not None for poll in store.polls_of(tx.session, row.id)):
        raise Refused(
            "evaluation.frozen",
            "测评已经开始，测评对象、指标、等级标准和测评组不能再修改；个别对象不再测评的，请用“退出测评”",
        )
    return row


def drop_polls(tx: Change, row: Evaluation) -> bool:
    """Remove the polls that were prepared; whether there were any."""
    polls = [poll.id for poll in store.polls_of(tx.session, row.id) if poll.state == "prepared"]
    for poll_id in polls:
        remove_poll(tx, poll_id)
    return bool(polls)
