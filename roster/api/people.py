"""The people on a roll, one by one."""

from datetime import datetime

from pydantic import Field
from pydantic.dataclasses import dataclass

from core.actor import Actor
from core.db import change, reading
from core.errors import NotFound
from core.web.views import Body
from roster import may, store
from roster.actions.add_person import add_person
from roster.actions.edit_person import edit_person
from roster.actions.remove_person import remove_person
from roster.api.views import views
from roster.badge_store import BadgeInfo, valid_badges
from roster.rules.member import MemberFields, read_member
from roster.store import RollMember


class PersonIn(Body):
    """The fields of one person; seat as "3-12", number empty for the next. A delegation that the term lacks is refused
    unless `new_delegation` asks for it."""

    name: str = Field(max_length=100)
    gender: str = Field("", max_length=10)
    delegation: str = Field("", max_length=100)
    post: str = Field("", max_length=300)
    phone4: str = Field("", max_length=20)
    seat: str = Field("", max_length=30)
    number: str = Field("", max_length=12)
    roles: list[str] = Field(min_length=1, max_length=10)
    new_delegation: bool = False


class PersonEdit(Body):
    """What is to be changed of one person, shaped as in PersonIn; what is left out stays. An empty number keeps it."""

    name: str | None = Field(None, max_length=100)
    gender: str | None = Field(None, max_length=10)
    delegation: str | None = Field(None, max_length=100)
    post: str | None = Field(None, max_length=300)
    phone4: str | None = Field(None, max_length=20)
    seat: str | None = Field(None, max_length=30)
    number: str | None = Field(None, max_length=12)
    roles: list[str] | None = Field(None, min_length=1, max_length=10)
    new_delegation: bool = False


@dataclass(frozen=True)
class PersonOut:
    """One person on a roll; `badge_issued_at` is null without a valid badge."""

    person_id: str
    number: int
    name: str
    gender: str
    delegation: str
    post: str
    phone4: str
    seat: str
    roles: list[str]
    votes: bool
    badge_issued_at: datetime | None


@views.get("/rolls/<roll_id>/people", who=may.chair, returns=list[PersonOut])
def list_people(actor: Actor, roll_id: str) -> list[PersonOut]:
    """Everybody on the roll, by delegation and number."""
    with reading() as session:
        roll = store.roll(session, roll_id)
        badges = valid_badges(session, roll.term_id)
        return [_person_out(m, badges.get(m.person_id)) for m in store.members_of(session, roll_id)]


@views.post("/rolls/<roll_id>/people", who=may.secretariat, body=PersonIn, returns=PersonOut)
def add_one(actor: Actor, roll_id: str, body: PersonIn) -> PersonOut:
    """Put one person on the roll."""
    fields = _fields(roll_id, body)
    with change(actor) as tx:
        person_id = add_person(tx, roll_id, fields, new_delegation=body.new_delegation)
    return _one(roll_id, person_id)


@views.post("/rolls/<roll_id>/people/<person_id>", who=may.secretariat, body=PersonEdit, returns=PersonOut)
def edit_one(actor: Actor, roll_id: str, person_id: str, body: PersonEdit) -> PersonOut:
    """Change of one person what is named."""
    with change(actor) as tx:
        now = store.member(tx.session, roll_id, person_id)
        if now is None:
            raise NotFound("person")
        fields = _edited(store.roll(tx.session, roll_id).kind, now, body)
        edit_person(tx, roll_id, person_id, fields, new_delegation=body.new_delegation)
    return _one(roll_id, person_id)


@views.post("/rolls/<roll_id>/people/<person_id>/remove", who=may.secretariat)
def remove_one(actor: Actor, roll_id: str, person_id: str) -> None:
    """Take somebody off the roll, before the meeting starts."""
    with change(actor) as tx:
        remove_person(tx, roll_id, person_id)


def _fields(roll_id: str, body: PersonIn) -> MemberFields:
    with reading() as session:
        kind = store.roll(session, roll_id).kind
    return read_member(body.model_dump(exclude={"roles", "new_delegation"}), body.roles, kind)


def _edited(kind: str, now: RollMember, body: PersonEdit) -> MemberFields:
    """The person's fields as they are now, with those that are named changed."""
    present = {name: getattr(now, name) for name in ("name", "gender", "delegation", "post", "phone4")}
    present |= {"seat": now.seat or "", "number": str(now.number)}
    given = body.model_dump(exclude={"roles", "new_delegation"}, exclude_none=True)
    return read_member(present | given, body.roles or list(now.roles), kind)


def _one(roll_id: str, person_id: str) -> PersonOut:
    with reading() as session:
        found = store.member(session, roll_id, person_id)
        if found is None:
            raise NotFound("person")
        roll = store.roll(session, roll_id)
        return _person_out(found, valid_badges(session, roll.term_id).get(person_id))


def _person_out(m: RollMember, badge: BadgeInfo | None) -> PersonOut:
    return PersonOut(
        m.person_id,
        m.number,
        m.name,
        m.gender,
        m.delegation,
        m.post,
        m.phone4,
        m.seat or "",
        list(m.roles),
        m.votes,
        badge.issued_at if badge else None,
    )
