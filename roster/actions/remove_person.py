"""Take somebody off a roll."""

from core.db import Change
from core.errors import Refused
from roster.access import any_roll, entry_of


def remove_person(tx: Change, roll_id: str, person_id: str) -> None:
    """Take somebody off the roll; the person stays in the term. Not once the meeting has started."""
    roll = any_roll(tx.session, roll_id)
    entry, person = entry_of(tx.session, roll_id, person_id)
    if roll.frozen_at is not None:
        raise Refused("roll.frozen_removal", "会议已经开始，不能再把人员移出名册，可登记请假或修改身份")
    tx.session.delete(entry)
    tx.record("system", "roll.person_removed", person_id, roll=roll_id, name=person.name, number=person.number)
