"""Enter attendance by hand: 补签, 请假, 早退, and take a step back."""

from typing import Literal

from core.db import Change
from core.errors import NotFound, Refused
from meeting.rules.records import MeetingInfo, SittingInfo
from meeting.store import access_sitting
from signin.guards import ask, before_undo
from signin.live_store import tell_figures, tell_person
from signin.marking import advance, check_present, member_on_roll
from signin.marks import write_mark
from signin.rules import attendance as rules
from signin.rules.attendance import Mark, Step
from signin.store import mark_of
from signin.tables import Attendance

Verb = Literal["made_up", "leave", "left", "undo"]


def mark_attendance(
    tx: Change, sitting_id: str, person_id: str, verb: Verb, reason: str, *, seen: str | None = None
) -> Mark | None:
    """Mark a person by hand, with the reason; the journal keeps who did it. Returns the mark from now on.

    The same again changes nothing. "undo" leads back to the mark before the last step and is refused, by the guards of
    `signin.guards.before_undo`, where it would take back the presence of one who has voted, and where the mark is another
    than the one that was `seen` (its key; None: whatever it is).
    """
    meeting, sitting = access_sitting(tx.session, sitting_id, tx.actor)
    member_on_roll(tx.session, meeting, person_id)
    if verb == "made_up":
        check_present(tx.session, meeting, sitting, verb=verb)
    else:
        rules.check_open("closed" if meeting.state == "ended" else sitting.state, verb=verb)
    if verb == "undo":
        return _undo(tx, meeting, sitting, person_id, reason, seen)

    def step(mark: Mark | None) -> Step:
        act = {"made_up": rules.make_up, "leave": rules.take_leave, "left": rules.leave_early}[verb]
        return act(mark, tx.now, tx.actor.name, reason)

    before, done = advance(tx.session, sitting_id, person_id, step)
    if done.changed:
        _tell(tx, meeting, sitting_id, person_id, f"attendance.{verb}", before, reason)
    return done.mark


def _undo(
    tx: Change, meeting: MeetingInfo, sitting: SittingInfo, person_id: str, reason: str, seen: str | None
) -> Mark | None:
    if not reason.strip():
        raise Refused("attendance.reason_needed", "请填写原因", status=400)
    row = tx.session.get(Attendance, (sitting.id, person_id), with_for_update=True, populate_existing=True)
    mark = mark_of(tx.session, sitting.id, person_id)
    after = rules.undo(mark, seen)
    if row is None:
        raise NotFound("attendance")
    if rules.is_here(mark) and not rules.is_here(after):
        ask(before_undo, tx.session, sitting.id, person_id)
    if after is None:
        tx.session.delete(row)
    else:
        write_mark(row, after)
    tx.session.flush()
    _tell(tx, meeting, sitting.id, person_id, "attendance.undone", mark, reason)
    return after


def _tell(
    tx: Change, meeting: MeetingInfo, sitting_id: str, person_id: str, action: str, before: Mark | None, reason: str
) -> None:
    tx.record(
        f"meeting:{meeting.id}",
        action,
        person_id,
        sitting=sitting_id,
        before="absent" if before is None else str(before.state),
        before_at=None if before is None else before.at.isoformat(),
        reason=reason,
    )
    tell_figures(tx, meeting.id)
    tell_person(tx, meeting.id, sitting_id, person_id)
