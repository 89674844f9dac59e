"""Fetches evaluations with their polls, and checks who asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import NotFound, Refused
from meeting.rules.states import evaluation_in
from meeting.store import admits, meeting_of, stage_of
from roster.store import RollMember, members_of
from voting import store as polls
from voting.evaluations.tables import Evaluation
from voting.rules.counts import Counts
from voting.rules.evaluation.combine import GroupBox, combined
from voting.rules.evaluation.form import Form
from voting.rules.evaluation.parts import Part, planned_parts
from voting.rules.evaluation.people import SMALL, check_people, graders_of, protected
from voting.rules.evaluation.results import Results
from voting.rules.majority import Figures
from voting.tables import Poll

State = Literal["prepared", "running", "closed", "announced"]
DONE = ("closed", "shown")
"""The states of a poll in which its box is counted."""


@dataclass(frozen=True, slots=True)
class Held:
    """A poll of an evaluation that was not voided: of which group (its place), about which subjects."""

    poll: Poll
    group: int
    subjects: tuple[str, ...]


def evaluation_row(session: Session, evaluation_id: str, *, lock: bool = False) -> Evaluation:
    """The evaluation, perhaps locked."""
    row = session.get(Evaluation, evaluation_id, with_for_update=lock, populate_existing=True)
    if row is None:
        raise NotFound("evaluation")
    return row


def access_evaluation(session: Session, actor: Actor, evaluation_id: str) -> Evaluation:
    """The evaluation, for whoever may see its meeting; NotFound for anybody else."""
    row = evaluation_row(session, evaluation_id)
    if not admits(session, meeting_of(session, row.meeting_id), actor):
        raise NotFound("evaluation")
    return row


def evaluations_of(session: Session, meeting_id: str) -> list[Evaluation]:
    """The evaluations of a meeting in order."""
    query = select(Evaluation).where(Evaluation.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(Evaluation.position, Evaluation.created_at, Evaluation.id)))


def next_position(session: Session, meeting_id: str) -> int:
    """The place behind the last evaluation of the meeting."""
    last = session.scalar(select(func.max(Evaluation.position)).where(Evaluation.meeting_id == meeting_id))
    return 0 if last is None else last + 1


def has_evaluations(session: Session, meeting_id: str) -> bool:
    """Whether the meeting holds any."""
    return session.scalar(select(Evaluation.id).where(Evaluation.meeting_id == meeting_id).limit(1)) is not None


def evaluations_on_item(session: Session, item_id: str) -> int:
    """How many evaluations hang on an item of the agenda."""
    query = select(func.count()).select_from(Evaluation).where(Evaluation.item_id == item_id)
    return session.scalar(query) or 0


def announced_evaluations(session: Session) -> list[Evaluation]:
    """Every evaluation whose results were announced, oldest first."""
    query = select(Evaluation).where(Evaluation.announced_at.is_not(None))
    return list(session.scalars(query.order_by(Evaluation.announced_at, Evaluation.id)))


def current_evaluation(session: Session, meeting_id: str) -> Evaluation | None:
    """The evaluation that the hall looks at: of the poll that runs or is on the stage, else the one on the stage."""
    poll = polls.current_poll(session, meeting_id)
    if poll is not None:
        return None if poll.evaluation_id is None else session.get(Evaluation, poll.evaluation_id)
    stage = stage_of(session, meeting_id)
    row = session.get(Evaluation, evaluation_in(stage.text)) if stage.face == "evaluation" else None
    return row if row is not None and row.meeting_id == meeting_id else None


def form_of(row: Evaluation) -> Form:
    """The form as an object of the rules."""
    return Form.from_data(row.form)


def members(session: Session, row: Evaluation) -> list[RollMember]:
    """Everybody on the meeting's roll."""
    return members_of(session, meeting_of(session, row.meeting_id).roll_id)


def evaluators_of(session: Session, row: Evaluation) -> list[int]:
    """How many evaluators each group has on the roll."""
    return [len(people) for people in graders_of(form_of(row), members(session, row))]


