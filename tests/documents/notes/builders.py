"""What the tests of notes share."""

from typing import Any

from core.actor import Actor
from core.db import reading
from documents import store as documents
from documents.notes import store
from documents.notes.actions.save_notes import Saved, save_notes
from documents.notes.store import NoteRow
from documents.rules.notes import NoteIn
from tests.documents.builders import Shelf
from tests.voting.builders import act

INK = {"points": [72.0, 72.0, 0.5, 200.0, 90.0, 0.8, 300.0, 72.0, 0.3], "colour": "red", "width": 2.2}
MARKER = {"points": [72.0, 200.0, 0.5, 400.0, 200.0, 0.5], "colour": "yellow", "width": 16}
TEXT = {"x": 100, "y": 300, "text": "请说明增长的口径", "colour": "yellow"}
NOW_MS = 1795395600000
"""2026-11-23 01:00 UTC, at which the tests' clock stands."""


def a_note(
    number: int = 1, kind: str = "ink", data: Any = None, *, page: int = 1, at: int = -1000, gone: bool = False
) -> NoteIn:
    """A note; `at` in milliseconds after the clock's moment."""
    given: Any = {"ink": INK, "marker": MARKER, "text": TEXT, "bookmark": {"label": ""}}[kind] if data is None else data
    return NoteIn(f"note-{number:04}", page, kind, given, NOW_MS + at, gone)


def save(shelf: Shelf, who: Actor, *notes: NoteIn, version: str = "") -> Saved:
    """What a tablet's request does."""
    saved: Saved = act(save_notes, shelf.document_id, version or shelf.version_id, notes, by=who)
    return saved


def notes_now(shelf: Shelf, who: Actor, *, version: str = "", since: int = 0) -> list[NoteRow]:
    """What a device of this person gets."""
    with reading() as session:
        info = documents.version_of(session, version or shelf.version_id)
        return store.notes_of(session, who.id, info, since).notes
