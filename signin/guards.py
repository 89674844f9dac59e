"""Where the floors above say no to the sign-in.

A guard is called with the session inside the change and raises Refused; it is registered at import time.
"""

from collections.abc import Callable

from sqlalchemy.orm import Session

Guard = Callable[[Session, str, str], None]

before_undo: list[Guard] = []
"""Asked with sitting and person before a sign-in is taken back: one who has voted in the sitting was here."""

also_fresh: list[str] = []
"""Kinds of snapshots of the floors above, by meeting, that change with who is here."""


def ask(guards: list[Guard], session: Session, sitting_id: str, person_id: str) -> None:
    """Ask every guard; the first that refuses ends the change."""
    for guard in guards:
        guard(session, sitting_id, person_id)
