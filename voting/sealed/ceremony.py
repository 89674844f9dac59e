"""What the steps of a key ceremony have in common: who gives what when, and what follows when all have given."""

from collections.abc import Callable
from typing import Literal, TypeVar

from core.db import Change
from core.errors import Refused
from voting.belenios.canonical import loads
from voting.belenios.faults import Fault
from voting.belenios.hashing import fingerprint
from voting.belenios.signed import Signed, read_signed
from voting.belenios.trustees import Trustees, check_trustees
from voting.rules.key_ceremony import Step, next_step, require_step
from voting.sealed import store
from voting.sealed.faults import key_refused
from voting.sealed.live_store import announce_keys
from voting.sealed.tables import KeyGroup, KeyHolder

T = TypeVar("T")
Gift = Literal["public", "polynomial", "voutput"]


def place_of(tx: Change, group_id: str, gift: Gift, step: Step, given: str) -> tuple[KeyGroup, KeyHolder] | None:
    """The group, locked, and the actor's place in it; None where this very text was given before.

    Refused where the group is at another step, or another device has given something else.
    """
    group = store.group_row(tx.session, group_id, lock=True)
    holder = store.holder_of(tx.session, group_id, tx.actor)
    earlier = getattr(holder, gift)
    if earlier == given:
        return None
    require_step(group.step, step)
    if earlier is not None:
        raise Refused("keys.already_given", "这一步您已在另一台设备上完成，请在那台设备上继续，或由主持人重新开始")
    return group, holder


def checked(check: Callable[[], T]) -> T:
    """What a check gives; a fault becomes a refusal."""
    try:
        return check()
    except Fault as fault:
        raise key_refused(fault) from fault


def keep(tx: Change, group: KeyGroup, holder: KeyHolder, gift: Gift, given: str) -> bool:
    """Keep what a holder gives; whether all have given it now."""
    setattr(holder, gift, given)
    tx.session.flush()
    tx.record(f"meeting:{group.meeting_id}", f"keys.{gift}", group.id, holder=holder.number, person=holder.person_id)
    return all(getattr(one, gift) is not None for one in store.holders_of(tx.session, group.id))


def go_on(tx: Change, group: KeyGroup) -> None:
    """Lead the ceremony to its next step."""
    group.step = next_step(group.kind, group.step)
    tx.session.flush()


def finish(tx: Change, group: KeyGroup, trustees: Trustees) -> None:
    """All is there: check it as the verifier will, keep it, and the key can be used."""
    checked(lambda: check_trustees(trustees, trustees.election_key()))
    group.trustees, group.ready_at = trustees.raw.decode(), tx.now
    if group.kind == "all":
        group.fingerprint = fingerprint(trustees.raw)
    go_on(tx, group)
    tx.record(
        f"meeting:{group.meeting_id}",
        "keys.ready",
        group.id,
        kind=group.kind,
        needed=group.needed,
        fingerprint=group.fingerprint,
        trustees_sha256=fingerprint(trustees.raw),
    )


def certificates(tx: Change, group: KeyGroup) -> tuple[Signed, ...]:
    """The certificates of all holders by their numbers."""
    return tuple(read_signed(loads(_text(one).encode(), "certificate"), "certificate") for one in _all(tx, group))


def tell(tx: Change, group: KeyGroup) -> None:
    """Announce how the ceremony stands."""
    announce_keys(tx, group.meeting_id)


def _all(tx: Change, group: KeyGroup) -> list[KeyHolder]:
    return store.holders_of(tx.session, group.id)


def _text(holder: KeyHolder) -> str:
    assert holder.public is not None
    return holder.public
