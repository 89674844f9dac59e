"""Who may answer a poll: everybody with a vote in the meeting, or a group of its own such as the evaluators of one kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from voting.rules.reading import read_list, read_object, read_text

CODE = "electorate.wrong_shape"
_LISTS = ("roles", "delegations", "people", "without")


class Member(Protocol):
    """What is asked of somebody on the roll; see roster.store.RollMember."""

    @property
    def person_id(self) -> str: ...
    @property
    def delegation(self) -> str: ...
    @property
    def roles(self) -> tuple[str, ...]: ...
    @property
    def votes(self) -> bool: ...


M = TypeVar("M", bound=Member)


@dataclass(frozen=True)
class Electorate:
    """A group by name: who has one of the `roles`, is of one of the `delegations` (by name) or is one of the `people`.

    Nobody in `without` belongs to it. With all of the first three empty it is everybody with a vote (and `name` is
    empty): then N is the meeting's. A group's N is the number of its people.
    """

    name: str = ""
    roles: tuple[str, ...] = ()
    delegations: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether this is the meeting itself."""
        return not (self.name or self.roles or self.delegations or self.people or self.without)

    def of(self, members: Iterable[M]) -> list[M]:
        """Those of the roll who belong, in its order."""
        return [member for member in members if self._has(member)]

    def _has(self, member: Member) -> bool:
        if member.person_id in self.without:
            return False
        if not (self.roles or self.delegations or self.people):
            return member.votes
        return (
            member.person_id in self.people
            or member.delegation in self.delegations
            or any(role in self.roles for role in member.roles)
        )

    def to_data(self) -> dict[str, object]:
        """The plain JSON form."""
        return {"name": self.name} | {name: list(getattr(self, name)) for name in _LISTS}

    @classmethod
    def from_data(cls, data: object) -> "Electorate":
        """The electorate of its JSON form; refuses anything else with `electorate.wrong_shape`."""
        fields = read_object(data, CODE, (), ("name", *_LISTS), where="electorate")
        lists = {name: read_list(fields.get(name, []), CODE, name, limit=5000) for name in _LISTS}
        return cls(
            name=read_text(fields.get("name", ""), CODE, "name", limit=60),
            **{name: tuple(read_text(one, CODE, name, limit=100) for one in items) for name, items in lists.items()},
        )


EVERYBODY = Electorate()
"""All who have a vote in the meeting."""
