"""One trustee's key: how it is made, read and checked."""

from dataclasses import dataclass

from voting.belenios.canonical import Json, record, text
from voting.belenios.chance import SECURE, Source, exponent
from voting.belenios.faults import Code, Fault
from voting.belenios.group import G, power_secret, require_member
from voting.belenios.numbers import residue
from voting.belenios.proofs.proof import Proof, read_proof
from voting.belenios.proofs.schnorr import check_possession, prove_possession


@dataclass(frozen=True, slots=True)
class TrusteeKey:
    """A trustee_public_key (section 4.5)."""

    pok: Proof
    public_key: int
    name: str | None = None

    def to_json(self) -> Json:
        """Section 4.5."""
        fields: dict[str, Json] = {"pok": self.pok.to_json(), "public_key": str(self.public_key)}
        return fields if self.name is None else fields | {"name": self.name}


@dataclass(frozen=True, slots=True)
class Single:
    """A trustee without whom nothing is opened (section 4.7)."""

    key: TrusteeKey

    @property
    def keys(self) -> tuple[TrusteeKey, ...]:
        """The one key."""
        return (self.key,)

    def to_json(self) -> Json:
        """Section 4.7."""
        return ["Single", self.key.to_json()]


def new_key(source: Source = SECURE) -> int:
    """A fresh private key (section 4.5)."""
    return exponent(source)


def single(secret: int, name: str | None = None, source: Source = SECURE) -> Single:
    """The public side of a private key, with the proof that one has it (section 4.5)."""
    return Single(TrusteeKey(prove_possession(secret, source), power_secret(G, secret), name))


def read_trustee_key(value: Json, where: str) -> TrusteeKey:
    """Read one public key (section 4.5)."""
    fields = record(value, where, ("pok", "public_key", "name"), ("name",))
    name = text(fields["name"], f"{where}, name") if "name" in fields else None
    pok = read_proof(fields["pok"], f"{where}, pok")
    return TrusteeKey(pok, residue(fields["public_key"], f"{where}, public_key"), name)


def check_trustee_key(key: TrusteeKey, where: str) -> None:
    """One key and the proof that its maker has the private one (section 4.5)."""
    require_member(key.public_key, where)
    if key.public_key == 1:
        raise Fault(Code.KEY_IS_ONE, where, "public key is 1")
    if not check_possession(key.public_key, key.pok):
        raise Fault(Code.KEY_PROOF, where, "not proved that the trustee has the private key")
