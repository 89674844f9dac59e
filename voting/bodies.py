"""What requests about polls bring: the models that validate them and describe them in the OpenAPI document."""

from typing import Any, Literal

from pydantic import Field

from core.ids import new_id
from core.web.views import Body
from voting.actions.create_poll import CHECK_SECONDS, PollDraft
from voting.rules.appointments import sentence_of
from voting.rules.electorate import Electorate
from voting.rules.majority import Majority
from voting.rules.paper import Paper
from voting.rules.paper_types import Deed
from voting.rules.ruleset import Ruleset, ruleset_named
from voting.rules.scales import MAX_DIMENSIONS, MAX_GRADES, MAX_SCALES

LONGEST = 6 * 3600
"""The longest countdown, in seconds."""


class OptionIn(Body):
    """An option as it is prepared; without an `id` it is a new one, without a `number` it takes its place in the list.

    `picture` may come back as it was given and changes nothing: pictures have an address of their own. With a `deed` the
    title is made of it, the name and the post.
    """

    id: str | None = None
    number: int | None = None
    title: str
    unit: str = ""
    investment: str = ""
    description: str = ""
    due: str = ""
    picture: str = ""
    person: str = ""
    subject: str = ""
    report: Literal["", "oral", "written"] = ""
    deed: Deed = ""
    name: str = Field(default="", max_length=100)
    post: str = Field(default="", max_length=200)


class GradeIn(Body):
    """A word of a scale; `points` is what it is worth in a score."""

    id: str
    title: str
    points: int = Field(default=0, ge=0, le=100)


class ScaleIn(Body):
    """A grade scale, from the best to the worst."""

    id: str
    title: str
    grades: list[GradeIn] = Field(max_length=MAX_GRADES)


class DimensionIn(Body):
    """What is graded of every subject, by the scale of that id."""

    id: str
    title: str
    scale: str


class ElectorateIn(Body):
    """Who may answer: everybody with a vote where nothing is given, else a group of its own; see rules.electorate."""

    name: str = Field(default="", max_length=60)
    roles: list[str] = Field(default_factory=list, max_length=20)
    delegations: list[str] = Field(default_factory=list, max_length=500)
    people: list[str] = Field(default_factory=list, max_length=5000)
    without: list[str] = Field(default_factory=list, max_length=5000)

    def electorate(self) -> Electorate:
        """The electorate of the rules."""
        return Electorate.from_data(self.model_dump())


class PaperIn(Body):
    """A paper: `method` names how it is asked; see rules.paper_types.Paper for what each needs."""

    method: str
    title: str
    options: list[OptionIn] = Field(default_factory=list, max_length=1000)
    choose: int | None = None
    scales: list[ScaleIn] = Field(default_factory=list, max_length=MAX_SCALES)
    dimensions: list[DimensionIn] = Field(default_factory=list, max_length=MAX_DIMENSIONS)
    write_ins: bool = False
    winners: int | None = None

    def paper(self) -> Paper:
        """The paper, its options with ids and numbers."""
        options = [
            option.model_dump()
            | {"id": option.id or new_id(), "number": option.number or place}
            | (
                {"title": sentence_of(option.deed, option.name, option.post)}
                if option.deed not in ("", "merged")
                else {}
            )
            for place, option in enumerate(self.options, start=1)
        ]
        return Paper.from_data(self.model_dump() | {"options": options})


class MajorityIn(Body):
    """A share num/den of a base, more than it (strict) or at least it."""

    base: Literal["all", "present", "cast", "valid"]
    num: int
    den: int
    strict: bool = True

    def majority(self) -> Majority:
        """The majority, checked."""
        return Majority.from_data(self.model_dump())


class OwnRulesIn(Body):
    """What the session's own 办法 sets instead; `source` names it."""

    majority: MajorityIn | None = None
    participation: MajorityIn | None = None
    source: str = Field(max_length=300)


class PollIn(Body):
    """A poll as it is prepared; `duration_seconds` null: until the chair ends it.

    `box` sealed makes it secret: `keys` says who holds the key to the box, `check_seconds` how long deputies compare their
    codes before it closes, `who_voted` whether the operator may see who has voted (never what). Without an
    `electorate` it is everybody with a vote, or whoever it was before.
    """

    paper: PaperIn
    ruleset: str
    own: OwnRulesIn | None = None
    item_id: str | None = None
    press: Literal["first", "last"] = "first"
    duration_seconds: int | None = Field(default=None, ge=5, le=LONGEST)
    live_tally: bool = False
    named_public: bool = True
    box: Literal["open", "sealed"] = "open"
    keys: Literal["", "server", "scrutineers"] = ""
    check_seconds: int = Field(default=CHECK_SECONDS, ge=0, le=3600)
    who_voted: bool = False
    electorate: ElectorateIn | None = None

    def draft(self) -> PollDraft:
        """The draft for the actions."""
        return PollDraft(
            paper=self.paper.paper(),
            ruleset=self._rules(),
            item_id=self.item_id,
            press=self.press,
            duration_seconds=self.duration_seconds,
            live_tally=self.live_tally,
            named_public=self.named_public,
            box=self.box,
            keys=self.keys,
            check_seconds=self.check_seconds,
            who_voted=self.who_voted,
            electorate=None if self.electorate is None else self.electorate.electorate(),
        )

    def _rules(self) -> Ruleset:
        rules, own = ruleset_named(self.ruleset), self.own
        if own is None:
            return rules
        majority = own.majority.majority() if own.majority else None
        participation = own.participation.majority() if own.participation else None
        return rules.configured(majority, participation, own.source)


class BallotIn(Body):
    """A ballot: `gesture` is an id of the device's own making, the same when it sends the same press again."""

    answer: dict[str, Any]
    gesture: str = Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9_-]+$")


class ExtendIn(Body):
    """How much longer, in seconds; null leaves the end to the chair."""

    seconds: int | None = Field(ge=1, le=LONGEST)


class VoidIn(Body):
    """Why a poll is void."""

    reason: str = Field(max_length=300)


class AgainIn(Body):
    """Which options are left out of the vote that is prepared again: nominations that were withdrawn."""

    without: list[str] = Field(default_factory=list, max_length=200)


class RestIn(Body):
    """Which written-in names (ids of lines, "+name") are candidates of the next round as well."""

    written: list[str] = Field(default_factory=list, max_length=200)


class LiveTallyIn(Body):
    """Whether the count is shown while the poll is open."""

    on: bool
