"""Fetches meetings as the secretariat's pages show them: with sittings, agenda, speaking times."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from meeting import live, store
from meeting.rules.kinds import voting_role
from meeting.rules.records import MeetingInfo, SittingInfo, StageInfo, TermInfo
from meeting.rules.speaking import DEFAULTS, SpeakingRule, speaking_rule
from roster import store as roster


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list; `sitting` is the open one, else the next, `sittings` how many there are."""

    id: str
    term: TermInfo
    roll_id: str
    kind: str
    number: int
    title: str
    place: str
    state: str
    rehearsal: bool
    members_n: int | None
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    sitting: live.SittingSlice | None
    sittings: int


@dataclass(frozen=True, slots=True)
class SpeakingOut:
    """The speaking times in force, in seconds, and which of them were set for this meeting rather than by default."""

    rule: SpeakingRule
    defaults: SpeakingRule
    set_here: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeetingDetail:
    """A meeting with all that its overview shows."""

    meeting: MeetingLine
    sittings: tuple[live.SittingSlice, ...]
    agenda: tuple[live.AgendaEntry, ...]
    stage: StageInfo
    speakers: live.SpeakersSlice
    speaking: SpeakingOut
    voting_role: str


def meeting_lines(session: Session, actor: Actor) -> list[MeetingLine]:
    """The meetings that the actor may see, the running ones first."""
    terms = {term.id: TermInfo(term.id, term.number, term.title) for term in roster.terms(session)}
    return [
        _line(info, terms[info.term_id], store.sittings_of(session, info.id))
        for info in store.meetings_of(session, actor)
    ]


def meeting_detail(session: Session, info: MeetingInfo) -> MeetingDetail:
    """All about one meeting."""
    term = roster.term(session, info.term_id)
    sittings = store.sittings_of(session, info.id)
    return MeetingDetail(
        meeting=_line(info, TermInfo(term.id, term.number, term.title), sittings),
        sittings=tuple(filter(None, map(live.sitting_slice, sittings))),
        agenda=live.agenda_slice(store.agenda_of(session, info.id)),
        stage=store.stage_of(session, info.id),
        speakers=live.speakers_slice(store.speakers_of(session, info.id)),
        speaking=_speaking(info.kind, info.settings),
        voting_role=voting_role(info.kind),
    )


def _line(info: MeetingInfo, term: TermInfo, sittings: list[SittingInfo]) -> MeetingLine:
    return MeetingLine(
        id=info.id,
        term=term,
        roll_id=info.roll_id,
        kind=info.kind,
        number=info.number,
        title=info.title,
        place=info.place,
        state=info.state,
        rehearsal=info.rehearsal,
        members_n=info.members_n,
        created_at=info.created_at,
        started_at=info.started_at,
        ended_at=info.ended_at,
        sitting=live.sitting_slice(store.pick_current(sittings)),
        sittings=len(sittings),
    )


def _speaking(kind: str, settings: Mapping[str, Any]) -> SpeakingOut:
    own = settings.get("speaking", {})
    return SpeakingOut(
        rule=speaking_rule(kind, settings),
        defaults=DEFAULTS[kind],
        set_here=tuple(name for name in asdict(DEFAULTS[kind]) if name in own),
    )
