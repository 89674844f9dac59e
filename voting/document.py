"""The result of a poll as a document: the published JSON, from which the PDF and the workbook are made."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from voting.rules.outcome_types import State
from voting.rules.paper_types import Deed
from voting.rules.ruleset_types import Decides

Method = Literal["motion", "choose", "per_item", "grade", "elect", "rank"]
FORMAT = "congress-hall/result/1"


class Part(BaseModel):
    """A part of the document; nothing may be added to it unseen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class MeetingPart(Part):
    """The session."""

    id: str
    title: str
    kind: str = Field(description="plenary, standing, chairpersons or presidium")
    number: int
    rehearsal: bool
    term: str = Field(description="the term (届)")
    sitting: str | None = Field(description="the sitting in which the poll was held")
    item: str | None = Field(description="the item of the agenda")


class PollPart(Part):
    """The poll; times in UTC."""

    id: str
    title: str
    state: Literal["closed", "shown", "void"]
    box: Literal["open", "sealed"] = Field(description="open: named ballots (记名); sealed: secret ones (无记名)")
    press: Literal["first", "last"] = Field(description="which press of a voter counts")
    duration_seconds: int | None = Field(description="null: until the chair ended it")
    opened_at: datetime
    closed_at: datetime
    shown_at: datetime | None
    voided_at: datetime | None
    void_reason: str
    relation: Literal["", "tied", "rest", "again"] = Field(description="how it follows the poll `revote_of`")
    revote_of: str | None
    way: Literal["tablets", "paper", "mixed", "hands"] = Field(description="how it was held, in the end")
    fallback: Literal["", "keep", "void"] = Field(
        description="whether that was changed in the middle of the vote, and whether the tablets' ballots counted"
    )
    merged: str = Field(description="why appointments were voted on together (合并表决), empty where they were not")


class OptionPart(Part):
    """One line of the paper."""

    id: str
    number: int
    title: str
    unit: str
    investment: str
    description: str
    due: str
    picture: str
    person: str
    subject: str
    report: Literal["", "oral", "written"]
    deed: Deed = Field(description="of an appointment or removal (任免), with `name` and `post`")
    name: str
    post: str


class GradePart(Part):
    """One word of a scale; `points` is what it is worth in a score."""

    id: str
    title: str
    points: int


class ScalePart(Part):
    """A grade scale, best first."""

    id: str
    title: str
    grades: list[GradePart]


class DimensionPart(Part):
    """What was graded of every subject, by which scale."""

    id: str
    title: str
    scale: str


class PaperPart(Part):
    """The paper as it was frozen at the opening."""

    method: Method
    title: str
    options: list[OptionPart]
    choose: int | None = Field(description="K: at most so many may be chosen, elected or ranked")
    scales: list[ScalePart] = Field(description="of papers that are graded")
    dimensions: list[DimensionPart]
    write_ins: bool = Field(description="whether other persons could be written in (另选他人)")
    winners: int | None = Field(description="how many of the ranked are selected; null: `choose`")


class MajorityPart(Part):
    """A share num/den of a base: more than it (strict) or at least it."""

    base: Literal["all", "present", "cast", "valid"]
    num: int
    den: int
    strict: bool


class SharePart(Part):
    """A share num/den of a base: more than it (strict) or at least it; graded: ballots that graded the line."""

    base: Literal["all", "present", "cast", "valid", "graded"]
    num: int
    den: int
    strict: bool


class ClausePart(Part):
    """Where that share gave one of the `grades` best or worst grades, the verdict is this, and `follow` must follow."""

    of: Literal["best", "worst"]
    grades: int
    at_least: SharePart
    verdict: str
    follow: str


class VerdictPart(Part):
    """The verdict rule of grades: the first clause that holds decides."""

    clauses: list[ClausePart]
    otherwise: str
    follow: str


class RulesetPart(Part):
    """The rule-set that decided, as it was frozen at the opening."""

    name: str
    version: str
    title: str
    source: str
    sentence: str
    decides: Decides
    methods: list[str]
    majority: MajorityPart | None
    participation: MajorityPart | None
    revote: str
    members: str
    person: str
    verdict: VerdictPart | None = Field(default=None, description="of grades")


class FiguresPart(Part):
    """People and ballots; `not_cast`: present at the closing without a ballot (未按表决器)."""

    n: int = Field(description="all members in office, frozen for the meeting")
    electors: int = Field(description="those with a vote on the roll when the poll opened")
    present: int = Field(description="electors signed in when the poll closed")
    cast: int
    valid: int
    blank: int
    not_cast: int


