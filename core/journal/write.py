"""Adds entries to the journal, inside the transaction of what they tell."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core.actor import Actor
from core.db.rows import locked_row
from core.journal.rules import START, entry_hash
from core.journal.tables import JournalEntry, JournalHead


def write_entry(
    session: Session,
    chain: str,
    at: datetime,
    actor: Actor,
    action: str,
    subject: str,
    data: Mapping[str, Any],
) -> None:
    """Append one entry to `chain`; writers of other processes wait at the chain's head."""
    head = locked_row(session, JournalHead, chain, chain=chain, seq=0, hash=START)
    seq, previous = head.seq + 1, head.hash
    digest = entry_hash(chain, seq, iso(at), actor.label(), actor.name, action, subject, data, previous)
    session.add(
        JournalEntry(
            chain=chain,
            seq=seq,
            at=at,
            actor=actor.label(),
            actor_name=actor.name,
            action=action,
            subject=subject,
            data=dict(data),
            previous=previous,
            hash=digest,
        )
    )
    head.seq, head.hash = seq, digest
    session.flush()


def iso(at: datetime) -> str:
    """The one way the journal writes a moment, to the microsecond."""
    return at.isoformat(timespec="microseconds")
