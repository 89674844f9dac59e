"""Vote on a list of appointments together (合并表决), as the chairpersons decided."""

from core.db import Change
from core.errors import Refused
from voting import store
from voting.actions.edit_poll import prepared_poll
from voting.live_store import announce_poll
from voting.rules.appointments import merged


def merge_appointments(tx: Change, poll_id: str, reason: str) -> None:
    """Make one line of a prepared poll's appointments; the reason, such as the chairpersons' decision, is journalled."""
    poll = prepared_poll(tx, poll_id)
    if poll.merged is not None:
        raise Refused("appointment.merged", "名单已经合并表决；如需修改，请先取消合并")
    if not reason.strip():
        raise Refused("appointment.no_reason", "合并表决应说明依据，请填写主任会议的决定", status=422)
    paper = store.paper_of(poll)
    poll.paper = merged(paper).to_data()
    poll.merged = {"options": paper.to_data()["options"], "reason": reason.strip(), "by": tx.actor.name}
    tx.session.flush()
    tx.record(f"meeting:{poll.meeting_id}", "poll.appointments_merged", poll.id, **poll.merged)
    announce_poll(tx, poll.meeting_id)
