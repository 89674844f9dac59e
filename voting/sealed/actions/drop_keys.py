"""Give up a key group that no box was opened for voting with."""

from core.db import Change
from core.errors import Refused
from voting.sealed import store
from voting.sealed.live_store import announce_keys


def drop_keys(tx: Change, group_id: str) -> None:
    """No poll will use the group; twice is harmless, and refused once one did: its box must be opened with it."""
    group = store.group_row(tx.session, group_id, lock=True)
    if group.step == "dropped":
        return
    if store.group_is_used(tx.session, group_id):
        raise Refused("keys.used", "已有表决使用这组钥匙，不能放弃；如需更换，请为后面的表决另行生成")
    group.step = "dropped"
    tx.session.flush()
    tx.record(f"meeting:{group.meeting_id}", "keys.dropped", group.id)
    announce_keys(tx, group.meeting_id)
