"""Which rooms a device may enter."""

from sqlalchemy.orm import Session

from core.actor import Actor
from core.db import reading
from meeting.serving import ROLE
from meeting.store import roll_of
from realtime.messages import hall, person, screen, service, staff
from roster.may import is_staff
from roster.store import roles_of

SCREENS = frozenset({"screen", "gate"})


def admit(actor: Actor, meeting_id: str) -> list[str]:
    """The rooms of a socket that connects."""
    with reading() as session:
        return rooms_for(session, actor, meeting_id)


def rooms_for(session: Session, actor: Actor, meeting_id: str) -> list[str]:
    """The rooms of `actor` in the meeting, none where it has no business there; tablets hear less than screens."""
    roll_id = roll_of(session, meeting_id)
    if roll_id is None:
        return []
    if actor.kind == "person":
        return _of_person(session, roll_id, actor.id, meeting_id)
    if is_staff(actor):
        return [hall(meeting_id), screen(meeting_id), staff(meeting_id), service(meeting_id)]
    if actor.roles & SCREENS:
        return [hall(meeting_id), screen(meeting_id)]
    return []


def _of_person(session: Session, roll_id: str, person_id: str, meeting_id: str) -> list[str]:
    roles = roles_of(session, roll_id, person_id)
    if roles is None:
        return []
    own = [hall(meeting_id), person(person_id)]
    return [*own, service(meeting_id)] if ROLE in roles else own
