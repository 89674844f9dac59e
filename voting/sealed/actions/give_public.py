"""A scrutineer gives the public side of a key of one's own, where all must open the box together."""

from core.db import Change
from core.errors import Refused
from voting.belenios.canonical import loads
from voting.belenios.trustee_key import Single, TrusteeKey, check_trustee_key, read_trustee_key
from voting.belenios.trustees import Trustees
from voting.sealed import store
from voting.sealed.ceremony import checked, finish, keep, place_of, tell
from voting.sealed.tables import KeyGroup, KeyHolder


def give_public(tx: Change, group_id: str, public: str) -> None:
    """Keep a public key with its proof; with the last one the group is ready. The same text again is harmless."""
    place = place_of(tx, group_id, "public", "gathering", public)
    if place is None:
        return
    group, holder = place
    if group.kind != "all":
        raise Refused("keys.other_kind", "本组钥匙采用多人共管，请刷新页面后重试")
    key = checked(lambda: _read(public))
    if key.name not in (None, holder.name):
        raise Refused("keys.other_name", "钥匙上的姓名与您不一致，请刷新页面后重新生成", status=422)
    _refuse_copy(tx, group, holder, key)
    if keep(tx, group, holder, "public", public):
        keys = [_read(one.public or "") for one in store.holders_of(tx.session, group.id)]
        finish(tx, group, Trustees(tuple(Single(one) for one in keys)))
    tell(tx, group)


def _read(public: str) -> TrusteeKey:
    key = read_trustee_key(loads(public.encode(), "public key"), "public key")
    check_trustee_key(key, "public key")
    return key


def _refuse_copy(tx: Change, group: KeyGroup, holder: KeyHolder, key: TrusteeKey) -> None:
    """A copied key and proof would make one scrutineer count as two."""
    for other in store.holders_of(tx.session, group.id):
        if other.number != holder.number and other.public and _read(other.public).public_key == key.public_key:
            raise Refused("keys.copied", "这把钥匙与另一名监票人的相同，请重新生成", status=422)
