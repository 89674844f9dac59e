"""Who holds the key: single trustees, groups of which a threshold is enough, and the checks on both."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from voting.belenios.canonical import Json, dumps, items, loads, record, small, text
from voting.belenios.chance import SECURE, Source, exponent
from voting.belenios.faults import Code, Fault
from voting.belenios.group import G, P, number, power, power_secret, require_member
from voting.belenios.numbers import residue
from voting.belenios.proofs.proof import Proof, read_proof
from voting.belenios.proofs.schnorr import check_possession, prove_possession
from voting.belenios.signed import Signed, read_signed


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


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a certificate says (section 4.6.2)."""

    verification: int
    encryption: int

    @property
    def message(self) -> str:
        """Section 4.6.2."""
        fields = {"verification": str(self.verification), "encryption": str(self.encryption)}
        return dumps(fields).decode()


@dataclass(frozen=True, slots=True)
class Pedersen:
    """Trustees of whom any `threshold` open the vote together (section 4.6.7)."""

    threshold: int
    certs: tuple[Signed, ...]
    coefexps: tuple[Signed, ...]
    verification_keys: tuple[TrusteeKey, ...]

    @property
    def keys(self) -> tuple[TrusteeKey, ...]:
        """The key of each of them."""
        return self.verification_keys

    def to_json(self) -> Json:
        """Section 4.6.7."""
        parameters: Json = {
            "threshold": self.threshold,
            "certs": [cert.to_json() for cert in self.certs],
            "coefexps": [one.to_json() for one in self.coefexps],
            "verification_keys": [key.to_json() for key in self.verification_keys],
        }
        return ["Pedersen", parameters]


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


def new_key(source: Source = SECURE) -> int:
    """A fresh private key (section 4.5)."""
    return exponent(source)


def single(secret: int, name: str | None = None, source: Source = SECURE) -> Single:
    """The public side of a private key, with the proof that one has it (section 4.5)."""
    return Single(TrusteeKey(prove_possession(secret, source), power_secret(G, secret), name))


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


def read_trustee_key(value: Json, where: str) -> TrusteeKey:
    """Read one public key (section 4.5)."""
    fields = record(value, where, ("pok", "public_key", "name"), ("name",))
    name = text(fields["name"], f"{where}, name") if "name" in fields else None
    pok = read_proof(fields["pok"], f"{where}, pok")
    return TrusteeKey(pok, residue(fields["public_key"], f"{where}, public_key"), name)


def read_pedersen(value: Json, where: str) -> Pedersen:
    """Read threshold parameters (section 4.6.7)."""
    fields = record(value, where, ("threshold", "certs", "coefexps", "verification_keys"))
    keys = items(fields["verification_keys"], f"{where}, verification_keys")
    return Pedersen(
        small(fields["threshold"], f"{where}, threshold"),
        _read_all_signed(fields["certs"], f"{where}, certificate"),
        _read_all_signed(fields["coefexps"], f"{where}, coefexps"),
        tuple(read_trustee_key(key, f"{where}, verification key {i}") for i, key in enumerate(keys, 1)),
    )


def _read_all_signed(value: Json, where: str) -> tuple[Signed, ...]:
    return tuple(read_signed(one, f"{where} {i}") for i, one in enumerate(items(value, where), 1))


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


def check_trustee_key(key: TrusteeKey, where: str) -> None:
    """One key and the proof that its maker has the private one (section 4.5)."""
    require_member(key.public_key, where)
    if key.public_key == 1:
        raise Fault(Code.KEY_IS_ONE, where, "public key is 1")
    if not check_possession(key.public_key, key.pok):
        raise Fault(Code.KEY_PROOF, where, "not proved that the trustee has the private key")


def check_pedersen(group: Pedersen, where: str) -> None:
    """Certificates, coefficients and verification keys of a threshold group (sections 4.6.2 to 4.6.7)."""
    certificates = check_certificates(group.certs, where)
    n = len(certificates)
    if not 1 <= group.threshold <= n:
        raise Fault(Code.THRESHOLD, where, "threshold must be from 1 to the number of trustees")
    coefexps = check_all_coefexps(group.coefexps, certificates, group.threshold, where)
    if len(group.verification_keys) != n:
        raise Fault(Code.VERIFICATION_KEY, where, f"must be {n} verification keys")
    for j, key in enumerate(group.verification_keys, 1):
        check_verification_key(key, coefexps, j, f"{where}, verification key {j}")


