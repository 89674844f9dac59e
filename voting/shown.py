"""What the API shows of polls and results, built from the database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import Refused
from meeting.store import access_meeting
from roster.may import is_staff
from voting import store
from voting.live import PollSlice, ResultSlice, Turnout
from voting.live_store import poll_slice, result_slice, turnout, veiled
from voting.rules.methods import method_named
from voting.rules.paper import Paper
from voting.rules.paper_words import before_on_paper
from voting.rules.ruleset import RULESETS, Ruleset
from voting.rules.ways import is_counted
from voting.rules.wording import before_vote, ruleset_words
from voting.tables import Poll


@dataclass(frozen=True, slots=True)
class PollShown:
    """A poll with what the desk shows beside it; `rules` is its rule-set in full, `words` what the chair says first."""

    poll: PollSlice
    turnout: Turnout | None
    created_at: datetime
    voided_at: datetime | None
    rules: dict[str, Any]
    words: list[str]
    box_sha256: str | None


@dataclass(frozen=True, slots=True)
class NamedChoice:
    """One elector and what they chose; without `described` where nothing was cast."""

    name: str
    delegation: str
    seat: str | None
    cast: bool
    on_paper: bool
    answer: dict[str, Any] | None
    described: list[str]


@dataclass(frozen=True, slots=True)
class NamedResult:
    """A result with the named list, in the roll's order; `names` is empty where it is not for the one who asks."""

    poll: PollSlice
    turnout: Turnout | None
    result: ResultSlice | None
    names_visible: bool
    names: list[NamedChoice]


@dataclass(frozen=True, slots=True)
class RulesetShown:
    """A rule-set to choose from; `verdict` is its rule for grades, where it has one."""

    name: str
    version: str
    title: str
    source: str
    sentence: str
    methods: list[str]
    decides: str
    majority: dict[str, Any] | None
    participation: dict[str, Any] | None
    members: str
    verdict: dict[str, Any] | None


def shown(session: Session, poll: Poll, *, staff: bool) -> PollShown:
    """One poll; appointments not yet voted on say nothing to others than staff."""
    slice_ = poll_slice(poll) if staff else veiled(poll)
    assert slice_ is not None
    words = before_vote(Paper.from_data(slice_.paper), sealed=poll.box == "sealed")
    if is_counted(poll.way):
        words = before_on_paper(words, poll.way)
    return PollShown(slice_, turnout(session, poll), poll.created_at, poll.voided_at, poll.ruleset, words, poll.digest)


def shown_poll(session: Session, actor: Actor, poll_id: str) -> PollShown:
    """One poll for one who may know of it."""
    return shown(session, store.access_poll(session, actor, poll_id), staff=is_staff(actor))


def shown_polls(session: Session, actor: Actor, meeting_id: str) -> list[PollShown]:
    """The polls of a meeting in order."""
    access_meeting(session, meeting_id, actor)
    return [shown(session, poll, staff=is_staff(actor)) for poll in store.polls_of(session, meeting_id)]


def named_result(session: Session, actor: Actor, poll_id: str) -> NamedResult:
    """The result with who chose what: staff from the closing on, everybody once it is shown and if the poll says so.

    Who graded how in an evaluation is for nobody (背靠背).
    """
    poll = store.access_poll(session, actor, poll_id)
    staff = is_staff(actor)
    allowed = ("closed", "shown", "void") if staff else ("shown",)
    if poll.state not in allowed or poll.opened_at is None:
        raise Refused("poll.not_shown", "该结果尚未公布，请等候主持人公布")
    visible = poll.box == "open" and (staff or poll.named_public) and poll.evaluation_id is None
    slice_ = poll_slice(poll)
    assert slice_ is not None
    return NamedResult(
        slice_,
        turnout(session, poll),
        result_slice(session, poll, staff=staff),
        visible,
        named_choices(session, poll) if visible else [],
    )


def named_choices(session: Session, poll: Poll) -> list[NamedChoice]:
    """Every elector in the roll's order with what they chose."""
    paper = store.paper_of(poll)
    method = method_named(paper.method)
    box = {ballot.voter_id: ballot for ballot in store.ballots_of(session, poll.id)}
    choices = []
    for elector in store.electors_of(session, poll.id):
        ballot = box.get(elector.person_id)
        described = [] if ballot is None else method.describe(paper, method.read_answer(paper, ballot.answer))
        answer = None if ballot is None else ballot.answer
        choices.append(
            NamedChoice(
                elector.name, elector.delegation, elector.seat, ballot is not None, elector.on_paper, answer, described
            )
        )
    return choices


def shown_rulesets() -> list[RulesetShown]:
    """The rule-sets that a poll may be prepared with."""
    return [_shown_ruleset(rules) for rules in RULESETS.values()]


def _shown_ruleset(rules: Ruleset) -> RulesetShown:
    data = rules.to_data()
    return RulesetShown(
        name=rules.name,
        version=rules.version,
        title=rules.title,
        source=rules.source,
        sentence=ruleset_words(rules),
        methods=list(rules.methods),
        decides=rules.decides,
        majority=rules.majority.to_data() if rules.majority else None,
        participation=rules.participation.to_data() if rules.participation else None,
        members=str(data["members"]),
        verdict=rules.verdict.to_data() if rules.verdict else None,
    )
