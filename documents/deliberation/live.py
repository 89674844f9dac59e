"""The slice and the live message of the deliberation."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from realtime.messages import Message


@dataclass(frozen=True, slots=True)
class DeliberationSlice:
    """How many comments there are, and when one was entered, changed or removed last: what is newer is to be asked for."""

    count: int
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeliberationNow(Message):
    """To those who serve: comments have changed."""

    lasting: ClassVar[bool] = False
    deliberation: DeliberationSlice
