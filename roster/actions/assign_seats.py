"""Give people on a roll their seats."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import select

from core.db import Change
from core.errors import NotFound, Refused
from roster.access import any_roll
from roster.tables import RollEntry


def assign_seats(tx: Change, roll_id: str, seats: Mapping[str, str | None]) -> int:
    """Set the seats ("row-number", or None) of these people, exchanges included; returns how many changed.

    The result must not put two people on one seat ("seat.double"). Seats may change after the roll is frozen.
    """
    any_roll(tx.session, roll_id)
    entries = {e.person_id: e for e in tx.session.scalars(select(RollEntry).where(RollEntry.roll_id == roll_id))}
    if not seats.keys() <= entries.keys():
        raise NotFound("person")
    after = {person_id: seats.get(person_id, entry.seat) for person_id, entry in entries.items()}
    double = [seat for seat, count in Counter(s for s in after.values() if s).items() if count > 1]
    if double:
        raise Refused("seat.double", "座位 %(seats)s 安排了不止一个人，请调整", seats="、".join(sorted(double)[:10]))
    changed = [entry for person_id, entry in entries.items() if entry.seat != after[person_id]]
    for entry in changed:
        entry.seat = None
    tx.session.flush()
    for entry in changed:
        entry.seat = after[entry.person_id]
    tx.session.flush()
    if changed:
        tx.record("system", "roll.seats_assigned", roll_id, people=len(changed))
    return len(changed)