class MergePart(Part):
    """Written-in names that the scrutineers found to be one person's: their votes count for `into`."""

    names: list[str]
    into: str
    reason: str
    made_by: str
    made_at: datetime


class TabletsPart(Part):
    """What came by tablets."""

    cast: int
    valid: int


class PapersPart(Part):
    """What came on paper: 发出, 收回, 有效, 废票 by reason; how many figures were settled and how often voids re-checked."""

    issued: int
    collected: int
    valid: int
    void: list[tuple[str, int]]
    settled: int
    rechecked: int


class HandsPart(Part):
    """What was counted by hands, and who saw it."""

    people: int
    witnesses: list[str]
    reason: str


class WaysPart(Part):
    """How many votes came which way; null where none came so."""

    way: Literal["paper", "mixed", "hands"]
    fallback: Literal["", "keep", "void"]
    reason: str = Field(description="why the way was changed in the middle of the vote")
    tablets: TabletsPart | None
    paper: PapersPart | None
    hands: HandsPart | None


class LinePart(Part):
    """One question's votes and what became of it; `rank` is 0 where each line stands by itself.

    `marks` are counts of grades or ranks as [mark, count]; `score` is in hundredths. In an election the mark "unmarked"
    says how many of `abstain` said nothing on the candidate, "not_yes" how many ballots are not for a candidate where the
    box does not tell 反对 from 弃权; lines of written-in names have ids that begin with "+".
    """

    id: str
    number: int
    title: str
    yes: int
    no: int
    abstain: int
    not_pressed: int
    rank: int
    state: State
    marks: list[tuple[str, int]]
    verdict: str
    score: int | None


class OutcomePart(Part):
    """What was decided; `lines` are ranked by votes where K are selected."""

    valid: bool
    reason: str
    passed: bool | None = Field(description="null where options are selected")
    needed: int = Field(description="the least number of votes that passes")
    base: int
    seats: int | None
    cutoff: int | None = Field(description="votes of the last of the K")
    selected: list[str]
    tied: list[str]
    seats_left: int
    shortfall: int
    accepted_fewer: bool
    next_step: Literal["done", "revote", "rest_or_accept", "redo"]
    lines: list[LinePart]


class VotePart(Part):
    """One elector as frozen at the opening; `answer` is null where nothing was cast."""

    name: str
    delegation: str
    seat: str | None
    on_paper: bool = Field(description="voted on paper or by hand, of which nothing is known by name")
    answer: dict[str, Any] | None
    described: list[str]


class DelegationPart(Part):
    """The votes of one delegation: `options` holds [yes, no, abstain] by line, `marks` other marks with their counts."""

    name: str
    electors: int
    cast: int
    options: dict[str, list[int]]
    marks: dict[str, list[tuple[str, int]]]


class BoardPart(Part):
    """One ballot of a sealed box by its codes; not `counted` where a later one of the same credential replaced it."""

    code: str
    tracker: str
    credential: str
    counted: bool


class SealedPart(Part):
    """How a sealed box was kept, closed and opened; nothing in it tells who or what."""

    uuid: str = Field(description="of the election; the box is UUID.bel")
    election_hash: str = Field(description="SHA-256 of the election, Base64 without padding")
    election_code: str
    head: str = Field(description="hash of the last event before the closing, announced then; hex")
    head_code: str
    ballots: int = Field(description="verified ballots in the box")
    replaced: int = Field(description="those of them that a later one of the same credential replaced")
    cast: int
    keys: Literal["server", "scrutineers"]
    kind: Literal["server", "all", "threshold"]
    needed: int = Field(description="how many of the holders open the box; 0 under the server's key")
    holders: list[str]
    openers: list[str]
    test_ballots: int
    board: list[BoardPart] = Field(description="sorted by code")


class ResultDocument(Part):
    """The result of one poll."""

    format: Literal["congress-hall/result/1"]
    meeting: MeetingPart
    poll: PollPart
    paper: PaperPart
    ruleset: RulesetPart
    figures: FiguresPart
    merges: list[MergePart] = Field(description="of names that were written in, in their order")
    ways: WaysPart | None = Field(description="null where all came by tablets")
    outcome: OutcomePart | None = Field(description="null where the poll was voided before it was counted")
    words: list[str] = Field(description="the words to read out")
    rule: str = Field(description="the rule that decided, with the votes it asked for")
    box_sha256: str | None = Field(description="of a sealed box: its head")
    sealed: SealedPart | None = Field(description="null for a named poll")
    delegations: list[DelegationPart] = Field(description="empty for a sealed poll, as are the votes")
    votes: list[VotePart]


def result_schema() -> dict[str, Any]:
    """The JSON Schema of the document."""
    schema = ResultDocument.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": FORMAT, **schema}
