"""The live messages of sealed polls, and the slices of the hall's state that they carry."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from realtime.messages import Message


@dataclass(frozen=True, slots=True)
class Opener:
    """A holder of the box's key, and whether their part of the opening has come."""

    person_id: str
    number: int
    name: str
    opened: bool


@dataclass(frozen=True, slots=True)
class BoxSlice:
    """How a sealed box stands: `unchecked` came and are not verified yet, `ballots` are in the box.

    `head` is the hash of the archive's last event before the box closes, `head_code` and `hash_code` (of the election) are
    what people compare. `needed` of the `holders` open it; a key of the server alone has none.
    """

    poll_id: str
    group_id: str | None
    keys: str
    kind: str
    threshold: int
    holders: list[Opener]
    needed: int
    opened: int
    unchecked: int
    ballots: int
    head: str
    head_code: str
    hash_code: str
    tally_ready: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """A scrutineer in the ceremony; `done`: has given what the present step asks."""

    person_id: str
    number: int
    name: str
    done: bool


@dataclass(frozen=True, slots=True)
class KeysSlice:
    """A key ceremony of the meeting; `fingerprint` and its `code` are what all tablets and the big screen must show alike."""

    group_id: str
    kind: str
    threshold: int
    step: str
    holders: list[Holder]
    fingerprint: str
    code: str


@dataclass(frozen=True, slots=True)
class MySealedSlice:
    """A person's newest sealed ballot: received, checked or refused (`reason` is the fault's code); never what it holds."""

    poll_id: str
    tracker: str
    code: str
    state: str
    at: datetime
    presses: int
    reason: str


@dataclass(frozen=True, slots=True)
class BoxNow(Message):
    """The box as it stands."""

    lasting: ClassVar[bool] = False
    box: BoxSlice | None


@dataclass(frozen=True, slots=True)
class KeysChanged(Message):
    """The key ceremony went a step on."""

    keys: KeysSlice | None


@dataclass(frozen=True, slots=True)
class MySealed(Message):
    """To a person's devices: the ballot was received, verified or found faulty."""

    lasting: ClassVar[bool] = False
    my_sealed: MySealedSlice | None
