"""Reads the journal back."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.journal.rules import Entry
from core.journal.tables import JournalEntry, JournalHead
from core.journal.write import iso


def entries_of(session: Session, chain: str) -> list[Entry]:
    """All entries of `chain`, first to last."""
    rows = session.scalars(select(JournalEntry).where(JournalEntry.chain == chain).order_by(JournalEntry.seq))
    return [
        Entry(
            row.chain,
            row.seq,
            iso(row.at),
            row.actor,
            row.actor_name,
            row.action,
            row.subject,
            row.data,
            row.previous,
            row.hash,
        )
        for row in rows
    ]


def head_of(session: Session, chain: str) -> tuple[int, str] | None:
    """Number and hash of the last entry, or None for a chain that has none."""
    head = session.get(JournalHead, chain)
    return None if head is None else (head.seq, head.hash)
