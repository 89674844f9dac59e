"""What requests about papers and hands bring."""

from typing import Literal

from pydantic import Field

from core.web.views import Body
from voting.paper.actions.settle_count import Choice
from voting.rules.counts import MAX_LINES, OptionCount
from voting.rules.paper_figures import VOID_REASONS, PaperFigures

MOST = 1_000_000
"""More ballots than any hall has."""


class WayIn(Body):
    """How a poll is held; `people` (ids) vote on paper where only some do."""

    way: Literal["tablets", "paper", "mixed", "hands"]
    people: list[str] = Field(default_factory=list, max_length=5000)


class PeopleIn(Body):
    """Who votes on paper, by ids."""

    people: list[str] = Field(max_length=5000)


class IssuedIn(Body):
    """发出: how many papers were handed out."""

    issued: int = Field(ge=0, le=MOST)


class CollectedIn(Body):
    """收回: how many papers came back; `confirmed` where they are more than were handed out, which voids the vote."""

    collected: int = Field(ge=0, le=MOST)
    confirmed: bool = False


class LineIn(Body):
    """One line's figures: votes, or other marks with their counts; a written-in name has the id "+name"."""

    id: str = Field(min_length=1, max_length=100)
    yes: int = Field(default=0, ge=0, le=MOST)
    no: int = Field(default=0, ge=0, le=MOST)
    abstain: int = Field(default=0, ge=0, le=MOST)
    marks: list[tuple[str, int]] = Field(default_factory=list, max_length=300)

    def count(self) -> OptionCount:
        """The count of the rules."""
        data = self.model_dump() | {"marks": [list(pair) for pair in self.marks]}
        return OptionCount.from_data(data)


class FiguresIn(Body):
    """Counted papers: of those collected `valid` count, `blank` of these choose nothing, `void` by reason do not count."""

    valid: int = Field(ge=0, le=MOST)
    blank: int = Field(default=0, ge=0, le=MOST)
    void: list[tuple[str, int]] = Field(default_factory=list, max_length=len(VOID_REASONS))
    options: list[LineIn] = Field(max_length=MAX_LINES)

    def figures(self) -> PaperFigures:
        """The figures of the rules, their shape checked."""
        options = [line.count().to_data() for line in self.options]
        void = [list(pair) for pair in self.void]
        return PaperFigures.from_data({"valid": self.valid, "blank": self.blank, "void": void, "options": options})


class EntryIn(Body):
    """One of the two blind entries."""

    place: Literal["first", "second"]
    figures: FiguresIn


class ChoiceIn(Body):
    """What a figure on which the two differ is, and how that was found."""

    key: str = Field(max_length=200)
    value: int = Field(ge=0, le=MOST)
    why: str = Field(max_length=300)


class SettleIn(Body):
    """All differences settled."""

    choices: list[ChoiceIn] = Field(max_length=MAX_LINES)

    def settled(self) -> list[Choice]:
        """The choices of the action."""
        return [Choice(one.key, one.value, one.why) for one in self.choices]


class RecheckIn(Body):
    """Void ballots that the chief scrutineer finds valid, with what they say; `chief` where somebody else records it."""

    restored: FiguresIn
    chief: str = Field(default="", max_length=100)


class ReasonIn(Body):
    """Why."""

    reason: str = Field(max_length=300)


class HandsIn(Body):
    """Hands counted, `people` who took part (by default as many as on the fullest line), and two who saw it."""

    counts: list[LineIn] = Field(max_length=MAX_LINES)
    witnesses: list[str] = Field(max_length=2)
    people: int | None = Field(default=None, ge=0, le=MOST)
    reason: str = Field(default="", max_length=300)


class FallBackIn(Body):
    """How the vote goes on, and whether the ballots that lie in the tablets' box count."""

    to: Literal["paper", "hands"]
    box: Literal["keep", "void"]
    reason: str = Field(max_length=300)


class BallotsQuery(Body):
    """Papers to print: tint, how many to a page, the first number, how many (0: as many as vote on paper)."""

    colour: Literal["white", "pink", "yellow", "green"] = "white"
    tint: Literal["print", "paper"] = "print"
    per_page: Literal["", "1", "2", "4"] = ""
    first: str = Field(default="1", pattern=r"^[0-9]{1,6}$")
    count: str = Field(default="0", pattern=r"^[0-9]{1,5}$")
