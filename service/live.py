"""The slices and live messages of notices and calls."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from realtime.messages import Message


@dataclass(frozen=True, slots=True)
class MyNoticeSlice:
    """A notice to one person; `reminded_at` only while it is not confirmed; `seen_at` null until 知道了 was touched."""

    id: str
    meeting_id: str
    text: str
    from_name: str
    at: datetime
    receipt: bool
    urgent: bool
    reminded_at: datetime | None
    seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class NoticeSlice:
    """A notice as the staff's list has it: `people_n` it was sent to, `seen_n` confirmed."""

    id: str
    text: str
    to: dict[str, Any]
    receipt: bool
    urgent: bool
    at: datetime
    by_name: str
    people_n: int
    seen_n: int
    reminded_at: datetime | None
    taken_back_at: datetime | None


@dataclass(frozen=True, slots=True)
class MyCallSlice:
    """A person's own call that goes on; `state` is open or taken."""

    id: str
    kind: str
    note: str
    state: str
    asked_at: datetime
    taken_by: str


@dataclass(frozen=True, slots=True)
class CallSlice:
    """A call that goes on, as those who serve see it; `taken_by` is a name, `taker` as in the journal."""

    id: str
    kind: str
    note: str
    person_id: str
    name: str
    delegation: str
    seat: str | None
    state: str
    asked_at: datetime
    taken_by: str
    taker: str
    taken_at: datetime | None


@dataclass(frozen=True, slots=True)
class MyNotices(Message):
    """To one person's devices: the notices to this person, the newest first."""

    lasting: ClassVar[bool] = False
    my_notices: tuple[MyNoticeSlice, ...]


@dataclass(frozen=True, slots=True)
class NoticesNow(Message):
    """To the staff: the notices of the meeting and how many have confirmed, the newest first."""

    lasting: ClassVar[bool] = False
    notices: tuple[NoticeSlice, ...]


@dataclass(frozen=True, slots=True)
class MyCalls(Message):
    """To one person's devices: the person's calls that go on."""

    lasting: ClassVar[bool] = False
    my_calls: tuple[MyCallSlice, ...]


@dataclass(frozen=True, slots=True)
class CallsChanged(Message):
    """To those who serve: all calls that go on, the oldest first."""

    lasting: ClassVar[bool] = False
    calls: tuple[CallSlice, ...]
