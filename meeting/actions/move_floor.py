"""Give a request another place in the queue of speakers."""

from collections.abc import Iterable

from core.db import Change
from core.errors import Refused
from meeting import store
from meeting.live_store import announce_speakers
from meeting.rows import chain, lock_meeting
from meeting.rules.floor import reordered
from meeting.tables import FloorRequest


def move_floor(tx: Change, request_id: str, position: int) -> None:
    """Put a waiting request at `position` of the queue, counted from 0; where it stands already nothing changes."""
    lock_meeting(tx.session, store.floor_of(tx.session, request_id).meeting_id)
    request = store.floor_of(tx.session, request_id)
    before = store.speakers_of(tx.session, request.meeting_id)
    queue = [other.id for other in before if other.state == "waiting"]
    if request_id not in queue:
        raise Refused("floor.over", "这条发言申请已经结束，请刷新名单")
    wanted = reordered(queue, request_id, position)
    if wanted == queue:
        return
    write_queue(tx, wanted)
    tx.record(
        chain(request.meeting_id),
        "floor.moved",
        request_id,
        person=request.person_id,
        from_position=queue.index(request_id),
        to_position=wanted.index(request_id),
    )
    announce_speakers(tx, request.meeting_id, before)


def write_queue(tx: Change, request_ids: Iterable[str]) -> None:
    """Number the waiting requests in this order from 0."""
    for position, request_id in enumerate(request_ids):
        tx.session.get_one(FloorRequest, request_id).position = position
    tx.session.flush()