def check_certificates(certs: Sequence[Signed], where: str) -> tuple[Certificate, ...]:
    """Each is signed with its own key, and no key stands in two (section 4.6.2)."""
    certificates = tuple(check_certificate(cert, f"{where}, certificate {i}") for i, cert in enumerate(certs, 1))
    keys = [key for one in certificates for key in (one.verification, one.encryption)]
    if len(set(keys)) != len(keys):
        raise Fault(Code.CERTIFICATE_TWICE, where, "a key stands in two certificates")
    return certificates


def check_certificate(cert: Signed, where: str) -> Certificate:
    """Its keys are in the group and it is signed with its own (section 4.6.2)."""
    fields = record(loads(cert.message.encode(), where), where, ("verification", "encryption"))
    verification = residue(fields["verification"], f"{where}, verification")
    encryption = residue(fields["encryption"], f"{where}, encryption")
    for name, key in (("verification", verification), ("encryption", encryption)):
        require_member(key, f"{where}, {name}")
        if key == 1:
            raise Fault(Code.KEY_IS_ONE, f"{where}, {name}", "key is 1")
    if not cert.is_by(verification):
        raise Fault(Code.CERTIFICATE, where, "not signed with its own key")
    return Certificate(verification, encryption)


def check_all_coefexps(
    coefexps: Sequence[Signed], certificates: Sequence[Certificate], threshold: int, where: str
) -> list[tuple[int, ...]]:
    """One list from each trustee, in the order of the certificates (section 4.6.4)."""
    if len(coefexps) != len(certificates):
        raise Fault(Code.COEFEXPS, where, "must be as many coefexps as certificates")
    pairs = enumerate(zip(coefexps, certificates, strict=True), 1)
    return [check_coefexps(one, cert, threshold, f"{where}, coefexps {i}") for i, (one, cert) in pairs]


def check_coefexps(signed: Signed, certificate: Certificate, threshold: int, where: str) -> tuple[int, ...]:
    """Signed by the trustee of the certificate, `threshold` many, all in the group (section 4.6.4)."""
    if not signed.is_by(certificate.verification):
        raise Fault(Code.COEFEXPS, where, "not signed by the trustee of the certificate in the same place")
    exps = read_coefexps(signed, where)
    if len(exps) != threshold:
        raise Fault(Code.COEFEXPS, where, f"must be {threshold} numbers")
    for i, one in enumerate(exps, 1):
        require_member(one, f"{where}, number {i}")
    return exps


def read_coefexps(signed: Signed, where: str) -> tuple[int, ...]:
    """The numbers A_0, A_1, … in a signed list (section 4.6.4)."""
    fields = record(loads(signed.message.encode(), where), where, ("coefexps",))
    return tuple(residue(one, f"{where}, number {i}") for i, one in enumerate(items(fields["coefexps"], where), 1))


def read_all_coefexps(group: Pedersen) -> list[tuple[int, ...]]:
    """The numbers of all trustees of a group (section 4.6.4)."""
    return [read_coefexps(one, f"coefexps {i}") for i, one in enumerate(group.coefexps, 1)]


def subkey_of(coefexps: Iterable[Sequence[int]]) -> int:
    """The product of all A_0 (section 4.6.4)."""
    y = number(1)
    for exps in coefexps:
        y = y * exps[0] % P
    return y


def share_key(exps: Sequence[int], j: int) -> int:
    """The product of A_k^(j^k): the public side of what a trustee sends to number j (section 4.6.5)."""
    result = number(1)
    for one in reversed(exps):
        result = power(result, j) * one % P
    return result


def check_verification_key(key: TrusteeKey, coefexps: Sequence[Sequence[int]], j: int, where: str) -> None:
    """Number j's key follows from all coefficients, and is proved (section 4.6.6)."""
    expected = number(1)
    for exps in coefexps:
        expected = expected * share_key(exps, j) % P
    if key.public_key != expected:
        raise Fault(Code.VERIFICATION_KEY, where, "does not follow from the coefexps")
    check_trustee_key(key, where)
