"""Ballots that are wrong in one respect only, signed as well as can be."""

import json
from collections.abc import Sequence
from typing import Any

from tests.voting.belenios.workshop import change
from voting.belenios.badge import Master, poll_exponent
from voting.belenios.ballot import Ballot, seal_unchecked
from voting.belenios.canonical import dumps
from voting.belenios.chance import SECURE
from voting.belenios.group import P
from voting.belenios.hashing import fingerprint
from voting.belenios.proofs.schnorr import check_ballot_signature, sign_ballot
from voting.sealed.frozen import frozen_election


def forged(master: Master, poll_id: str, values: Sequence[Sequence[int]]) -> str:
    """A ballot with values that break the rules, its proofs as good as they can be."""
    election = frozen_election(poll_id)
    return seal_unchecked(election, poll_exponent(master, election.uuid), values, SECURE).raw.decode()


def signed(master: Master, poll_id: str, fields: dict[str, Any]) -> str:
    """The text of a ballot that was changed as JSON, signed anew."""
    secret = poll_exponent(master, frozen_election(poll_id).uuid)
    unsigned = {name: value for name, value in fields.items() if name != "signature"}
    signed_hash = fingerprint(dumps(unsigned))
    proof = sign_ballot(signed_hash, secret, SECURE)
    return dumps(unsigned | {"signature": {"hash": signed_hash, "proof": proof.to_json()}}).decode()


def changed(master: Master, poll_id: str, ballot: Ballot | str, path: Sequence[Any], new: Any) -> str:
    """The ballot with one place changed, signed anew."""
    raw = ballot if isinstance(ballot, str) else ballot.raw.decode()
    return signed(master, poll_id, change(json.loads(raw), path, new))


def under_minus(master: Master, poll_id: str, ballot: Ballot) -> str:
    """The ballot under the credential −X, which is outside the group, with a signature that passes for it."""
    election = frozen_election(poll_id)
    credential = P - ballot.credential
    fields = json.loads(ballot.raw) | {"credential": str(credential)}
    unsigned = {name: value for name, value in fields.items() if name != "signature"}
    signed_hash = fingerprint(dumps(unsigned))
    while True:
        proof = sign_ballot(signed_hash, poll_exponent(master, election.uuid), SECURE)
        if check_ballot_signature(signed_hash, credential, proof):
            return dumps(unsigned | {"signature": {"hash": signed_hash, "proof": proof.to_json()}}).decode()
