"""What the rules and the live messages know of a meeting: plain frozen records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class TermInfo:
    """The term (届) that a meeting belongs to."""

    id: str
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class MeetingInfo:
    """A meeting; `members_n` is N, all members in office, frozen when it started; None before."""

    id: str
    term_id: str
    roll_id: str
    kind: str
    number: int
    title: str
    place: str
    state: str
    rehearsal: bool
    members_n: int | None
    created_at: datetime
    started_at: datetime | None = None
    ended_at: datetime | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SittingInfo:
    """A sitting (一次全体会议) of a meeting; `state` is prepared, open or closed."""

    id: str
    meeting_id: str
    number: int
    title: str
    place: str
    planned_at: datetime | None
    state: str
    opened_at: datetime | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ItemInfo:
    """An item of the agenda; `position` counts brothers from 0; `state` is waiting, current or done."""

    id: str
    meeting_id: str
    parent_id: str | None
    position: int
    title: str
    reporter: str = ""
    note: str = ""
    state: str = "waiting"
    sitting_id: str | None = None


@dataclass(frozen=True, slots=True)
class StageInfo:
    """The one thing the hall is looking at since `since`; the slice `stage` as it stands."""

    face: str
    item_id: str | None
    poll_id: str | None
    text: str
    since: datetime


@dataclass(frozen=True, slots=True)
class FloorInfo:
    """A request for the floor with the name, delegation and seat of who asks; `state` is waiting or speaking here."""

    id: str
    meeting_id: str
    sitting_id: str
    item_id: str | None
    person_id: str
    name: str
    delegation: str
    seat: str | None
    reason: str
    state: str
    position: int
    asked_at: datetime
    started_at: datetime | None = None
    limit_seconds: int | None = None
