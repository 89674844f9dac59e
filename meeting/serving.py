"""Who serves the hall: chair and secretariat, and the 工作人员 on a meeting's roll, who come with their badges."""

from sqlalchemy.orm import Session

from core.actor import Actor
from core.errors import Forbidden
from meeting.rules.records import MeetingInfo
from meeting.store import access_meeting
from roster.may import is_staff
from roster.store import roles_of

ROLE = "secretariat"
"""The role on the roll of those who serve."""


def serves(session: Session, info: MeetingInfo, actor: Actor) -> bool:
    """Whether the actor serves this meeting."""
    if actor.kind == "person":
        return ROLE in (roles_of(session, info.roll_id, actor.id) or ())
    return is_staff(actor)


def access_served(session: Session, meeting_id: str, actor: Actor) -> MeetingInfo:
    """The meeting, for those who serve it; Forbidden for others on its roll, NotFound for strangers."""
    info = access_meeting(session, meeting_id, actor)
    if not serves(session, info, actor):
        raise Forbidden
    return info
