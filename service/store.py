"""Fetches notices and calls; `access_*` checks who asks as well."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import NotFound
from meeting.serving import access_served
from meeting.store import access_meeting, meeting_of, roll_of
from roster.rules.audience import Audience
from roster.store import RollMember, member, members_of
from service.live import CallSlice, MyCallSlice, MyNoticeSlice, NoticeSlice
from service.rules.calls import GOING_ON
from service.rules.notices import LISTED
from service.tables import Notice, NoticeSeen, ServiceCall


@dataclass(frozen=True, slots=True)
class Addressee:
    """One of those a notice is for; `seen_at` null until confirmed."""

    person_id: str
    name: str
    delegation: str
    seat: str | None
    seen_at: datetime | None


def access_notice(session: Session, notice_id: str, actor: Actor, *, lock: bool = False) -> Notice:
    """The notice, for staff; for a person only one that is for them and was not taken back."""
    row = session.get(Notice, notice_id, with_for_update=lock)
    if row is None:
        raise NotFound("notice")
    info = access_meeting(session, row.meeting_id, actor)
    if actor.kind == "person":
        who = member(session, info.roll_id, actor.id)
        if who is None or row.taken_back_at is not None or not Audience.from_data(row.to).has(who):
            raise NotFound("notice")
    return row


def addressees(session: Session, notice: Notice) -> list[Addressee]:
    """Everybody on the roll whom the notice is for, in the roll's order."""
    query = select(NoticeSeen.person_id, NoticeSeen.at).where(NoticeSeen.notice_id == notice.id)
    seen: dict[str, datetime] = {person: at for person, at in session.execute(query)}
    return [
        Addressee(one.person_id, one.name, one.delegation, one.seat, seen.get(one.person_id))
        for one in _met_by(session, notice)
    ]


def notices_of(session: Session, meeting_id: str) -> tuple[NoticeSlice, ...]:
    """The newest notices of a meeting with their receipts counted, also those taken back."""
    query = select(Notice).where(Notice.meeting_id == meeting_id).order_by(Notice.at.desc(), Notice.id).limit(LISTED)
    rows = list(session.scalars(query))
    counts = (
        select(NoticeSeen.notice_id, func.count())
        .where(NoticeSeen.notice_id.in_([row.id for row in rows]))
        .group_by(NoticeSeen.notice_id)
    )
    seen: dict[str, int] = {notice: n for notice, n in session.execute(counts)} if rows else {}
    return tuple(_notice(row, seen.get(row.id, 0)) for row in rows)


def all_notices(session: Session, meeting_id: str) -> list[Notice]:
    """Every notice of a meeting, the oldest first, also those taken back."""
    query = select(Notice).where(Notice.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(Notice.at, Notice.id)))


def my_notices(session: Session, meeting_id: str, person_id: str) -> tuple[MyNoticeSlice, ...]:
    """The notices of the meeting to one person, the newest first."""
    rows = _standing(session, meeting_id)
    who = member(session, roll_of(session, meeting_id) or "", person_id) if rows else None
    return () if who is None else _for_each(session, rows, [who])[person_id]


def notices_to(session: Session, notice_id: str) -> dict[str, tuple[MyNoticeSlice, ...]]:
    """All notices of each person whom this notice is for, as `my_notices` has them."""
    notice = session.get_one(Notice, notice_id)
    return _for_each(session, _standing(session, notice.meeting_id), _met_by(session, notice))


def access_call(session: Session, call_id: str, actor: Actor, *, lock: bool = False) -> ServiceCall:
    """The call, for those who serve the hall."""
    row = session.get(ServiceCall, call_id, with_for_update=lock)
    if row is None:
        raise NotFound("call")
    access_served(session, row.meeting_id, actor)
    return row


def own_call(session: Session, call_id: str, actor: Actor) -> ServiceCall:
    """The call of the person who asks; NotFound for anybody else's."""
    row = session.get(ServiceCall, call_id, with_for_update=True)
    if row is None or row.person_id != actor.id:
        raise NotFound("call")
    return row


