"""Whether somebody in the hall may read what is to be followed."""

from datetime import datetime

from core.db import Change
from documents.rules.access import Reader, why_not
from documents.rules.records import DocumentInfo
from meeting.store import roll_of
from roster.store import RollMember, member


def person_may_read(document: DocumentInfo, person: RollMember, now: datetime) -> bool:
    """Whether a person of the roll may read the document now."""
    return not why_not(document, Reader(person), now)


def may_read(tx: Change, document: DocumentInfo) -> bool:
    """Whether the person who acts may read the document now."""
    person = member(tx.session, roll_of(tx.session, document.meeting_id) or "", tx.actor.id)
    return person is not None and person_may_read(document, person, tx.now)
