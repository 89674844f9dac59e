"""Freeze a roll: from now on N and those who vote stay as they are."""

from core.db import Change
from core.errors import NotFound, Refused
from roster.store import voters_n
from roster.tables import Roll


def freeze_roll(tx: Change, roll_id: str) -> int:
    """Fix N and the voters of the roll, as the meeting starts; doing it again changes nothing. Returns N.

    Raises "roll.no_voters" for a roll on which nobody votes, "roll.n_too_small" when N was set below those who vote.
    """
    row = tx.session.get(Roll, roll_id, with_for_update=True)
    if row is None:
        raise NotFound("roll")
    if row.frozen_at is not None and row.members_n is not None:
        return row.members_n
    voters = voters_n(tx.session, roll_id)
    if voters == 0:
        raise Refused("roll.no_voters", "名册上还没有有表决权的人员，请先导入名册")
    members = row.members_n if row.members_n is not None else voters
    if members < voters:
        raise Refused(
            "roll.n_too_small",
            "全体人数 %(members)s 小于名册上有表决权的人数 %(voters)s，请先核对全体人数",
            members=members,
            voters=voters,
        )
    row.members_n, row.frozen_at = members, tx.now
    tx.record("system", "roll.frozen", roll_id, members_n=members, voters=voters)
    return members
