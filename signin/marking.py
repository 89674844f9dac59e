"""Signs people in, however they come: the one place where a mark is made by scanning."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.db import Change
from core.errors import Refused
from meeting.rules.records import MeetingInfo, SittingInfo
from meeting.store import current_sitting
from roster import store as roster
from roster.store import RollMember
from signin.live_store import tell_figures, tell_person
from signin.marks import mark_from_row, write_mark
from signin.rules import attendance as rules
from signin.rules.attendance import Mark, Step, Way, check_open
from signin.tables import Attendance


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who signed in and when; `again` says that they were in already and nothing changed."""

    member: RollMember
    at: datetime
    again: bool


def sign_in(
    tx: Change, meeting: MeetingInfo, sitting: SittingInfo, person_id: str, way: Way, **told: object
) -> SignedIn:
    """Sign a person in to the meeting's present sitting; `told` goes to the journal.

    Raises Refused: "signin.closed", "signin.not_yet" (a later sitting), "badge.not_on_roll".
    """
    check_present(tx.session, meeting, sitting, verb="sign_in")
    member = member_on_roll(tx.session, meeting, person_id)

    def step(mark: Mark | None) -> Step:
        return rules.sign_in(mark, tx.now, way)

    before, done = advance(tx.session, sitting.id, person_id, step)
    if done.changed:
        tx.record(
            f"meeting:{meeting.id}",
            "attendance.signed_in",
            person_id,
            sitting=sitting.id,
            way=str(way),
            before=rules.state_of(before),
            **told,
        )
        tell_figures(tx, meeting.id)
        tell_person(tx, meeting.id, sitting.id, person_id)
    return SignedIn(member, done.mark.at, again=not done.changed)


def check_present(session: Session, meeting: MeetingInfo, sitting: SittingInfo, *, verb: str) -> None:
    """Refuse whatever makes people present at a sitting that is over or not the next one."""
    check_open("closed" if meeting.state == "ended" else sitting.state, verb=verb)
    current = current_sitting(session, meeting.id)
    if current is None or current.id != sitting.id:
        raise Refused("signin.not_yet", "这次会议还没有开始签到，请在当前的会议签到")


def member_on_roll(session: Session, meeting: MeetingInfo, person_id: str) -> RollMember:
    """The person's line on the meeting's roll."""
    member = roster.member(session, meeting.roll_id, person_id)
    if member is None:
        raise Refused("badge.not_on_roll", "此人不在本次会议的名册上，请到会务组核对")
    return member


def advance(
    session: Session, sitting_id: str, person_id: str, step: Callable[[Mark | None], Step]
) -> tuple[Mark | None, Step]:
    """Take one step from the present mark and keep it; returns the mark before and the step.

    Two gates that sign in the same person at the same instant both end at the same row: the later one sees the earlier.
    """
    row = session.get(Attendance, (sitting_id, person_id), with_for_update=True, populate_existing=True)
    if row is None:
        done = step(None)
        row = Attendance(sitting_id=sitting_id, person_id=person_id)
        write_mark(row, done.mark)
        try:
            with session.begin_nested():
                session.add(row)
                session.flush()
        except IntegrityError:
            return advance(session, sitting_id, person_id, step)
        return None, done
    before = mark_from_row(row)
    done = step(before)
    if done.changed:
        write_mark(row, done.mark)
        session.flush()
    return before, done
