"""The kinds of meeting: what they are called, who has a vote and who may speak."""

from collections.abc import Iterable
from dataclasses import dataclass

from core.errors import Refused
from meeting.rules.agenda import chinese_number
from roster.rules.roles import VOTING

MAY_SPEAK = frozenset({*VOTING.values(), "attending", "chair"})
"""Roles that may ask for the floor: those who vote anywhere, who preside, and those attending without vote (列席)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of meeting; `sitting` is the title of its n-th sitting."""

    name: str
    label: str
    sitting: str


KINDS = {
    "plenary": Kind("plenary", "代表大会", "第%(number)s次全体会议"),
    "standing": Kind("standing", "常委会会议", "第%(number)s次全体会议"),
    "chairpersons": Kind("chairpersons", "主任会议", "第%(number)s次会议"),
    "presidium": Kind("presidium", "主席团会议", "第%(number)s次会议"),
}
"""Kind → what it is called."""


def check_kind(name: str) -> Kind:
    """The kind of this name."""
    if name not in KINDS:
        raise Refused("meeting.unknown_kind", "会议类型有误，请重新选择", status=400)
    return KINDS[name]


def voting_role(kind: str) -> str:
    """The role that gives a vote, and is expected to sign in, in a meeting of this kind."""
    return VOTING[check_kind(kind).name]


def may_speak(roles: Iterable[str]) -> bool:
    """Whether somebody with these roles may ask for the floor; an observer (旁听) never may."""
    given = set(roles)
    return bool(given & MAY_SPEAK) and "observer" not in given


def sitting_title(kind: str, number: int) -> str:
    """The usual title of the n-th sitting: 第二次全体会议."""
    return check_kind(kind).sitting % {"number": chinese_number(number)}
