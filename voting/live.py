"""The live messages of the voting, and the slices of the hall's state that they carry."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from realtime.messages import Message


@dataclass(frozen=True, slots=True)
class PollLine:
    """A poll in the list of the meeting's polls; `revote_of` is the poll that it follows."""

    id: str
    item_id: str | None
    title: str
    state: str
    method: str
    revote_of: str | None
    box: str
    keys: str
    way: str


@dataclass(frozen=True, slots=True)
class RulesetSlice:
    """The rule-set of a poll, as people read it."""

    name: str
    version: str
    title: str
    source: str
    sentence: str


@dataclass(frozen=True, slots=True)
class PollSlice:
    """The poll that is running, or that the stage shows; `members_n` is N, known from the opening on.

    `way` is how it is held and `fallback` whether the chair changed that in the middle, see voting.rules.ways.
    `group` says whether only a group may answer and not everybody with a vote, and `electorate` what it is called: who
    belongs to it is told to each of them (`MyPart`) and to nobody else; `evaluation_id` is the evaluation that the poll
    is part of. `keys`, `check_seconds`, `check_ends_at` and `who_voted` are of sealed polls,
    see voting.tables.Poll. `merged` is why a list of appointments is voted on together, empty where it is not; `veiled`
    where the hall may not know yet who is to be appointed: title and paper say only that it is about appointments.
    """

    id: str
    item_id: str | None
    title: str
    state: str
    method: str
    paper: dict[str, Any]
    ruleset: RulesetSlice
    press: str
    box: str
    duration_seconds: int | None
    opened_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    shown_at: datetime | None
    live_tally: bool
    named_public: bool
    revote_of: str | None
    relation: str
    members_n: int | None
    electors_n: int | None
    void_reason: str
    keys: str
    check_seconds: int
    check_ends_at: datetime | None
    who_voted: bool
    electorate: str
    group: bool
    evaluation_id: str | None
    way: str
    fallback: str
    merged: str
    veiled: bool = False


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many of the electors are present and how many have cast their ballot."""

    poll_id: str
    cast: int
    present: int
    electors: int


@dataclass(frozen=True, slots=True)
class TallyOption:
    """The votes on one question so far."""

    id: str
    yes: int
    no: int
    abstain: int
    marks: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """The count so far, where the chair has it shown while the poll is open."""

    poll_id: str
    options: list[TallyOption]


@dataclass(frozen=True, slots=True)
class Pressed:
    """The seats from which a ballot has come."""

    poll_id: str
    seats: list[str]


@dataclass(frozen=True, slots=True)
class ResultSlice:
    """A result: outcome and counts as voting.rules writes them, the words to read out and the rule that decided.

    `ways`: how many votes came which way, null where all came by tablets; see voting.paper.counting.
    """

    poll_id: str
    outcome: dict[str, Any]
    counts: dict[str, Any]
    figures: dict[str, int]
    words: list[str]
    rule: str
    ways: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class MyBallotSlice:
    """A person's own ballot; `described` says each mark in words."""

    poll_id: str
    cast_at: datetime
    answer: dict[str, Any]
    presses: int
    described: list[str]


@dataclass(frozen=True, slots=True)
class MyPartSlice:
    """That a person belongs to the group that may answer this poll."""

    poll_id: str


@dataclass(frozen=True, slots=True)
class PollChanged(Message):
    """A poll was prepared, edited, opened, prolonged, closed, shown, hidden or voided, or the stage moved to another."""

    poll: PollSlice | None
    polls: list[PollLine]


@dataclass(frozen=True, slots=True)
class PollForStaff(Message):
    """To staff, after a PollChanged that veiled appointments (任免) from the hall: the same with their names."""

    poll: PollSlice | None
    polls: list[PollLine]


@dataclass(frozen=True, slots=True)
class ResultShown(Message):
    """The result that the whole hall may see; none where it was taken back."""

    result: ResultSlice | None


@dataclass(frozen=True, slots=True)
class ResultForStaff(Message):
    """The result as the chair and the secretariat have it from the closing on."""

    result: ResultSlice | None


@dataclass(frozen=True, slots=True)
class TurnoutNow(Message):
    """The turnout as it stands."""

    lasting: ClassVar[bool] = False
    turnout: Turnout | None


@dataclass(frozen=True, slots=True)
class TallyNow(Message):
    """The count so far, or none where it may not be seen."""

    lasting: ClassVar[bool] = False
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class PressedNow(Message):
    """Who has pressed, by seat."""

    lasting: ClassVar[bool] = False
    pressed: Pressed | None


@dataclass(frozen=True, slots=True)
class MyBallot(Message):
    """To a person's other devices: the ballot has been cast."""

    lasting: ClassVar[bool] = False
    my_ballot: MyBallotSlice | None


@dataclass(frozen=True, slots=True)
class MyPart(Message):
    """To the devices of one who belongs to the group that may answer the poll."""

    lasting: ClassVar[bool] = False
    my_part: MyPartSlice | None
