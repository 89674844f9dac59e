"""Change one person on a roll."""

from typing import Any

from core.db import Change
from roster.access import any_roll, entry_of, frozen
from roster.actions.add_people import ensure_delegations
from roster.checks import check_delegation, check_number, check_seat
from roster.rules.member import MemberFields
from roster.rules.roles import gives_vote


def edit_person(
    tx: Change, roll_id: str, person_id: str, fields: MemberFields, *, new_delegation: bool = False
) -> list[str]:
    """Change one person; returns the names of the fields that changed, none where all was so already.

    `number` None keeps the number. On a frozen roll the vote cannot change.
    """
    roll = any_roll(tx.session, roll_id)
    entry, person = entry_of(tx.session, roll_id, person_id)
    votes = gives_vote(roll.kind, fields.roles)
    if roll.frozen_at is not None and votes != entry.votes:
        raise frozen()
    check_delegation(tx, roll.term_id, fields.delegation, new_delegation)
    check_seat(tx, roll_id, fields.seat, person_id)
    check_number(tx, person, fields.number)
    delegations = ensure_delegations(tx, roll.term_id, [fields.delegation] if fields.delegation else [])
    after: dict[str, Any] = {name: getattr(fields, name) for name in ("name", "gender", "post", "phone4")}
    after |= {"delegation_id": delegations.get(fields.delegation), "number": fields.number or person.number}
    changed = [name for name, value in after.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, after[name])
    of_entry = {"seat": fields.seat, "roles": list(fields.roles), "votes": votes}
    changed_entry = [name for name, value in of_entry.items() if getattr(entry, name) != value]
    for name in changed_entry:
        setattr(entry, name, of_entry[name])
    tx.session.flush()
    if changed or changed_entry:
        tx.record("system", "roll.person_changed", person_id, roll=roll_id, fields=changed + changed_entry)
    return changed + changed_entry
