"""Composes the hall's state for one device from the packages' slices (docs/hall-state.md)."""

from typing import Any

from sqlalchemy.orm import Session

from core import clock
from core.actor import Actor
from core.db import reading
from documents.deliberation.live_store import deliberation_slice
from documents.follow.live_store import follow_slices
from documents.live_store import documents_slice
from documents.notes.live_store import my_notes
from documents.reading_store import my_reading_slice
from kiosk.admission import rooms_for
from meeting.live_store import hall_slices, my_floor
from meeting.store import access_meeting
from realtime.messages import screen, service, staff
from realtime.outbox import versions_of
from roster.store import me_slice
from service.live_store import calls_slice, my_service, notices_slice
from signin.live_store import attendance_slice, my_attendance, seats_slice
from voting.live_store import my_ballot, my_part, poll_slices
from voting.paper.live_store import my_way
from voting.sealed.live_store import my_sealed


def hall_state(actor: Actor, meeting_id: str, face: str) -> dict[str, Any]:
    """The whole state as this actor may see it, consistent with the numbers in `versions`.

    What was committed before `as_of` is in it; `now` is the server's clock when it was ready.
    """
    as_of = clock.now().isoformat()
    with reading() as session:
        meeting = access_meeting(session, meeting_id, actor)
        rooms = rooms_for(session, actor, meeting_id)
        numbered = [room for room in rooms if not room.startswith("person:")]
        state: dict[str, Any] = {"face": face, "as_of": as_of, "versions": versions_of(session, numbered)}
        state |= hall_slices(session, meeting_id)
        state["attendance"] = attendance_slice(session, meeting_id)
        state["documents"] = documents_slice(session, meeting_id)
        is_screen = screen(meeting_id) in rooms
        state |= poll_slices(session, meeting_id, staff=staff(meeting_id) in rooms, screen=is_screen)
        state |= follow_slices(session, meeting_id, screen=is_screen)
        if is_screen:
            state["seats"] = seats_slice(session, meeting_id)
        if service(meeting_id) in rooms:
            state |= calls_slice(session, meeting_id) | deliberation_slice(session, meeting_id)
        if staff(meeting_id) in rooms:
            state |= notices_slice(session, meeting_id)
        if actor.kind == "person":
            state |= _mine(session, meeting_id, meeting.roll_id, actor.id)
        state["now"] = clock.now().isoformat()
        return state


def _mine(session: Session, meeting_id: str, roll_id: str, person_id: str) -> dict[str, Any]:
    return {
        "me": me_slice(session, roll_id, person_id),
        "my_attendance": my_attendance(session, meeting_id, person_id),
        "my_ballot": my_ballot(session, meeting_id, person_id),
        "my_part": my_part(session, meeting_id, person_id),
        "my_sealed": my_sealed(session, meeting_id, person_id),
        "my_floor": my_floor(session, meeting_id, person_id),
        "my_way": my_way(session, meeting_id, person_id),
        "my_notes": my_notes(session, meeting_id, person_id),
        "my_reading": my_reading_slice(session, person_id),
    } | my_service(session, meeting_id, person_id)
