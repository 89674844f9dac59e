"""What notes do when meetings move on."""

from core.db import Change
from documents.notes.actions.forget_notes import forget_notes
from meeting import guards


def meeting_changed(tx: Change, meeting_id: str) -> None:
    """Whatever meeting goes on, notes of meetings that are long over are erased."""
    forget_notes(tx)


def install() -> None:
    """Register it; again changes nothing."""
    if meeting_changed not in guards.after_meeting:
        guards.after_meeting.append(meeting_changed)
