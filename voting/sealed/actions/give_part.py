"""A scrutineer opens a box: the partial decryption, checked, goes to the others."""

from sqlalchemy.orm import Session

from core.actor import Actor
from core.db import Change
from core.errors import Refused
from voting import store as polls
from voting.sealed import store
from voting.sealed.live_store import announce_box
from voting.sealed.tables import BoxPart


def require_opening(session: Session, actor: Actor, poll_id: str) -> int:
    """The actor's number among the key's holders; refused where the box is not to be opened by them now."""
    poll = polls.poll_row(session, poll_id)
    box = store.box_of(session, poll_id)
    if box.group_id is None:
        raise Refused("box.server_key", "本次表决的钥匙由服务器保管，不需要监票人开箱")
    holder = store.holder_of(session, box.group_id, actor)
    if poll.state in ("closed", "shown"):
        return holder.number
    if poll.state != "unsealing" or box.tally is None:
        raise Refused("box.not_closed", "票箱还没有封闭并合计，请等候主持人宣布开箱")
    return holder.number


def give_part(tx: Change, poll_id: str, part: str) -> None:
    """Keep a part that was checked before; a second one, and one that comes after the result, changes nothing."""
    number = require_opening(tx.session, tx.actor, poll_id)
    poll = polls.poll_row(tx.session, poll_id, lock=True)
    keep_part(tx, poll_id, number, part)
    announce_box(tx, poll, poll.meeting_id)


def keep_part(tx: Change, poll_id: str, owner: int, part: str) -> None:
    """Add the part of one owner while the box is being opened; the poll must be locked."""
    poll = polls.poll_row(tx.session, poll_id)
    given = store.parts_of(tx.session, poll_id)
    if poll.state != "unsealing" or owner in {one.owner for one in given}:
        return
    tx.session.add(BoxPart(poll_id=poll_id, owner=owner, place=len(given) + 1, raw=part, given_at=tx.now))
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "poll.box_part", poll.id, owner=owner)
