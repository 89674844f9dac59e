"""What a group of trustees publishes of whom a threshold is enough, and the checks on all of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voting.belenios.canonical import Json, dumps, items, loads, record, small
from voting.belenios.faults import Code, Fault
from voting.belenios.group import P, number, power, require_member
from voting.belenios.numbers import residue
from voting.belenios.signed import Signed, read_signed
from voting.belenios.trustee_key import TrusteeKey, check_trustee_key, read_trustee_key


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
