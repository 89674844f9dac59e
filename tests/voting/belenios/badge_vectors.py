"""Badges' keys, computed with nothing but hashlib and pow: what both sides must come to."""

from dataclasses import dataclass
from hashlib import sha256, sha512

from voting.belenios.group import G, P, Q

SECRETS = ("7k3m9pq2rstvwxyzabcdefghjn", "0" * 26, "zzzzzzzzzzzzzzzzzzzzzzzzzz")
UUIDS = ("ABCDEFGHabcdef", "HLLabcdefHLLabc")
KNOWN = {
    "key": "7250121617501329910823758177379235839743465136310656251742616566884064256480",
    "chain": "d0b68ed1984bd68f7ccbfe66a127f6563fc23024bdc01bbe7cb00b02c798de21",
    "exponent": "62661350177209524764204964340161610886628204466835273952975210711618669970381",
}
"""The first secret's in the first election: printed badges must go on working, so these never change."""


@dataclass(frozen=True)
class BadgeKeys:
    """What follows from one secret for one election; numbers as decimal text, as the browser gives them."""

    secret: str
    uuid: str
    key: str
    chain: str
    public: str
    exponent: str
    credential: str


def keys_of(secret: str, uuid: str) -> BadgeKeys:
    """The definition, word by word."""
    p, q, g = int(P), int(Q), int(G)
    x = int(sha512(f"badge signing|{secret}".encode()).hexdigest(), 16) % q
    chain = sha256(f"badge chain|{secret}".encode()).hexdigest()
    k = int(sha512(f"badge poll|{chain}|{uuid}".encode()).hexdigest(), 16) % q
    public = pow(g, x, p)
    return BadgeKeys(secret, uuid, str(x), chain, str(public), str((x + k) % q), str(public * pow(g, k, p) % p))


VECTORS = [keys_of(secret, uuid) for secret in SECRETS for uuid in UUIDS]
