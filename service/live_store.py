"""The slices of notices and calls as the database stands, for the whole state, for messages and snapshots."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from core.db import Change
from meeting.live_store import plain
from realtime.messages import Message, Snapshot, person, service, staff
from realtime.snapshots import snapshot_builder
from service import store
from service.live import CallsChanged, MyCalls, MyNotices, NoticesNow


def my_service(session: Session, meeting_id: str, person_id: str) -> dict[str, Any]:
    """The slices `my_notices` and `my_calls` of one person as plain JSON."""
    return {
        "my_notices": plain(store.my_notices(session, meeting_id, person_id)),
        "my_calls": plain(store.my_calls(session, meeting_id, person_id)),
    }


def calls_slice(session: Session, meeting_id: str) -> dict[str, Any]:
    """The slice `calls` as plain JSON, for those who serve."""
    return {"calls": plain(store.calls_of(session, meeting_id))}


def notices_slice(session: Session, meeting_id: str) -> dict[str, Any]:
    """The slice `notices` as plain JSON, for staff."""
    return {"notices": plain(store.notices_of(session, meeting_id))}


def announce_notice(tx: Change, meeting_id: str, notice_id: str) -> None:
    """Tell everybody whom the notice is for, and the staff; built after the commit, since it may be thousands."""
    tx.touch(Snapshot("notice", notice_id))
    tx.touch(Snapshot("notices", meeting_id))


def announce_seen(tx: Change, meeting_id: str, person_id: str) -> None:
    """Tell the person's other devices at once, the staff with the next count."""
    tx.session.flush()
    tx.announce(MyNotices(person(person_id), store.my_notices(tx.session, meeting_id, person_id)))
    tx.touch(Snapshot("notices", meeting_id))


def announce_calls(tx: Change, meeting_id: str, person_id: str) -> None:
    """Tell the person whose call has changed, and those who serve."""
    tx.session.flush()
    tx.announce(MyCalls(person(person_id), store.my_calls(tx.session, meeting_id, person_id)))
    tx.touch(Snapshot("calls", meeting_id))


@snapshot_builder("notice")
def build_notice(session: Session, notice_id: str) -> Iterable[Message]:
    """Their notices, for each whom this one is for."""
    for person_id, mine in store.notices_to(session, notice_id).items():
        yield MyNotices(person(person_id), mine)


@snapshot_builder("notices")
def build_notices(session: Session, meeting_id: str) -> Iterable[Message]:
    """The staff's list of notices."""
    yield NoticesNow(staff(meeting_id), store.notices_of(session, meeting_id))


@snapshot_builder("calls")
def build_calls(session: Session, meeting_id: str) -> Iterable[Message]:
    """The list of calls, for those who serve."""
    yield CallsChanged(service(meeting_id), store.calls_of(session, meeting_id))
