"""The slices of 同屏 as the database stands, for the whole state and for messages inside a change."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from core.db import Change
from documents import store as documents
from documents.follow import store
from documents.follow.live import (
    FollowChanged,
    FollowSlice,
    PointerNow,
    PointerSlice,
    ScreenPageChanged,
    ScreenPageSlice,
)
from documents.rules import following
from meeting.live_store import plain
from realtime.messages import Message, Snapshot, hall, screen, unsay
from realtime.snapshots import snapshot_builder


def follow_slices(session: Session, meeting_id: str, *, screen: bool) -> dict[str, Any]:
    """The slices `follow` and `pointer`, and for screens and staff `screen_page`, as plain JSON."""
    slices: dict[str, object] = {
        "follow": follow_slice(session, meeting_id),
        "pointer": pointer_slice(session, meeting_id),
    }
    if screen:
        slices["screen_page"] = screen_page(session, meeting_id)
    return {name: plain(value) for name, value in slices.items()}


def announce_follow(tx: Change, meeting_id: str) -> None:
    """Tell the hall which page it looks at together; said twice in one change, the last is sent."""
    tx.session.flush()
    unsay(tx.messages, meeting_id, FollowChanged)
    tx.announce(FollowChanged(hall(meeting_id), follow_slice(tx.session, meeting_id)))
    announce_screen_page(tx, meeting_id)


def announce_screen_page(tx: Change, meeting_id: str) -> None:
    """Tell the big screens which page they show."""
    tx.session.flush()
    unsay(tx.messages, meeting_id, ScreenPageChanged)
    tx.announce(ScreenPageChanged(screen(meeting_id), screen_page(tx.session, meeting_id)))


def follow_slice(session: Session, meeting_id: str) -> FollowSlice | None:
    """The slice `follow`."""
    row = store.follow_row(session, meeting_id)
    if row is None:
        return None
    leader_id = row.leader.partition(":")[2]
    return FollowSlice(row.document_id, row.version_id, row.page, row.turns, leader_id, row.leader_name, row.since)


def screen_page(session: Session, meeting_id: str) -> ScreenPageSlice | None:
    """The slice `screen_page`: None unless the stage shows the document that is followed."""
    row = store.follow_row(session, meeting_id)
    if row is None or store.on_screen(session, meeting_id) is None:
        return None
    document, version = documents.document_of(session, row.document_id), documents.version_of(session, row.version_id)
    width, height = version.sizes[row.page - 1]
    return ScreenPageSlice(
        row.document_id,
        row.version_id,
        row.page,
        following.part_of(row.part),
        version.pages,
        document.label,
        document.title,
        width,
        height,
    )


def pointer_slice(session: Session, meeting_id: str) -> PointerSlice | None:
    """The slice `pointer`; one of another page than the present one is none."""
    row = store.follow_row(session, meeting_id)
    if row is None or row.pointer is None or row.pointer["page"] != row.page:
        return None
    return PointerSlice(row.document_id, **row.pointer)


@snapshot_builder("pointer")
def pointer_now(session: Session, meeting_id: str) -> Iterable[Message]:
    """Where the pointer is, for everybody in the meeting."""
    return [PointerNow(hall(meeting_id), pointer_slice(session, meeting_id))]


def touch_pointer(tx: Change, meeting_id: str) -> None:
    """Have the pointer sent afresh."""
    tx.touch(Snapshot("pointer", meeting_id))
