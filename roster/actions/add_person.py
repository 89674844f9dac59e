"""Put one person on a roll."""

from dataclasses import asdict

from core.db import Change
from roster.access import any_roll
from roster.actions.add_people import NewPerson, add_people
from roster.checks import check_delegation, check_seat
from roster.rules.member import MemberFields


def add_person(tx: Change, roll_id: str, fields: MemberFields, *, new_delegation: bool = False) -> str:
    """Put one new person on the roll; returns the id. An unknown delegation is only made when asked for."""
    roll = any_roll(tx.session, roll_id)
    check_delegation(tx, roll.term_id, fields.delegation, new_delegation)
    check_seat(tx, roll_id, fields.seat, "")
    values = asdict(fields) | {"roles": fields.roles}
    return add_people(tx, roll_id, [NewPerson(**values)])[0]
