"""Draft the minutes from the records, or draft them again beside what was edited."""

from datetime import tzinfo

from core.db import Change
from core.errors import Refused
from meeting.store import access_meeting
from minutes.gather import facts_of
from minutes.rules.draft import draft
from minutes.rules.text import parts_of, redrafted
from minutes.store import minutes_of
from minutes.tables import Minutes


def draft_minutes(tx: Change, meeting_id: str, zone: tzinfo) -> None:
    """Make the draft; again, it takes over what nobody edited and offers the rest; refused once they are finished."""
    info = access_meeting(tx.session, meeting_id, tx.actor)
    sections = draft(facts_of(tx.session, meeting_id), zone)
    row = minutes_of(tx.session, meeting_id, lock=True)
    if row is None:
        row = Minutes(meeting_id=meeting_id, title=f"{info.title}会议纪要", parts=[], revision=0, drafted_at=tx.now)
        tx.session.add(row)
    refuse_finished(row)
    row.parts = [part.to_data() for part in redrafted(parts_of(row.parts), sections)]
    row.drafted_at = tx.now
    row.revision += 1
    tx.session.flush()
    tx.record(f"meeting:{meeting_id}", "minutes.drafted", meeting_id, revision=row.revision)


def refuse_finished(row: Minutes) -> None:
    """Refuse any change of minutes that are finished."""
    if row.state == "finished":
        raise Refused("minutes.finished", "纪要已经定稿，不能再修改；如需修改，请先“重新编辑”")
