"""A badge at the moment of its issue."""

from dataclasses import dataclass

from roster.rules.login_token import login_token
from roster.store import RollMember


@dataclass(frozen=True, slots=True)
class IssuedBadge:
    """A badge and its secret, which after printing exists nowhere else."""

    member: RollMember
    secret: str
    badge_id: str

    @property
    def person_id(self) -> str:
        """Whose it is."""
        return self.member.person_id

    @property
    def token(self) -> str:
        """What its holder's device logs in with."""
        return login_token(self.secret)
