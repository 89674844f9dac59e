"""Fetches what a meeting looks at together."""

from sqlalchemy.orm import Session

from core.actor import Actor
from documents.follow.tables import Follow
from documents.rules import following
from documents.rules.following import Followed, Part, Pointer
from meeting.store import stage_of
from roster.may import is_staff


def follow_row(session: Session, meeting_id: str, *, lock: bool = False) -> Follow | None:
    """The row of a meeting, perhaps locked; None where nobody leads."""
    return session.get(Follow, meeting_id, with_for_update=lock or None, populate_existing=lock)


def show_page(row: Follow, version_id: str, page: int, part: Part = "whole") -> None:
    """The row shows this page from now on, on the big screen this part of it, without a pointer."""
    row.version_id, row.page, row.part, row.pointer = version_id, page, part, None
    row.turns += 1


def followed_of(row: Follow | None) -> Followed | None:
    """A row as an object of the rules."""
    if row is None:
        return None
    pointer = None if row.pointer is None else Pointer(**row.pointer)
    return Followed(row.document_id, row.page, row.leader, row.leader_name, row.since, pointer)


def led_by(session: Session, meeting_id: str, actor: Actor) -> Follow:
    """The meeting's row, locked, for the staff and for the person who leads; refused for others and where nobody leads."""
    row = follow_row(session, meeting_id, lock=True)
    if not is_staff(actor) and row is not None:
        following.check_leader(actor.label(), staff=False, followed=followed_of(row))
    following.check_on(followed_of(row))
    assert row is not None
    return row


def on_screen(session: Session, meeting_id: str) -> str | None:
    """The id of the document that the big screen of a meeting shows, and may therefore read; None where it shows none."""
    stage = stage_of(session, meeting_id)
    row = follow_row(session, meeting_id)
    if stage.face != "document" or row is None:
        return None
    document_id, _ = following.document_in(stage.text)
    return document_id if document_id == row.document_id else None
