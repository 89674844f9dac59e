"""Reads what somebody typed about one person, with the rules that lists follow."""

from dataclasses import dataclass
from typing import Any

from core.errors import Refused
from roster.rules.cells import Unreadable
from roster.rules.import_rows import READERS
from roster.rules.roles import LABELS, contradict, in_order


@dataclass(frozen=True, slots=True)
class MemberFields:
    """The fields of one person on a roll, cleaned; `number` None takes the next."""

    name: str
    gender: str
    delegation: str
    post: str
    phone4: str
    seat: str | None
    roles: tuple[str, ...]
    number: int | None


def read_member(given: dict[str, str], roles: list[str], kind: str) -> MemberFields:
    """The fields (name, gender, delegation, post, phone4, seat, number) as they are kept; raises Refused (400)."""
    values: dict[str, Any] = {}
    for field in ("name", "gender", "delegation", "post", "phone4", "seat", "number"):
        try:
            values[field] = READERS[field](given.get(field, ""))
        except Unreadable as error:
            fault = error.fault
            raise Refused(f"person.{fault.code}", fault.message, status=400, **fault.params) from error
    if not roles or not set(roles) <= LABELS.keys():
        raise Refused("person.roles_missing", "请至少选择一种身份", status=400)
    if contradict(kind, roles):
        raise Refused("person.roles_contradict", "身份既有表决权，又是列席或旁听，请只保留一种", status=400)
    return MemberFields(**values, roles=tuple(in_order(roles)))
