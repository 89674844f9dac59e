"""The live messages of 同屏 and the slices that they carry."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from documents.rules.following import Part
from realtime.messages import Message


@dataclass(frozen=True, slots=True)
class FollowSlice:
    """The page that the hall looks at together; it tells nobody what the document is who does not have it in the book.

    `turns` grows with each page that is shown: a leader's own turns are known by the number with which they were answered.
    """

    document_id: str
    version_id: str
    page: int
    turns: int
    leader_id: str
    leader: str
    since: datetime


@dataclass(frozen=True, slots=True)
class ScreenPageSlice:
    """The page as the big screen shows it, and which part; `width` and `height` of the whole in points."""

    document_id: str
    version_id: str
    page: int
    part: Part
    pages: int
    label: str
    title: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PointerSlice:
    """Where the one who leads points, in thousandths of the page from its upper left corner."""

    document_id: str
    page: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class FollowChanged(Message):
    """The page is another one, or another leads, or nobody does."""

    follow: FollowSlice | None


@dataclass(frozen=True, slots=True)
class ScreenPageChanged(Message):
    """For big screens and staff: the page on the big screen is another one, or none."""

    screen_page: ScreenPageSlice | None


@dataclass(frozen=True, slots=True)
class PointerNow(Message):
    """Where the pointer is now."""

    lasting: ClassVar[bool] = False
    pointer: PointerSlice | None
