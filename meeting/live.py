"""The slices and live messages of meetings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from meeting.rules.agenda import Node, reading_order
from meeting.rules.records import FloorInfo, ItemInfo, MeetingInfo, SittingInfo, StageInfo, TermInfo
from realtime.messages import Message


@dataclass(frozen=True, slots=True)
class MeetingSlice:
    """The meeting as every face shows it."""

    id: str
    title: str
    kind: str
    number: int
    place: str
    state: str
    rehearsal: bool
    members_n: int | None
    term: TermInfo


@dataclass(frozen=True, slots=True)
class SittingSlice:
    """The open sitting, else the next prepared one."""

    id: str
    number: int
    title: str
    place: str
    planned_at: datetime | None
    state: str
    opened_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """An item of the agenda in reading order."""

    id: str
    parent_id: str | None
    depth: int
    label: str
    title: str
    reporter: str
    note: str
    state: str
    sitting_id: str | None


@dataclass(frozen=True, slots=True)
class SpeakerSlice:
    """Who has the floor, since when and for how long."""

    request_id: str
    person_id: str
    name: str
    delegation: str
    seat: str | None
    started_at: datetime | None
    limit_seconds: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class WaitingSlice:
    """Who waits for the floor."""

    request_id: str
    person_id: str
    name: str
    delegation: str
    seat: str | None
    reason: str
    asked_at: datetime


@dataclass(frozen=True, slots=True)
class SpeakersSlice:
    """The list of speakers in order."""

    current: SpeakerSlice | None
    queue: tuple[WaitingSlice, ...]


@dataclass(frozen=True, slots=True)
class FloorSlice:
    """One person's own request: `state` is waiting or speaking, `position` counts from 1, 0 while speaking."""

    request_id: str
    state: str
    position: int


@dataclass(frozen=True, slots=True)
class MeetingChanged(Message):
    """The meeting, or which sitting is on, has changed."""

    meeting: MeetingSlice
    sitting: SittingSlice | None


@dataclass(frozen=True, slots=True)
class AgendaChanged(Message):
    """The agenda has changed: its items, their order or how far the hall has come."""

    agenda: tuple[AgendaEntry, ...]


@dataclass(frozen=True, slots=True)
class StageMoved(Message):
    """The hall looks at something else."""

    stage: StageInfo


@dataclass(frozen=True, slots=True)
class SpeakersChanged(Message):
    """The list of speakers has changed."""

    speakers: SpeakersSlice


@dataclass(frozen=True, slots=True)
class MyFloor(Message):
    """For one person's devices: where their own request stands."""

    lasting: ClassVar[bool] = False
    my_floor: FloorSlice | None


def meeting_slice(meeting: MeetingInfo, term: TermInfo) -> MeetingSlice:
    """The slice `meeting`."""
    return MeetingSlice(
        id=meeting.id,
        title=meeting.title,
        kind=meeting.kind,
        number=meeting.number,
        place=meeting.place,
        state=meeting.state,
        rehearsal=meeting.rehearsal,
        members_n=meeting.members_n,
        term=term,
    )


def sitting_slice(sitting: SittingInfo | None) -> SittingSlice | None:
    """The slice `sitting`."""
    if sitting is None:
        return None
    return SittingSlice(
        id=sitting.id,
        number=sitting.number,
        title=sitting.title,
        place=sitting.place,
        planned_at=sitting.planned_at,
        state=sitting.state,
        opened_at=sitting.opened_at,
        closed_at=sitting.closed_at,
    )


def agenda_slice(items: Iterable[ItemInfo]) -> tuple[AgendaEntry, ...]:
    """The slice `agenda`: flat, in reading order."""
    by_id = {item.id: item for item in items}
    order = reading_order([Node(item.id, item.parent_id, item.position) for item in by_id.values()])
    return tuple(
        AgendaEntry(
            id=placed.id,
            parent_id=placed.parent_id,
            depth=placed.depth,
            label=placed.label,
            title=by_id[placed.id].title,
            reporter=by_id[placed.id].reporter,
            note=by_id[placed.id].note,
            state=by_id[placed.id].state,
            sitting_id=by_id[placed.id].sitting_id,
        )
        for placed in order
    )


def speakers_slice(requests: Sequence[FloorInfo]) -> SpeakersSlice:
    """The slice `speakers` of the requests that are waiting or speaking, in order."""
    speaking = next((request for request in requests if request.state == "speaking"), None)
    waiting = [request for request in requests if request.state == "waiting"]
    return SpeakersSlice(None if speaking is None else _speaker(speaking), tuple(map(_waiting, waiting)))


def floor_slice(requests: Sequence[FloorInfo], person_id: str) -> FloorSlice | None:
    """The slice `my_floor` of one person among the requests that are waiting or speaking, in order."""
    place = 0
    for request in requests:
        place += request.state == "waiting"
        if request.person_id == person_id:
            return FloorSlice(request.id, request.state, place if request.state == "waiting" else 0)
    return None


def _speaker(request: FloorInfo) -> SpeakerSlice:
    return SpeakerSlice(
        request_id=request.id,
        person_id=request.person_id,
        name=request.name,
        delegation=request.delegation,
        seat=request.seat,
        started_at=request.started_at,
        limit_seconds=request.limit_seconds,
        reason=request.reason,
    )


def _waiting(request: FloorInfo) -> WaitingSlice:
    return WaitingSlice(
        request_id=request.id,
        person_id=request.person_id,
        name=request.name,
        delegation=request.delegation,
        seat=request.seat,
        reason=request.reason,
        asked_at=request.asked_at,
    )
