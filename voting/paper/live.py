"""The live messages of votes on paper and by hands; no figure of a count is in them before it is agreed."""

from dataclasses import dataclass
from typing import ClassVar

from realtime.messages import Message


@dataclass(frozen=True, slots=True)
class PaperSlice:
    """How the count of a poll on paper or by hands stands.

    `people` vote otherwise than by tablet; `issued` 发出 and `collected` 收回 are null until they are known; `entered` of
    the two blind counts are in; `differs` while what differs between them is not settled; `agreed` once the figures are
    fixed; `hands` whether a count of hands is; `rechecked` whether void ballots were looked at again.
    """

    poll_id: str
    way: str
    fallback: str
    people: int
    issued: int | None
    collected: int | None
    round: int
    entered: int
    differs: bool
    agreed: bool
    hands: bool
    rechecked: bool


@dataclass(frozen=True, slots=True)
class MyWaySlice:
    """How one person votes in a poll where that is not by tablet: paper, hands, or stopped (the ballot lies in the box)."""

    poll_id: str
    own: str


@dataclass(frozen=True, slots=True)
class PaperChanged(Message):
    """People were put on paper, papers were handed out or came back, figures were entered or agreed."""

    paper: PaperSlice | None


@dataclass(frozen=True, slots=True)
class MyWay(Message):
    """To a person's devices: how this person votes in the poll."""

    lasting: ClassVar[bool] = False
    my_way: MyWaySlice | None
