"""To whom something is addressed: who may read a document, who gets a notice.

An audience is met by whoever fits one of its parts; with no part it is nobody.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeGuard, TypeVar

from core.errors import Refused
from roster.rules.roles import LABELS, in_order

PARTS = frozenset({"everyone", "voters", "roles", "delegations", "people"})
LONGEST = 5000
"""The most entries of one list."""


class Someone(Protocol):
    """What is asked of somebody on the roll; see roster.store.RollMember."""

    @property
    def person_id(self) -> str: ...
    @property
    def delegation_id(self) -> str | None: ...
    @property
    def roles(self) -> tuple[str, ...]: ...
    @property
    def votes(self) -> bool: ...


S = TypeVar("S", bound=Someone)


@dataclass(frozen=True, slots=True)
class Audience:
    """`everyone` on the roll, the `voters`, who has one of the `roles`, is of a delegation (ids) or one of the `people`."""

    everyone: bool = False
    voters: bool = False
    roles: tuple[str, ...] = ()
    delegations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def nobody(self) -> bool:
        """Whether no part is named at all."""
        return not (self.everyone or self.voters or self.roles or self.delegations or self.people)

    def has(self, someone: Someone) -> bool:
        """Whether this person of the roll is addressed."""
        return (
            self.everyone
            or (self.voters and someone.votes)
            or any(role in self.roles for role in someone.roles)
            or someone.delegation_id in self.delegations
            or someone.person_id in self.people
        )

    def of(self, members: Iterable[S]) -> list[S]:
        """Those of the roll who are addressed, in its order."""
        return [member for member in members if self.has(member)]

    def to_data(self) -> dict[str, Any]:
        """The plain JSON form, as it is stored and shown."""
        return {
            "everyone": self.everyone,
            "voters": self.voters,
            "roles": list(self.roles),
            "delegations": list(self.delegations),
            "people": list(self.people),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Audience":
        """The audience of a stored form: trusts its shape; what is missing is empty."""
        return cls(
            everyone=bool(data.get("everyone", False)),
            voters=bool(data.get("voters", False)),
            roles=tuple(in_order(data.get("roles", ()))),
            delegations=tuple(dict.fromkeys(data.get("delegations", ()))),
            people=tuple(dict.fromkeys(data.get("people", ()))),
        )


EVERYONE = Audience(everyone=True)


def read_audience(data: object, delegations: Collection[str], people: Collection[str]) -> Audience:
    """The audience of what somebody chose, among these delegations of the term and people of the roll.

    Raises Refused (400): `audience.wrong_shape`, `audience.nobody`, `audience.unknown_role`, `audience.unknown_delegation`
    or `audience.unknown_person`.
    """
    if not _well_shaped(data):
        raise Refused("audience.wrong_shape", "对象范围填写有误，请重新选择", status=400)
    audience = Audience.from_data(data)
    if not set(data.get("roles", ())) <= LABELS.keys():
        raise Refused("audience.unknown_role", "所选身份不存在，请重新选择", status=400)
    if not set(audience.delegations) <= set(delegations):
        raise Refused("audience.unknown_delegation", "所选代表团不在本届之中，请刷新后重新选择", status=400)
    if not set(audience.people) <= set(people):
        raise Refused("audience.unknown_person", "所选人员不在本次会议的名册上，请刷新后重新选择", status=400)
    if audience.nobody:
        raise Refused("audience.nobody", "请至少选择一个对象：全体、有表决权的人员、身份、代表团或人员", status=400)
    return audience


def _well_shaped(data: object) -> TypeGuard[Mapping[str, Any]]:
    if not isinstance(data, Mapping) or not data.keys() <= PARTS:
        return False
    flags = all(isinstance(data.get(name, False), bool) for name in ("everyone", "voters"))
    return flags and all(_texts(data.get(name, [])) for name in ("roles", "delegations", "people"))


def _texts(value: object) -> bool:
    return isinstance(value, list) and len(value) <= LONGEST and all(isinstance(one, str) for one in value)