def polls_of(session: Session, evaluation_id: str) -> list[Poll]:
    """The polls of an evaluation in order, those that were voided too."""
    query = select(Poll).where(Poll.evaluation_id == evaluation_id)
    return list(session.scalars(query.order_by(Poll.position, Poll.created_at, Poll.id)))


def held(session: Session, row: Evaluation) -> list[Held]:
    """The polls that count, in order; where one was prepared twice for the same, the later one."""
    places = {group.graders.name: place for place, group in enumerate(form_of(row).groups)}
    found: dict[tuple[int, tuple[str, ...]], Held] = {}
    for poll in polls_of(session, row.id):
        place = places.get(polls.electorate_of(poll).name)
        if poll.state == "void" or place is None:
            continue
        subjects = tuple(option.id for option in polls.paper_of(poll).in_order())
        key = (place, subjects)
        if key not in found or poll.state != "prepared":
            found[key] = Held(poll, place, subjects)
    return list(found.values())


def missing_parts(row: Evaluation, polls_held: Iterable[Held], states: Sequence[str] | None = None) -> list[Part]:
    """What is planned and has no poll yet; with `states`, no poll in one of these."""
    covered = {
        (one.group, subject)
        for one in polls_held
        if states is None or one.poll.state in states
        for subject in one.subjects
    }
    missing = []
    for part in planned_parts(form_of(row), row.withdrawn):
        left = tuple(subject for subject in part.subjects if (part.group, subject) not in covered)
        if left:
            missing.append(Part(part.group, left))
    return missing


def state_of(row: Evaluation, own: Sequence[Held]) -> State:
    """How far the evaluation is, by the polls that count."""
    if row.announced_at is not None:
        return "announced"
    if not any(one.poll.opened_at for one in own):
        return "prepared"
    return "running" if missing_parts(row, own, DONE) else "closed"


def results_of(session: Session, row: Evaluation, *, states: Sequence[str] = DONE) -> Results:
    """What the boxes that are counted amount to; with `states`, those in one of these."""
    boxes = [_box(one) for one in held(session, row) if one.poll.state in states and one.poll.result is not None]
    return combined(form_of(row), boxes, row.withdrawn)


def _box(one: Held) -> GroupBox:
    stored = one.poll.result or {}
    return GroupBox(
        group=one.group,
        subjects=one.subjects,
        counts=Counts.from_data(stored["counts"]),
        figures=Figures.from_data(stored["outcome"]["figures"]),
        evaluators=one.poll.electors_n or 0,
    )


def not_announced(session: Session, evaluation_id: str | None) -> None:
    """Refuse a change of polls whose evaluation was announced: what the hall was told would no longer be so."""
    row = None if evaluation_id is None else session.get(Evaluation, evaluation_id)
    if row is not None and row.announced_at is not None:
        raise Refused("evaluation.announced", "测评结果已经公布，不能再修改；如有错误，请先收回公布")


def require_graders(session: Session, poll: Poll) -> None:
    """Refuse to open an evaluation's poll while somebody is in two of its groups or would grade themselves."""
    row = None if poll.evaluation_id is None else session.get(Evaluation, poll.evaluation_id)
    if row is not None:
        not_announced(session, row.id)
        check_people(form_of(row), members(session, row))


def not_withheld(session: Session, poll: Poll) -> None:
    """Refuse a poll's figures by themselves where they would tell who graded how."""
    if withheld(session, poll):
        raise Refused(
            "evaluation.group_withheld", "该组测评人太少，单独的结果会暴露个人评价，不予提供；请查看测评的总结果"
        )


def withheld(session: Session, poll: Poll) -> bool:
    """Whether a poll's figures must not be shown by themselves, because its group is small or would tell of a small one."""
    if poll.evaluation_id is None or poll.opened_at is None:
        return False
    cast = ((poll.result or {}).get("counts") or {}).get("cast")
    row = session.get(Evaluation, poll.evaluation_id)
    if row is None:
        return False
    names = [group.graders.name for group in form_of(row).groups]
    own = polls.electorate_of(poll).name
    if own not in names:
        return False
    small = cast is not None and cast < SMALL and len(names) > 1
    return small or names.index(own) in protected(evaluators_of(session, row))