def calls_of(session: Session, meeting_id: str) -> tuple[CallSlice, ...]:
    """The calls of a meeting that go on, the oldest first."""
    query = select(ServiceCall).where(ServiceCall.meeting_id == meeting_id, ServiceCall.state.in_(GOING_ON))
    return tuple(_call(row) for row in session.scalars(query.order_by(ServiceCall.asked_at, ServiceCall.id)))


def my_calls(session: Session, meeting_id: str, person_id: str) -> tuple[MyCallSlice, ...]:
    """The person's calls that go on, the oldest first."""
    query = (
        select(ServiceCall)
        .where(ServiceCall.meeting_id == meeting_id, ServiceCall.person_id == person_id)
        .where(ServiceCall.state.in_(GOING_ON))
        .order_by(ServiceCall.asked_at, ServiceCall.id)
    )
    return tuple(
        MyCallSlice(row.id, row.kind, row.note, row.state, row.asked_at, row.taken_by_name)
        for row in session.scalars(query)
    )


def calls_since(session: Session, meeting_id: str, person_id: str, after: datetime) -> list[datetime]:
    """When the person called after this moment, in whatever state the calls are now."""
    query = select(ServiceCall.asked_at).where(
        ServiceCall.meeting_id == meeting_id, ServiceCall.person_id == person_id, ServiceCall.asked_at > after
    )
    return list(session.scalars(query))


def _standing(session: Session, meeting_id: str) -> list[Notice]:
    query = select(Notice).where(Notice.meeting_id == meeting_id, Notice.taken_back_at.is_(None))
    return list(session.scalars(query.order_by(Notice.at.desc(), Notice.id).limit(LISTED)))


def _met_by(session: Session, notice: Notice) -> list[RollMember]:
    members = members_of(session, meeting_of(session, notice.meeting_id).roll_id)
    return Audience.from_data(notice.to).of(members)


def _for_each(
    session: Session, rows: list[Notice], people: Iterable[RollMember]
) -> dict[str, tuple[MyNoticeSlice, ...]]:
    people = list(people)
    query = select(NoticeSeen).where(NoticeSeen.notice_id.in_([row.id for row in rows]))
    if len(people) == 1:
        query = query.where(NoticeSeen.person_id == people[0].person_id)
    seen = {(one.notice_id, one.person_id): one.at for one in session.scalars(query)}
    audiences = [(row, Audience.from_data(row.to)) for row in rows]
    return {
        one.person_id: tuple(
            _mine(row, seen.get((row.id, one.person_id))) for row, audience in audiences if audience.has(one)
        )
        for one in people
    }


def _mine(row: Notice, seen_at: datetime | None) -> MyNoticeSlice:
    return MyNoticeSlice(
        id=row.id,
        meeting_id=row.meeting_id,
        text=row.text,
        from_name=row.by_name,
        at=row.at,
        receipt=row.receipt,
        urgent=row.urgent,
        reminded_at=None if seen_at else row.reminded_at,
        seen_at=seen_at,
    )


def _notice(row: Notice, seen_n: int) -> NoticeSlice:
    return NoticeSlice(
        id=row.id,
        text=row.text,
        to=row.to,
        receipt=row.receipt,
        urgent=row.urgent,
        at=row.at,
        by_name=row.by_name,
        people_n=row.people_n,
        seen_n=seen_n,
        reminded_at=row.reminded_at,
        taken_back_at=row.taken_back_at,
    )


def _call(row: ServiceCall) -> CallSlice:
    return CallSlice(
        id=row.id,
        kind=row.kind,
        note=row.note,
        person_id=row.person_id,
        name=row.name,
        delegation=row.delegation,
        seat=row.seat,
        state=row.state,
        asked_at=row.asked_at,
        taken_by=row.taken_by_name,
        taker=row.taken_by,
        taken_at=row.taken_at,
    )
