"""Who holds the key to a vote: single trustees and threshold groups together."""

from dataclasses import dataclass
from itertools import chain

from voting.belenios.canonical import Json, dumps, items, loads
from voting.belenios.faults import Code, Fault
from voting.belenios.group import P, number
from voting.belenios.threshold import Pedersen, check_pedersen, read_all_coefexps, read_pedersen, subkey_of
from voting.belenios.trustee_key import Single, TrusteeKey, check_trustee_key, read_trustee_key


@dataclass(frozen=True, slots=True)
class Trustees:
    """All who hold the key (section 4.7)."""

    kinds: tuple[Single | Pedersen, ...]

    @property
    def raw(self) -> bytes:
        """The bytes that are archived (section 4.7)."""
        return dumps([kind.to_json() for kind in self.kinds])

    @property
    def keys(self) -> tuple[TrusteeKey, ...]:
        """All keys; the owner of the first has number 1 (section 4.18)."""
        return tuple(chain.from_iterable(kind.keys for kind in self.kinds))

    def election_key(self) -> int:
        """The product of the sub-keys (section 3.1.1)."""
        y = number(1)
        for kind in self.kinds:
            subkey = kind.key.public_key if isinstance(kind, Single) else subkey_of(read_all_coefexps(kind))
            y = y * subkey % P
        return y


def read_trustees(raw: bytes) -> Trustees:
    """Read the list; no proof is checked yet (section 4.7)."""
    kinds = enumerate(items(loads(raw, "trustees"), "trustees"), 1)
    return Trustees(tuple(_read_kind(kind, f"trustee {i}") for i, kind in kinds))


def _read_kind(value: Json, where: str) -> Single | Pedersen:
    match value:
        case ["Single", key]:
            return Single(read_trustee_key(key, where))
        case ["Pedersen", parameters]:
            return read_pedersen(parameters, where)
        case _:
            raise Fault(Code.SHAPE, where, "must be Single or Pedersen")


def check_trustees(trustees: Trustees, y: int) -> None:
    """Every key, proof and certificate, no key twice, and the product is the election key y (sections 3.1.1, 4.7)."""
    if not trustees.kinds:
        raise Fault(Code.TRUSTEES, "trustees", "there are none")
    for i, kind in enumerate(trustees.kinds, 1):
        if isinstance(kind, Pedersen):
            check_pedersen(kind, f"trustee {i}")
        else:
            check_trustee_key(kind.key, f"trustee {i}")
    public_keys = [key.public_key for key in trustees.keys]
    if len(set(public_keys)) != len(public_keys):
        raise Fault(Code.KEY_TWICE, "trustees", "two trustees have the same key")
    if trustees.election_key() != y:
        raise Fault(Code.PUBLIC_KEY, "election", "public key is not the product of the trustees' keys")
