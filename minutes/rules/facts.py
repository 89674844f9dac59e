"""What the records say of a meeting, as far as its minutes tell it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sat:
    """One sitting (一次全体会议): when, where, who presided, who came; names in the roll's order, of those with a vote.

    `present_names` is empty where they are too many to be listed; `guests` are those without a vote who came.
    """

    number: int
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
    """A vote or an evaluation that came to a result: its title, how it was held, and the sentences that were read out."""

    title: str
    way: str
    words: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class Discussed:
    """An item of the agenda; `called_at` is None for one that the hall never came to."""

    id: str
    depth: int
    label: str
    title: str
    reporter: str
    called_at: datetime | None
    documents: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """The whole meeting; `loose` are decisions that hang on no item."""

    title: str
    kind: str
    place: str
    members_n: int | None
    started_at: datetime | None
    ended_at: datetime | None
    sittings: tuple[Sat, ...]
    items: tuple[Discussed, ...]
    loose: tuple[Decision, ...] = ()
    rehearsal: bool = False
