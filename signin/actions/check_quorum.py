"""Check whether enough are here to begin, and keep what was found."""

from dataclasses import replace
from datetime import timedelta

from core.db import Change
from core.errors import Refused
from core.ids import new_id
from meeting.store import access_sitting
from signin.store import CheckedQuorum, last_check, present_voters, quorum_of
from signin.tables import QuorumCheck

DOUBLE_TOUCH = timedelta(seconds=10)


def check_quorum(tx: Change, sitting_id: str) -> CheckedQuorum:
    """Count those present against the meeting's rule; kept for the minutes and journalled, whether met or not.

    A second touch within seconds, with nothing changed, gives the first answer again.
    """
    meeting, sitting = access_sitting(tx.session, sitting_id, tx.actor)
    if sitting.state == "closed" or meeting.state == "ended":
        raise Refused("signin.closed", "本次会议已经结束，不能再检查法定人数")
    rule, n = quorum_of(tx.session, meeting)
    present = present_voters(tx.session, sitting_id, meeting.roll_id)
    found = CheckedQuorum(tx.now, n, present, rule.needed(n), rule.met(present, n), rule.to_data())
    last = last_check(tx.session, sitting_id)
    if last is not None and found.at - last.at < DOUBLE_TOUCH and _same(last, found):
        return last
    if last is not None and last.at >= found.at:
        found = replace(found, at=last.at + timedelta(microseconds=1))
    tx.session.add(
        QuorumCheck(
            id=new_id(),
            sitting_id=sitting_id,
            at=found.at,
            members_n=n,
            present=present,
            needed=found.needed,
            met=found.met,
            rule=found.rule,
        )
    )
    tx.record(
        f"meeting:{meeting.id}",
        "quorum.checked",
        sitting_id,
        members_n=n,
        present=present,
        needed=found.needed,
        met=found.met,
        rule=found.rule,
    )
    tx.session.flush()
    return found


def _same(last: CheckedQuorum, found: CheckedQuorum) -> bool:
    return replace(last, at=found.at) == found
