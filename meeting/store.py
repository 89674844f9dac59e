"""Fetches meetings, sittings, agenda items, the stage and the speakers."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from core.actor import Actor
from core.db import Fixed, once
from core.errors import NotFound
from meeting.rules.agenda import Node, reading_order
from meeting.rules.records import FloorInfo, ItemInfo, MeetingInfo, SittingInfo, StageInfo
from meeting.tables import AgendaItem, FloorRequest, Meeting, Sitting, Stage
from roster import store as roster

STAFF = frozenset({"chair", "secretariat", "screen", "gate"})
"""Accounts with these roles may look at every meeting."""


def roll_of(session: Session, meeting_id: str) -> str | None:
    """The id of the meeting's roll; None where there is no such meeting."""
    return session.scalar(select(Meeting.roll_id).where(Meeting.id == meeting_id))


def meeting_of(session: Session, meeting_id: str) -> MeetingInfo:
    """One meeting; NotFound where there is none."""
    row = session.get(Meeting, meeting_id)
    if row is None:
        raise NotFound("meeting")
    return _meeting(row)


_MEETING = Fixed(select(*Meeting.__table__.columns).where(Meeting.id == bindparam("asked_id")))


def meeting_at_once(connection: Connection, meeting_id: str) -> MeetingInfo:
    """The same as `meeting_of` by a fixed statement: for what a whole hall asks at the same moment."""
    row = _MEETING.first(connection, {"asked_id": meeting_id})
    if row is None:
        raise NotFound("meeting")
    return _meeting(row)


def access_meeting(session: Session, meeting_id: str, actor: Actor) -> MeetingInfo:
    """The meeting, for staff, gate and screen accounts and for a person on its roll; NotFound for anybody else."""
    info = meeting_of(session, meeting_id)
    if not admits(session, info, actor):
        raise NotFound("meeting")
    return info


def admits(session: Session, info: MeetingInfo, actor: Actor) -> bool:
    """Whether the actor has any business in the meeting."""
    if actor.kind == "person":
        return roster.on_roll(session, info.roll_id, actor.id)
    return actor.kind == "system" or bool(actor.roles & STAFF)


def meetings_of(session: Session, actor: Actor) -> list[MeetingInfo]:
    """The meetings that the actor may see: running ones first, then prepared, then ended; the newest first."""
    order = {"running": 0, "prepared": 1, "ended": 2}
    rows = session.scalars(select(Meeting).order_by(Meeting.created_at.desc(), Meeting.id))
    found = [info for info in map(_meeting, rows) if admits(session, info, actor)]
    return sorted(found, key=lambda info: order[info.state])


def term_meetings(session: Session, term_id: str) -> list[str]:
    """The ids of the term's meetings, without rehearsals."""
    query = select(Meeting.id).where(Meeting.term_id == term_id, Meeting.rehearsal.is_(False))
    return list(session.scalars(query))


def ended_before(session: Session, moment: datetime) -> list[str]:
    """The ids of the meetings that ended before `moment`."""
    query = select(Meeting.id).where(Meeting.state == "ended", Meeting.ended_at < moment)
    return list(session.scalars(query))


def current_meeting(session: Session, actor: Actor) -> MeetingInfo | None:
    """The meeting that a face of this actor should open: the running one (no rehearsal first), else a prepared one.

    Among several the one that was started, or else made, last.
    """
    found = [info for info in meetings_of(session, actor) if info.state != "ended"]
    running = [info for info in found if info.state == "running"]
    return max(
        running or found,
        key=lambda info: (not info.rehearsal, info.started_at or info.created_at),
        default=None,
    )


def sitting_of(session: Session, sitting_id: str) -> SittingInfo:
    """One sitting; NotFound where there is none."""
    row = session.get(Sitting, sitting_id)
    if row is None:
        raise NotFound("sitting")
    return _sitting(row)


def access_sitting(session: Session, sitting_id: str, actor: Actor) -> tuple[MeetingInfo, SittingInfo]:
    """The sitting with its meeting, for whoever may see that meeting; NotFound for anybody else."""
    sitting = sitting_of(session, sitting_id)
    return access_meeting(session, sitting.meeting_id, actor), sitting


def sittings_of(session: Session, meeting_id: str) -> list[SittingInfo]:
    """The sittings of a meeting in order."""
    rows = session.scalars(select(Sitting).where(Sitting.meeting_id == meeting_id).order_by(Sitting.number))
    return [_sitting(row) for row in rows]


