"""Keep what a person has written, drawn, moved or taken away."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.db import Change
from core.db.rows import locked_row
from core.errors import Refused
from documents.notes import store
from documents.notes.live import MyNotes, MyNotesSlice
from documents.notes.store import NoteRow
from documents.notes.tables import Note, NotesHead
from documents.rules import notes as rules
from documents.rules.notes import Held, NoteIn
from documents.rules.records import VersionInfo
from realtime.messages import person


@dataclass(frozen=True, slots=True)
class Saved:
    """Up to which change all is known; what was refused, by id; and notes that are newer here than what was sent."""

    seq: int
    refused: dict[str, Refused]
    newer: list[NoteRow]


def save_notes(tx: Change, document_id: str, version_id: str, notes: Sequence[NoteIn]) -> Saved:
    """Keep these notes on the pages of a version; the same again is harmless, an older change never overwrites a newer.

    One note that cannot be kept does not hold up the others. Notes are the person's own affair: no journal, no archive;
    only the person's other devices hear of them. Also notes on a version before the present one are kept: they were
    written while the device was out of reach.
    """
    document = store.access_notes(tx.session, document_id, tx.actor)
    version = store.ready_version(tx.session, document.id, version_id)
    me = tx.actor.id
    key = {"person_id": me, "document_id": document_id}
    head = locked_row(tx.session, NotesHead, (me, document_id), **key, seq=0, changed_at=tx.now)
    before = head.seq
    rows, refused = _keep(tx, version, head, notes)
    tx.session.flush()
    rules.check_room(*store.room_taken(tx.session, me, version_id))
    kept = [(rows[note.id], note) for note in notes if note.id not in refused]
    newer = [row for row, note in kept if row.seq <= before and _differs(row, note)]
    if head.seq != before:
        head.changed_at = tx.now
        tx.announce(MyNotes(person(me), MyNotesSlice(document_id, head.seq)))
    return Saved(head.seq, refused, store.as_notes(tx.session, newer, version))


def _keep(
    tx: Change, version: VersionInfo, head: NotesHead, notes: Sequence[NoteIn]
) -> tuple[dict[str, Note], dict[str, Refused]]:
    """Write what is newer than what is known; the rows as they are now, and what the rules refuse, by id."""
    refused: dict[str, Refused] = {}
    rows = store.note_rows(tx.session, tx.actor.id, [note.id for note in notes])
    now = int(tx.now.timestamp() * 1000)
    for sent in notes:
        try:
            note = rules.checked(sent, version.sizes)
        except Refused as no:
            refused[sent.id] = no
            continue
        row = rows.get(note.id)
        changed = min(note.changed, now)  # a clock that is fast must not win for hours
        note = NoteIn(note.id, note.page, note.kind, note.data, changed, note.gone)
        if row is not None and row.document_id != version.document_id:
            refused[note.id] = Refused("note.elsewhere", "这条批注属于另一份文件，没有保存", status=400)
            continue
        if not rules.counts(note, None if row is None else Held(row.changed, row.gone, row.data)):
            continue
        if row is None:
            row = Note(person_id=tx.actor.id, id=note.id, document_id=version.document_id, made_at=tx.now)
            tx.session.add(row)
            rows[note.id] = row
        head.seq += 1
        row.version_id, row.page, row.kind, row.data = version.id, note.page, note.kind, dict(note.data)
        row.size, row.changed, row.seq, row.gone = rules.size_of(note.data), changed, head.seq, note.gone
    return rows, refused


def _differs(row: Note, note: NoteIn) -> bool:
    return row.changed > note.changed or row.gone != note.gone
