"""What the records say of a meeting, as far as its minutes tell it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sat:
    """One sitting (一次全体会议): when, where, who presided, who came; names in the roll's order, of those with a vote.

    `present_names` is empty where they are too many to be listed; `guests` are those without a vote who came.
    """

    title: str
    place: str
    opened_at: datetime | None
    closed_at: datetime | None
    chairs: tuple[str, ...]
    expected: int
    present: int
    present_names: tuple[str, ...]
    leave: tuple[str, ...]
    absent: tuple[str, ...]
    guests: tuple[str, ...]
    quorum: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A vote or an evaluation (`deed`: 表决, 测评) that came to a result, how it was voted, and what was read out."""

    title: str
    deed: str
    way: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Discussed:
    """An item of the agenda; `called` where the hall came to it."""

    id: str
    depth: int
    label: str
    title: str
    reporter: str
    called: bool
    documents: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """The whole meeting; `loose` are decisions that hang on no item."""

    kind: str
    place: str
    sittings: tuple[Sat, ...]
    items: tuple[Discussed, ...]
    loose: tuple[Decision, ...] = ()
