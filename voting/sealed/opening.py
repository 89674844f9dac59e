"""Sets up the box of a sealed poll when it opens: keys, credentials, election, the beginning of its archive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import insert

from core.db import Change
from core.errors import Refused
from roster.store import RollMember
from voting import store
from voting.belenios.badge import PublicMaster, poll_credential
from voting.belenios.bel.write import begin
from voting.belenios.chance import SECURE
from voting.belenios.credentials import make_roll
from voting.belenios.election import BASE58, Election
from voting.belenios.group import G, power_secret
from voting.belenios.trustee_key import new_key, single
from voting.belenios.trustees import Trustees, read_trustees
from voting.rules.sealing import questions_of
from voting.sealed.codes import credential_id
from voting.sealed.signing_keys import SigningKey, signing_keys_of
from voting.sealed.store import group_row, newest_group
from voting.sealed.tables import SealedBox, SealedElector
from voting.tables import Poll

UUID_LENGTH = 14
SERVER = "服务器 server"


@dataclass(frozen=True, slots=True)
class _Key:
    """Who opens the box: a group of scrutineers, or the server with a secret of its own."""

    trustees: Trustees
    y: int
    group_id: str | None = None
    secret: int | None = None


def set_up_box(tx: Change, poll: Poll, meeting_title: str, voters: Sequence[RollMember]) -> int:
    """Freeze keys, credentials and election of a poll that opens; how many voters have no badge and so no credential.

    Refused with `keys.not_ready` where scrutineers shall hold the key and have not made one.
    """
    key = _server_key() if poll.keys == "server" else _scrutineers_key(tx, poll.meeting_id)
    uuid = "".join(BASE58[SECURE(len(BASE58))] for _ in range(UUID_LENGTH))
    signing = signing_keys_of(tx.session, [voter.person_id for voter in voters])
    credentials = {person: _credential(one, uuid) for person, one in signing.items()}
    if not credentials:
        raise Refused("keys.no_badges", "没有一名代表持有代表证，无法进行无记名表决，请先制发代表证")
    election = Election(uuid, poll.title, meeting_title, key.y, questions_of(store.paper_of(poll)))
    roll = make_roll(credentials.values())
    begun_at = int(tx.now.timestamp())
    _, head = begin(begun_at, election, key.trustees, roll)
    tx.session.add(
        SealedBox(
            poll_id=poll.id,
            uuid=uuid,
            group_id=key.group_id,
            election=election.raw.decode(),
            trustees=key.trustees.raw.decode(),
            credentials=roll.raw.decode(),
            begun_at=begun_at,
            ballots=0,
            head=head.hash,
            secret=None if key.secret is None else str(key.secret),
        )
    )
    tx.session.flush()
    _keep_electors(tx, poll.id, credentials, signing)
    return len(voters) - len(credentials)


def _server_key() -> _Key:
    secret = new_key()
    return _Key(Trustees((single(secret, SERVER),)), power_secret(G, secret), secret=secret)


def _scrutineers_key(tx: Change, meeting_id: str) -> _Key:
    newest = newest_group(tx.session, meeting_id, ready=True)
    group = newest and group_row(tx.session, newest.id, lock=True)
    if group is None or group.step != "ready" or group.trustees is None:
        raise Refused("keys.not_ready", "监票人的钥匙还没有备齐，请先由监票人生成钥匙，再开始表决")
    trustees = read_trustees(group.trustees.encode())
    return _Key(trustees, trustees.election_key(), group_id=group.id)


def _credential(key: SigningKey, uuid: str) -> int:
    return poll_credential(PublicMaster(key.public, key.chain), uuid)


def _keep_electors(tx: Change, poll_id: str, credentials: Mapping[str, int], signing: Mapping[str, SigningKey]) -> None:
    rows = [
        {
            "poll_id": poll_id,
            "person_id": person_id,
            "credential_id": credential_id(credential),
            "badge_id": signing[person_id].badge_id,
        }
        for person_id, credential in credentials.items()
    ]
    tx.session.execute(insert(SealedElector), rows)
