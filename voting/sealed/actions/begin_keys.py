"""Begin the ceremony in which scrutineers make the key of a meeting's sealed polls."""

from collections.abc import Sequence

from core.db import Change
from core.errors import Refused
from core.ids import new_id
from meeting.rows import lock_meeting
from meeting.rules.states import may_change
from meeting.store import meeting_of
from roster.store import members_by_id
from voting.rules.key_ceremony import Kind, check_policy
from voting.sealed import store
from voting.sealed.live_store import announce_keys
from voting.sealed.tables import KeyGroup, KeyHolder

ROLES = frozenset({"scrutineer", "chief_scrutineer"})


def begin_keys(tx: Change, meeting_id: str, kind: Kind, threshold: int | None, person_ids: Sequence[str]) -> str:
    """A new group of these scrutineers of the roll, numbered in this order; its id. An unfinished one is given up."""
    lock_meeting(tx.session, meeting_id)
    meeting = meeting_of(tx.session, meeting_id)
    may_change(meeting)
    if len(set(person_ids)) != len(person_ids):
        raise Refused("keys.twice", "同一名监票人被选了两次，请重新选择", status=422)
    needed = check_policy(kind, threshold, len(person_ids))
    people = members_by_id(tx.session, meeting.roll_id, person_ids)
    for person_id in person_ids:
        if person_id not in people or not ROLES & set(people[person_id].roles):
            raise Refused("keys.not_scrutineer", "所选人员中有人不是本次会议的监票人，请在名册中核对", status=422)
    _give_up(tx, meeting_id)
    group = KeyGroup(
        id=new_id(),
        meeting_id=meeting_id,
        kind=kind,
        needed=needed,
        step="gathering",
        position=store.next_group_position(tx.session, meeting_id),
        fingerprint="",
        made_at=tx.now,
    )
    tx.session.add(group)
    tx.session.flush()
    for number, person_id in enumerate(person_ids, 1):
        tx.session.add(KeyHolder(group_id=group.id, person_id=person_id, number=number, name=people[person_id].name))
    tx.session.flush()
    tx.record(f"meeting:{meeting_id}", "keys.begun", group.id, kind=kind, needed=needed, people=list(person_ids))
    announce_keys(tx, meeting_id)
    return group.id


def _give_up(tx: Change, meeting_id: str) -> None:
    former = store.newest_group(tx.session, meeting_id)
    if former is not None and former.step != "ready":
        former.step = "dropped"
        tx.record(f"meeting:{meeting_id}", "keys.dropped", former.id)
