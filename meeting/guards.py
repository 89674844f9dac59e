"""Where the floors above say no: what must not happen to a meeting while they have something open.

A guard is called with the session inside the change and raises Refused; it is registered at import time.
"""

from collections.abc import Callable

from sqlalchemy.orm import Session

from core.db import Change

Guard = Callable[[Session, str], None]
StageGuard = Callable[[Session, str, str, str], None]
MeetingFollower = Callable[[Change, str], None]
StageFollower = Callable[[Change, str, str | None], None]

before_end: list[Guard] = []
"""Asked with the id of a meeting that is about to end."""

before_close: list[Guard] = []
"""Asked with the id of a sitting that is about to close."""

before_remove_item: list[Guard] = []
"""Asked with the id of an agenda item that is about to be removed."""

before_stage: list[StageGuard] = []
"""Asked with meeting, face and what is to be shown before the chair puts a poll, a result, an evaluation or a document on
the stage; of a document it is the stage's text."""

after_meeting: list[MeetingFollower] = []
"""Called inside the change with a meeting that has changed itself or its present sitting."""

after_stage: list[StageFollower] = []
"""Called inside the change with a meeting whose stage has moved and the poll that was on it, for slices of its poll."""


def ask(guards: list[Guard], session: Session, subject: str) -> None:
    """Ask every guard about the subject; the first that refuses ends the change."""
    for guard in guards:
        guard(session, subject)
