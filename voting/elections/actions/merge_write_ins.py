"""Count written-in names that are one person's together."""

from core.db import Change
from core.errors import Forbidden
from core.ids import new_id
from voting import store as polls
from voting.elections import store
from voting.elections.recount import counts_now, mergeable, recount
from voting.elections.tables import WriteInMerge
from voting.rules.election import Merge, check_merge


def merge_write_ins(tx: Change, poll_id: str, names: list[str], into: str, reason: str) -> str:
    """Count the votes of `names` for `into`, by the chief scrutineer or the secretariat, before the result is shown.

    Counts and outcome are worked out anew from the box: a ballot with two of the names counts once. The id of the merge,
    with which it can be taken back.
    """
    poll = mergeable(tx, poll_id)
    if not store.may_merge(tx.session, poll, tx.actor):
        raise Forbidden
    merge = check_merge(polls.paper_of(poll), counts_now(poll), Merge(tuple(names), into))
    row = WriteInMerge(
        id=new_id(),
        poll_id=poll.id,
        position=store.next_position(tx.session, poll.id),
        names=list(merge.names),
        into=merge.into,
        reason=store.check_reason(reason),
        made_by=tx.actor.name,
        made_at=tx.now,
    )
    tx.session.add(row)
    tx.session.flush()
    recount(tx, poll)
    tx.record(
        f"meeting:{poll.meeting_id}",
        "poll.names_merged",
        poll.id,
        merge=row.id,
        names=row.names,
        into=row.into,
        reason=row.reason,
        result=poll.result,
    )
    return row.id
