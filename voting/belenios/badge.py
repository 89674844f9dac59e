"""Signing keys from a badge's secret: one master key a badge, and another key for each election that it votes in.

The server keeps the public master and the chain code, from which it computes the public credential of each election by
itself. Whoever has neither cannot tell that two elections' credentials belong to one badge. The badge's own texts
("badge signing|" and so on) are not of the specification; what comes out are credentials like any others (section 4.8).
"""

from dataclasses import dataclass
from hashlib import sha256, sha512

from voting.belenios.fixed_base import generator
from voting.belenios.group import G, P, Q, number, power_secret


@dataclass(frozen=True, slots=True)
class Master:
    """What a badge can sign with: an exponent modulo q, and the chain code, 64 hexadecimal digits."""

    exponent: int
    chain: str


@dataclass(frozen=True, slots=True)
class PublicMaster:
    """What the server keeps of a master key: g to its exponent, and the chain code."""

    public: int
    chain: str


def master_of(secret: str) -> Master:
    """The master key of the badge with this secret, as it is printed: lower case, without its address."""
    return Master(_wide(f"badge signing|{secret}"), sha256(f"badge chain|{secret}".encode()).hexdigest())


def public_of(master: Master) -> PublicMaster:
    """The public side of a master key."""
    return PublicMaster(power_secret(G, master.exponent), master.chain)


def poll_exponent(master: Master, uuid: str) -> int:
    """The secret number that signs in one election: for `seal_ballot`."""
    return (master.exponent + _tweak(master.chain, uuid)) % Q


def poll_credential(master: PublicMaster, uuid: str) -> int:
    """The public credential in one election: g to the badge's `poll_exponent`."""
    return number(master.public) * generator().power(_tweak(master.chain, uuid)) % P


def _tweak(chain: str, uuid: str) -> int:
    return _wide(f"badge poll|{chain}|{uuid}")


def _wide(statement: str) -> int:
    """SHA-512 modulo q: so much longer than q that the remainder is as good as uniform."""
    return number(int.from_bytes(sha512(statement.encode()).digest(), "big")) % Q
