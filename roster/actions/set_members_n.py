"""Set N, the number of all members in office."""

from core.db import Change
from core.errors import Refused
from roster.access import open_roll
from roster.store import voters_n

LARGEST = 5000


def set_members_n(tx: Change, roll_id: str, members: int | None) -> int:
    """N of the roll; None counts those who vote. Refused once the roll is frozen. Returns N as it stands then."""
    row = open_roll(tx.session, roll_id)
    voters = voters_n(tx.session, roll_id)
    if members is not None and not max(voters, 1) <= members <= LARGEST:
        raise Refused(
            "roll.n_range",
            "全体人数应不少于名册上有表决权的 %(voters)s 人，且不超过 %(largest)s，请核对",
            status=400,
            voters=max(voters, 1),
            largest=LARGEST,
        )
    if row.members_n != members:
        before, row.members_n = row.members_n, members
        tx.record("system", "roll.members_n", roll_id, before=before, after=members)
    return members if members is not None else voters
