"""Put something else before the eyes of the hall."""

from collections.abc import Mapping

from core.db import Change
from core.errors import NotFound
from meeting import guards, store
from meeting.live_store import announce_agenda, announce_stage
from meeting.rules import states
from meeting.rules.records import StageInfo
from meeting.tables import AgendaItem, Stage


def set_stage(
    tx: Change, meeting_id: str, face: str, *, item_id: str | None = None, poll_id: str | None = None, text: str = ""
) -> StageInfo:
    """Move the stage by hand: the floors above are asked first whether the poll, evaluation or document may be shown."""
    store.access_meeting(tx.session, meeting_id, tx.actor)
    states.check_stage(face, item_id, poll_id, text)
    shown = states.shown_on(face, poll_id, text)
    if shown is not None:
        if not guards.before_stage:
            raise NotFound("poll")
        for guard in guards.before_stage:
            guard(tx.session, meeting_id, face, shown)
    move_stage(tx, meeting_id, face, item_id=item_id, poll_id=poll_id, text=text)
    return store.stage_of(tx.session, meeting_id)


def move_stage(
    tx: Change, meeting_id: str, face: str, *, item_id: str | None = None, poll_id: str | None = None, text: str = ""
) -> None:
    """Show `face` to the whole hall; the same stage again changes nothing.

    An item shown, or voted upon, becomes the current one while the meeting runs, and the one before it is done.
    For callers of the floors above, who know that the poll belongs to the meeting.
    """
    meeting = store.meeting_of(tx.session, meeting_id)
    states.may_change(meeting)
    states.check_stage(face, item_id, poll_id, text)
    items = {item.id: item.state for item in store.agenda_of(tx.session, meeting_id)}
    if item_id is not None and item_id not in items:
        raise NotFound("agenda item")
    if item_id is not None and face in states.MARKS_ITEM and meeting.state == "running":
        mark_items(tx, meeting_id, states.entered(items, item_id))
    put_on_stage(tx, meeting_id, face, item_id=item_id, poll_id=poll_id, text=text)


def mark_items(tx: Change, meeting_id: str, changed: Mapping[str, str]) -> None:
    """Set the state of agenda items and tell the hall."""
    for item_id, state in changed.items():
        row = tx.session.get_one(AgendaItem, item_id)
        row.state = state
    if changed:
        announce_agenda(tx, meeting_id)


def put_on_stage(
    tx: Change, meeting_id: str, face: str, *, item_id: str | None = None, poll_id: str | None = None, text: str = ""
) -> None:
    """Write, journal and announce the stage, whatever state the meeting is in; the same again changes nothing."""
    row = tx.session.get(Stage, meeting_id)
    poll_before = None if row is None else row.poll_id
    if row is None:
        row = Stage(meeting_id=meeting_id, face="waiting", text="", since=tx.now)
        tx.session.add(row)
    elif (row.face, row.item_id, row.poll_id, row.text) == (face, item_id, poll_id, text):
        return
    row.face, row.item_id, row.poll_id, row.text, row.since = face, item_id, poll_id, text, tx.now
    tx.record(f"meeting:{meeting_id}", "stage.moved", meeting_id, face=face, item=item_id, poll=poll_id, text=text)
    announce_stage(tx, meeting_id)
    for follow in guards.after_stage:
        follow(tx, meeting_id, poll_before)
