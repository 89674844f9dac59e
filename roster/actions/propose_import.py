"""Take in an uploaded list, to be looked at before anything of it is written."""

from dataclasses import asdict
from datetime import timedelta

from sqlalchemy import delete

from core.actor import Actor
from core.db import change, reading
from core.ids import new_id
from core.sheets import read_table
from roster.import_store import roster_mark, row_to
from roster.rules.import_rows import parse_sheet
from roster.store import roll
from roster.tables import RollImport

KEPT = timedelta(days=1)
"""A list that nobody confirms is forgotten after so long: it holds personal data."""


def propose_import(actor: Actor, roll_id: str, filename: str, content: bytes) -> str:
    """Read the file, compare it with the roster as it stands, and keep it for its confirmation. Returns its id."""
    with reading() as session:
        kind = roll(session, roll_id).kind
    sheet = parse_sheet(read_table(filename, content), kind)
    rows = [row_to(row) for row in sheet.rows]
    with change(actor) as tx:
        old = delete(RollImport).where(RollImport.confirmed_at.is_(None), RollImport.made_at < tx.now - KEPT)
        tx.session.execute(old)
        row = RollImport(
            id=new_id(),
            roll_id=roll_id,
            filename=filename[:300],
            base=roster_mark(tx.session, roll_id),
            columns=list(sheet.columns),
            notes=[asdict(note) for note in sheet.notes],
            rows=rows,
            made_at=tx.now,
            made_by=actor.label(),
        )
        tx.session.add(row)
        return row.id
