"""The slices of meetings as the database stands, for the whole state and for messages inside a change."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from core.db import Change
from meeting import guards, live, store
from meeting.rules.records import FloorInfo, TermInfo
from realtime.messages import hall, person
from roster import store as roster

_JSON: TypeAdapter[Any] = TypeAdapter(Any)


def hall_slices(session: Session, meeting_id: str) -> dict[str, Any]:
    """The slices `meeting`, `sitting`, `agenda`, `stage` and `speakers` as plain JSON data."""
    slices = {
        "meeting": _meeting(session, meeting_id),
        "sitting": live.sitting_slice(store.current_sitting(session, meeting_id)),
        "agenda": live.agenda_slice(store.agenda_of(session, meeting_id)),
        "stage": store.stage_of(session, meeting_id),
        "speakers": live.speakers_slice(store.speakers_of(session, meeting_id)),
    }
    return {name: plain(value) for name, value in slices.items()}


def my_floor(session: Session, meeting_id: str, person_id: str) -> dict[str, Any] | None:
    """The slice `my_floor` of one person as plain JSON data; None for somebody who has not asked."""
    found = live.floor_slice(store.speakers_of(session, meeting_id), person_id)
    data: dict[str, Any] | None = plain(found)
    return data


def plain(value: object) -> Any:
    """A slice as plain JSON data, written as in messages."""
    return _JSON.dump_python(value, mode="json")


def announce_meeting(tx: Change, meeting_id: str) -> None:
    """Tell the hall what the meeting and its sitting are now."""
    tx.session.flush()
    sitting = live.sitting_slice(store.current_sitting(tx.session, meeting_id))
    tx.announce(live.MeetingChanged(hall(meeting_id), _meeting(tx.session, meeting_id), sitting))
    for follow in guards.after_meeting:
        follow(tx, meeting_id)


def announce_agenda(tx: Change, meeting_id: str) -> None:
    """Tell the hall what the agenda is now."""
    tx.session.flush()
    agenda = live.agenda_slice(store.agenda_of(tx.session, meeting_id))
    tx.announce(live.AgendaChanged(hall(meeting_id), agenda))


def announce_stage(tx: Change, meeting_id: str) -> None:
    """Tell the hall what it is looking at now."""
    tx.session.flush()
    tx.announce(live.StageMoved(hall(meeting_id), store.stage_of(tx.session, meeting_id)))


def announce_speakers(tx: Change, meeting_id: str, before: list[FloorInfo]) -> None:
    """Tell the hall the list of speakers, and everybody whose own place is no longer what it was `before`."""
    tx.session.flush()
    after = store.speakers_of(tx.session, meeting_id)
    tx.announce(live.SpeakersChanged(hall(meeting_id), live.speakers_slice(after)))
    for person_id in sorted({request.person_id for request in [*before, *after]}):
        mine = live.floor_slice(after, person_id)
        if mine != live.floor_slice(before, person_id):
            tx.announce(live.MyFloor(person(person_id), mine))


def _meeting(session: Session, meeting_id: str) -> live.MeetingSlice:
    info = store.meeting_of(session, meeting_id)
    term = roster.term(session, info.term_id)
    return live.meeting_slice(info, TermInfo(term.id, term.number, term.title))
