"""Terms and rolls: their figures, N, and the files to fill in."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from core.actor import Actor
from core.db import change, reading
from core.web.media import XLSX
from core.web.views import Body, Download
from roster import may, store
from roster.actions.create_term import create_term
from roster.actions.set_members_n import set_members_n
from roster.api.views import views
from roster.badge_store import valid_badges
from roster.reports.lists import roll_xlsx, template_xlsx
from roster.store import TermInfo


class NewTerm(Body):
    """A term (届) to be begun."""

    number: int = Field(ge=1, le=99)
    title: str = Field(min_length=1, max_length=100)
    starts_on: date
    ends_on: date


class MembersN(Body):
    """N, all members in office; null counts those with a vote."""

    members_n: Annotated[int, Field(ge=1, le=5000)] | None


@dataclass(frozen=True)
class DelegationOut:
    """A delegation with how many of it are on the roll and how many of them vote."""

    id: str
    name: str
    people: int
    voters: int


@dataclass(frozen=True)
class RollOut:
    """A roll in figures; `members_n` is N, `members_n_set` whether somebody set it or it counts the voters."""

    id: str
    title: str
    kind: str
    term: TermInfo
    frozen_at: datetime | None
    members_n: int
    members_n_set: bool
    people: int
    voters: int
    badges: int
    delegations: list[DelegationOut]


@views.get("/terms", who=may.chair, returns=list[TermInfo])
def list_terms(actor: Actor) -> list[TermInfo]:
    """All terms, the latest first."""
    with reading() as session:
        return store.terms(session)


@views.post("/terms", who=may.secretariat, body=NewTerm, returns=TermInfo)
def make_term(actor: Actor, body: NewTerm) -> TermInfo:
    """Begin a term."""
    with change(actor) as tx:
        term_id = create_term(tx, body.number, body.title, body.starts_on, body.ends_on)
        return store.term(tx.session, term_id)


@views.get("/rolls/<roll_id>", who=may.chair, returns=RollOut)
def show_roll(actor: Actor, roll_id: str) -> RollOut:
    """The roll's figures."""
    return _roll_out(roll_id)


@views.post("/rolls/<roll_id>/members-n", who=may.secretariat, body=MembersN, returns=RollOut)
def set_n(actor: Actor, roll_id: str, body: MembersN) -> RollOut:
    """Set N, or let it count those with a vote; refused once the meeting has started."""
    with change(actor) as tx:
        set_members_n(tx, roll_id, body.members_n)
    return _roll_out(roll_id)


@views.get("/rolls/<roll_id>/template.xlsx", who=may.secretariat, returns=Download)
def template(actor: Actor, roll_id: str) -> Download:
    """The table to fill in for an import."""
    with reading() as session:
        roll = store.roll(session, roll_id)
        names = [d.name for d in store.delegations_of(session, roll.term_id)]
    return Download(template_xlsx(roll, names), "名册模板.xlsx", XLSX)


@views.get("/rolls/<roll_id>/people.xlsx", who=may.secretariat, returns=Download)
def export(actor: Actor, roll_id: str) -> Download:
    """The whole roll; the file can be changed and imported again."""
    with reading() as session:
        roll = store.roll(session, roll_id)
        names = [d.name for d in store.delegations_of(session, roll.term_id)]
        members = store.members_of(session, roll_id)
    return Download(roll_xlsx(roll, members, names), f"{roll.title}名册.xlsx", XLSX)


def _roll_out(roll_id: str) -> RollOut:
    with reading() as session:
        roll = store.roll(session, roll_id)
        members = store.members_of(session, roll_id)
        badges = valid_badges(session, roll.term_id)
        delegations = store.delegations_of(session, roll.term_id)
        term = store.term(session, roll.term_id)
    voters = sum(m.votes for m in members)
    return RollOut(
        roll.id,
        roll.title,
        roll.kind,
        term,
        roll.frozen_at,
        voters if roll.members_n is None else roll.members_n,
        roll.members_n is not None,
        len(members),
        voters,
        sum(m.person_id in badges for m in members),
        [
            DelegationOut(
                d.id,
                d.name,
                sum(m.delegation_id == d.id for m in members),
                sum(m.delegation_id == d.id and m.votes for m in members),
            )
            for d in delegations
        ],
    )
