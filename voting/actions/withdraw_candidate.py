"""Go on without somebody whose nomination was withdrawn (撤回提名)."""

from collections.abc import Sequence
from dataclasses import replace

from core.db import Change
from core.errors import Refused
from voting import store
from voting.actions.edit_poll import edit_poll
from voting.actions.prepare_again import prepare_again
from voting.actions.void_poll import void_poll
from voting.following import draft_of
from voting.rules.poll_state import RUNNING
from voting.rules.second_vote import without

METHODS = ("elect", "per_item", "choose", "rank")


def withdraw_candidate(tx: Change, poll_id: str, options: Sequence[str], reason: str) -> str:
    """Take these off the paper; a poll under way is void, and the same vote is prepared again without them.

    Returns the poll to go on with: the same while it is prepared, else the new one.
    """
    poll = store.poll_row(tx.session, poll_id, lock=True)
    if poll.paper["method"] not in METHODS or poll.merged is not None:
        raise Refused("poll.no_candidates", "这项表决没有可以撤回的候选人或者项目；合并表决请先取消合并")
    if not reason.strip():
        raise Refused("poll.no_reason", "撤回提名应说明理由，请填写理由", status=422)
    paper = without(store.paper_of(poll), options)
    titles = [one.title for one in store.paper_of(poll).options if one.id in options]
    if poll.state == "prepared":
        edit_poll(tx, poll_id, replace(draft_of(poll), paper=paper))
        follower = poll_id
    elif poll.state in RUNNING:
        void_poll(tx, poll_id, _why(titles, reason))
        follower = prepare_again(tx, poll_id, options)
    else:
        raise Refused("poll.over", "表决已经结束；如应重新表决，请先作废，再重新准备")
    tx.record(f"meeting:{poll.meeting_id}", "poll.withdrawn", poll.id, titles=titles, reason=reason, goes_on=follower)
    return follower


def _why(titles: list[str], reason: str) -> str:
    return f"撤回提名：{'、'.join(titles)}。{reason}"[:300]
