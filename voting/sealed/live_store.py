"""The slices of sealed polls as the database stands, for the whole state and for messages inside a change."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from core.db import Change
from meeting.live_store import plain
from realtime.messages import Message, Snapshot, hall, screen, unsay
from realtime.snapshots import snapshot_builder
from voting.belenios.hashing import fingerprint
from voting.sealed import store
from voting.sealed.codes import code_of_fingerprint, code_of_hex
from voting.sealed.live import BoxNow, BoxSlice, Holder, KeysChanged, KeysSlice, MySealedSlice, Opener
from voting.sealed.store import Receipt
from voting.sealed.tables import KeyGroup, KeyHolder, SealedBox
from voting.store import current_poll
from voting.tables import Poll


def box_slice(session: Session, poll: Poll | None) -> BoxSlice | None:
    """The slice `box`: none for a named poll and before the opening."""
    box = None if poll is None or poll.box != "sealed" else store.find_box(session, poll.id)
    if poll is None or box is None:
        return None
    group = None if box.group_id is None else store.group_row(session, box.group_id)
    openers = [] if group is None else _openers(session, poll.id, group)
    return BoxSlice(
        poll_id=poll.id,
        group_id=box.group_id,
        keys=poll.keys,
        kind="server" if group is None else group.kind,
        threshold=0 if group is None else group.needed,
        holders=openers,
        needed=0 if group is None else group.needed,
        opened=sum(one.opened for one in openers),
        unchecked=store.unchecked_count(session, poll.id),
        ballots=box.ballots,
        head=box.head,
        head_code=code_of_hex(box.head),
        hash_code=election_code(box),
        tally_ready=box.tally is not None,
    )


def _openers(session: Session, poll_id: str, group: KeyGroup) -> list[Opener]:
    given = {part.owner for part in store.parts_of(session, poll_id)}
    holders = store.holders_of(session, group.id)
    return [Opener(one.person_id, one.number, one.name, one.number in given) for one in holders]


def election_code(box: SealedBox) -> str:
    """The code of the election's hash."""
    return code_of_fingerprint(fingerprint(box.election.encode()))


def keys_slice(session: Session, meeting_id: str) -> KeysSlice | None:
    """The slice `keys`: the meeting's newest key group."""
    group = store.newest_group(session, meeting_id)
    return None if group is None else group_slice(session, group)


def group_slice(session: Session, group: KeyGroup) -> KeysSlice:
    """One key group."""
    holders = [
        Holder(one.person_id, one.number, one.name, has_done(group, one)) for one in store.holders_of(session, group.id)
    ]
    code = code_of_fingerprint(group.fingerprint) if group.fingerprint else ""
    return KeysSlice(group.id, group.kind, group.needed, group.step, holders, group.fingerprint, code)


def has_done(group: KeyGroup, holder: KeyHolder) -> bool:
    """Whether a holder has given what the group's present step asks."""
    given = {"gathering": holder.public, "sharing": holder.polynomial, "finishing": holder.voutput}
    return group.step == "ready" or given.get(group.step) is not None


def my_slice(poll_id: str, receipt: Receipt) -> MySealedSlice:
    """The slice `my_sealed` of one ballot."""
    code = code_of_fingerprint(receipt.tracker)
    return MySealedSlice(
        poll_id, receipt.tracker, code, receipt.state, receipt.received_at, receipt.press, receipt.fault
    )


def my_sealed(session: Session, meeting_id: str, person_id: str) -> dict[str, Any] | None:
    """The slice `my_sealed` for the poll of the state, as plain JSON; None where nothing was cast."""
    poll = current_poll(session, meeting_id)
    if poll is None or poll.box != "sealed":
        return None
    found = store.latest_receipt(session, poll.id, person_id)
    data: dict[str, Any] | None = plain(None if found is None else my_slice(poll.id, found))
    return data


def sealed_slices(session: Session, meeting_id: str) -> dict[str, Any]:
    """The slices `box` and `keys` as plain JSON."""
    box = box_slice(session, current_poll(session, meeting_id))
    return {"box": plain(box), "keys": plain(keys_slice(session, meeting_id))}


def announce_box(tx: Change, poll: Poll | None, meeting_id: str) -> None:
    """Tell everybody how the box stands; said twice in one change, only the last is sent."""
    tx.session.flush()
    unsay(tx.messages, meeting_id, BoxNow)
    tx.announce(BoxNow(hall(meeting_id), box_slice(tx.session, poll)))
    tx.touch(Snapshot("box", meeting_id))


def announce_keys(tx: Change, meeting_id: str) -> None:
    """Tell everybody how the key ceremony stands."""
    tx.session.flush()
    tx.announce(KeysChanged(hall(meeting_id), keys_slice(tx.session, meeting_id)))


@snapshot_builder("box")
def build_box(session: Session, meeting_id: str) -> Iterable[Message]:
    """The box while ballots come in: for screens and staff; from the checking on for everybody."""
    poll = current_poll(session, meeting_id)
    room = screen if poll is not None and poll.state == "open" else hall
    yield BoxNow(room(meeting_id), box_slice(session, poll))
