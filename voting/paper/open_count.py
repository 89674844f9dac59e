"""What the actions on a count begin with: the poll, locked, in a state in which that may be done."""

from core.db import Change
from core.errors import Forbidden, Refused
from voting import store as polls
from voting.paper import store
from voting.paper.tables import PaperCount
from voting.rules.poll_state import RUNNING, State
from voting.tables import Poll

AFTER_VOTE: tuple[State, ...] = ("checking", "unsealing", "counting")
"""The vote is over, its result not known: papers are counted, while a sealed box is opened beside."""


def paper_poll(tx: Change, poll_id: str, states: tuple[State, ...] = RUNNING) -> tuple[Poll, PaperCount]:
    """A poll with papers, locked, with its count; refused where there are none, and outside of `states`."""
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    if poll.way not in ("paper", "mixed"):
        raise Refused("poll.not_on_paper", "本项表决没有使用纸质选票")
    check_state(poll, states)
    return poll, store.count_row(tx.session, poll_id)


def check_state(poll: Poll, states: tuple[State, ...]) -> None:
    """Refuse (`poll.*`) what may not be done in the poll's state."""
    if poll.state in states:
        return
    if poll.state == "void":
        raise Refused("poll.void", "该表决已作废，请重新准备一次表决")
    if poll.state == "prepared":
        raise Refused("poll.not_open", "表决尚未开始，请先开始表决")
    if poll.state == "open":
        raise Refused("poll.still_voting", "投票尚未结束，请先停止投票，再核定票数")
    raise Refused("poll.counted_already", "票数已经核定，不能再更改；如有错误，请作废后重新表决")


def check_not_agreed(count: PaperCount) -> None:
    """Refuse to change what the agreed figures rest upon."""
    if count.agreed is not None:
        raise Refused("paper.agreed", "票数已经核定；如需更改，请先说明理由重新计票")


def check_counting(tx: Change, poll: Poll) -> None:
    """Refuse one who does not count papers."""
    if not store.may_count(tx.session, poll, tx.actor):
        raise Forbidden


def check_settling(tx: Change, poll: Poll) -> None:
    """Refuse one who may not settle differences: the secretariat and the chief scrutineer may."""
    if not store.may_settle(tx.session, poll, tx.actor):
        raise Forbidden
