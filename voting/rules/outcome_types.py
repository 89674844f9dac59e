"""An outcome: what a vote decided, with the rule-set and the figures that decided it, in a plain JSON form."""

from dataclasses import asdict, dataclass
from typing import Literal

from voting.rules.counts import LONGEST_ID, MAX_LINES, read_marks
from voting.rules.majority import Figures
from voting.rules.reading import read_boolean, read_integer, read_list, read_object, read_text, read_word
from voting.rules.ruleset_types import Ruleset

State = Literal["passed", "not_passed", "selected", "not_selected", "tied", "below_majority", "graded"]
STATES: tuple[State, ...] = ("passed", "not_passed", "selected", "not_selected", "tied", "below_majority", "graded")
Next = Literal["done", "revote", "rest_or_accept", "redo"]
CODE = "outcome.wrong_shape"
TOO_FEW_TOOK_PART = "outcome.too_few_took_part"
_LINE_NUMBERS = ("number", "yes", "no", "abstain", "not_pressed", "rank")
_LINE_REST = ("marks", "verdict", "score", "title")
_FLAGS = ("valid", "accepted_fewer")
_NUMBERS = ("needed", "base", "blank", "seats_left", "shortfall")
_MAYBE_NUMBERS = ("participation_needed", "seats", "cutoff")


@dataclass(frozen=True)
class Line:
    """One question's part of an outcome, votes in ballots.

    `not_pressed` people were present and said nothing here (0 where options are chosen); `rank` is the place by votes,
    equal votes sharing it (1, 2, 2, 4), or 0 where each line stands by itself; `number` is 0 for a motion. `marks` counts
    grades or ranks; `verdict` is what a rule makes of them, in words; `score` is a line's score in hundredths, None
    where there is none; `title` is the name of a line that is not on the paper (another person, written in).
    """

    id: str
    number: int
    yes: int
    no: int
    abstain: int
    not_pressed: int
    rank: int
    state: State
    marks: tuple[tuple[str, int], ...] = ()
    verdict: str = ""
    score: int | None = None
    title: str = ""

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return asdict(self) | {"marks": [list(pair) for pair in self.marks]}

    @classmethod
    def from_data(cls, data: object) -> "Line":
        """The line of its JSON form; refuses anything else."""
        fields = read_object(data, CODE, ("id", "state", *_LINE_NUMBERS, *_LINE_REST), where="line")
        return cls(
            id=read_text(fields["id"], CODE, "id", limit=LONGEST_ID),
            marks=read_marks(fields["marks"], CODE),
            verdict=read_text(fields["verdict"], CODE, "verdict", limit=100),
            score=None if fields["score"] is None else read_integer(fields["score"], CODE, "score"),
            title=read_text(fields["title"], CODE, "title", limit=100),
            state=read_word(fields["state"], STATES, CODE, "state"),
            **{name: read_integer(fields[name], CODE, name) for name in _LINE_NUMBERS},
        )


@dataclass(frozen=True)
class Outcome:
    """What was decided.

    `lines` are in the paper's order ("each") or by votes ("most"); `needed` is the least number of votes that passes,
    of a base of `base`; `valid` is False, with a code as `reason`, where the second test failed: the vote is redone.
    For "most": `seats` K, `cutoff` the votes of the K-th, `tied` those who share the last `seats_left` seats,
    `shortfall` how many of K no majority was found for, `accepted_fewer` whether the chair left it at that.
    """

    method: str
    ruleset: Ruleset
    figures: Figures
    lines: tuple[Line, ...]
    needed: int
    base: int
    blank: int = 0
    valid: bool = True
    reason: str = ""
    participation_needed: int | None = None
    seats: int | None = None
    cutoff: int | None = None
    tied: tuple[str, ...] = ()
    seats_left: int = 0
    shortfall: int = 0
    accepted_fewer: bool = False

    @property
    def passed(self) -> bool:
        """Whether every question passed; for a motion: whether it did."""
        return self.valid and all(line.state == "passed" for line in self.lines)

    @property
    def selected(self) -> tuple[str, ...]:
        """The ids that passed or were selected, in the order of `lines`."""
        return tuple(line.id for line in self.lines if line.state in ("selected", "passed"))

    @property
    def next_step(self) -> Next:
        """What the chair does next: nothing, a vote among the tied, a choice about the rest, or the vote again."""
        if not self.valid:
            return "redo"
        if self.tied:
            return "revote"
        return "rest_or_accept" if self.shortfall and not self.accepted_fewer else "done"

    @property
    def summary(self) -> dict[str, object]:
        """The key facts, as plain JSON, for lists and screens."""
        return {
            "ruleset": {"name": self.ruleset.name, "version": self.ruleset.version, "title": self.ruleset.title},
            "figures": self.figures.to_data(),
            "blank": self.blank,
            "needed": self.needed,
            "valid": self.valid,
            "reason": self.reason,
            "passed": self.passed if self.ruleset.decides == "each" else None,
            "selected": list(self.selected),
            "seats": self.seats,
            "cutoff": self.cutoff,
            "tied": list(self.tied),
            "seats_left": self.seats_left,
            "shortfall": self.shortfall,
            "next_step": self.next_step,
        }

    def line(self, option_id: str) -> Line | None:
        """The line of that id, or None."""
        return next((line for line in self.lines if line.id == option_id), None)

    def to_data(self) -> dict[str, object]:
        """The plain JSON form, complete."""
        plain = ("method", "reason", *_FLAGS, *_NUMBERS, *_MAYBE_NUMBERS)
        return {name: getattr(self, name) for name in plain} | {
            "ruleset": self.ruleset.to_data(),
            "figures": self.figures.to_data(),
            "lines": [line.to_data() for line in self.lines],
            "tied": list(self.tied),
        }

    @classmethod
    def from_data(cls, data: object) -> "Outcome":
        """The outcome of its JSON form; refuses anything else with `outcome.wrong_shape`."""
        names = ("method", "reason", "ruleset", "figures", "lines", "tied", *_FLAGS, *_NUMBERS, *_MAYBE_NUMBERS)
        fields = read_object(data, CODE, names, where="outcome")
        tied = read_list(fields["tied"], CODE, "tied", limit=1000)
        flags = {name: read_boolean(fields[name], CODE, name) for name in _FLAGS}
        numbers = {name: read_integer(fields[name], CODE, name) for name in _NUMBERS}
        return cls(
            method=read_text(fields["method"], CODE, "method", limit=40),
            reason=read_text(fields["reason"], CODE, "reason", limit=40),
            ruleset=Ruleset.from_data(fields["ruleset"]),
            figures=Figures.from_data(fields["figures"]),
            lines=tuple(Line.from_data(line) for line in read_list(fields["lines"], CODE, "lines", limit=MAX_LINES)),
            tied=tuple(read_text(i, CODE, "tied", limit=LONGEST_ID) for i in tied),
            valid=flags["valid"],
            accepted_fewer=flags["accepted_fewer"],
            needed=numbers["needed"],
            base=numbers["base"],
            blank=numbers["blank"],
            seats_left=numbers["seats_left"],
            shortfall=numbers["shortfall"],
            participation_needed=_maybe(fields, "participation_needed"),
            seats=_maybe(fields, "seats"),
            cutoff=_maybe(fields, "cutoff"),
        )


def _maybe(fields: dict[str, object], name: str) -> int | None:
    return None if fields[name] is None else read_integer(fields[name], CODE, name)