def open_sitting(session: Session, meeting_id: str) -> SittingInfo | None:
    """The sitting that is open now."""
    row = session.scalar(select(Sitting).where(Sitting.meeting_id == meeting_id, Sitting.state == "open"))
    return None if row is None else _sitting(row)


def current_sitting(session: Session, meeting_id: str) -> SittingInfo | None:
    """The open sitting, else the next prepared one."""
    return pick_current(sittings_of(session, meeting_id))


def pick_current(sittings: list[SittingInfo]) -> SittingInfo | None:
    """Among a meeting's sittings in order: the open one, else the next prepared one."""
    now_open = [sitting for sitting in sittings if sitting.state == "open"]
    prepared = [sitting for sitting in sittings if sitting.state == "prepared"]
    return next(iter(now_open + prepared), None)


def agenda_of(session: Session, meeting_id: str) -> list[ItemInfo]:
    """The items of the agenda in reading order."""
    rows = {row.id: row for row in session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id))}
    order = reading_order([Node(row.id, row.parent_id, row.position) for row in rows.values()])
    return [_item(rows[placed.id]) for placed in order]


def item_of(session: Session, item_id: str) -> ItemInfo:
    """One agenda item; NotFound where there is none."""
    row = session.get(AgendaItem, item_id)
    if row is None:
        raise NotFound("agenda item")
    return _item(row)


def access_item(session: Session, item_id: str, actor: Actor) -> tuple[MeetingInfo, ItemInfo]:
    """The agenda item with its meeting, for whoever may see that meeting; NotFound for anybody else."""
    item = item_of(session, item_id)
    return access_meeting(session, item.meeting_id, actor), item


def stage_of(session: Session, meeting_id: str) -> StageInfo:
    """What the hall is looking at; before anything was put on the stage it waits."""
    return once(session, ("stage", meeting_id), lambda: _stage(session, meeting_id))


def _stage(session: Session, meeting_id: str) -> StageInfo:
    row = session.get(Stage, meeting_id)
    if row is None:
        return StageInfo("waiting", None, None, "", meeting_of(session, meeting_id).created_at)
    return StageInfo(row.face, row.item_id, row.poll_id, row.text, row.since)


def speakers_of(session: Session, meeting_id: str) -> list[FloorInfo]:
    """The requests that are speaking or waiting: the speaker first, then the queue in order."""
    roll_id = roll_of(session, meeting_id) or ""
    query = select(FloorRequest).where(
        FloorRequest.meeting_id == meeting_id, FloorRequest.state.in_(("waiting", "speaking"))
    )
    rows = sorted(session.scalars(query), key=lambda row: (row.state != "speaking", row.position))
    return [_floor(session, roll_id, row) for row in rows]


def floor_of(session: Session, request_id: str) -> FloorInfo:
    """One request for the floor, in whatever state; NotFound where there is none."""
    row = session.get(FloorRequest, request_id)
    if row is None:
        raise NotFound("request")
    return _floor(session, roll_of(session, row.meeting_id) or "", row)


def _meeting(row: Meeting) -> MeetingInfo:
    return MeetingInfo(
        id=row.id,
        term_id=row.term_id,
        roll_id=row.roll_id,
        kind=row.kind,
        number=row.number,
        title=row.title,
        place=row.place,
        state=row.state,
        rehearsal=row.rehearsal,
        members_n=row.members_n,
        created_at=row.created_at,
        started_at=row.started_at,
        ended_at=row.ended_at,
        settings=row.settings,
    )


def _sitting(row: Sitting) -> SittingInfo:
    return SittingInfo(
        id=row.id,
        meeting_id=row.meeting_id,
        number=row.number,
        title=row.title,
        place=row.place,
        planned_at=row.planned_at,
        state=row.state,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
    )


def _item(row: AgendaItem) -> ItemInfo:
    return ItemInfo(
        id=row.id,
        meeting_id=row.meeting_id,
        parent_id=row.parent_id,
        position=row.position,
        title=row.title,
        reporter=row.reporter,
        note=row.note,
        state=row.state,
        sitting_id=row.sitting_id,
    )


def _floor(session: Session, roll_id: str, row: FloorRequest) -> FloorInfo:
    who = roster.member(session, roll_id, row.person_id)
    return FloorInfo(
        id=row.id,
        meeting_id=row.meeting_id,
        sitting_id=row.sitting_id,
        item_id=row.item_id,
        person_id=row.person_id,
        name=who.name if who else "",
        delegation=who.delegation if who else "",
        seat=who.seat if who else None,
        reason=row.reason,
        state=row.state,
        position=row.position,
        asked_at=row.asked_at,
        started_at=row.started_at,
        limit_seconds=row.limit_seconds,
    )
