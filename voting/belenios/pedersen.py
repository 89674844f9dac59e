"""How n trustees make one key of which any t can open the vote, step by step, through a server that learns nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from voting.belenios.canonical import Json, dumps, items, loads, record, text
from voting.belenios.chance import SECURE, Source, exponent
from voting.belenios.channel import receive, send
from voting.belenios.election import BASE58
from voting.belenios.faults import Code, Fault
from voting.belenios.group import G, Q, number, power_secret
from voting.belenios.hashing import fingerprint
from voting.belenios.numbers import unreduced
from voting.belenios.proofs.schnorr import prove_possession
from voting.belenios.signed import Signed, make_signed, read_signed
from voting.belenios.threshold import (
    Certificate,
    Pedersen,
    check_all_coefexps,
    check_certificates,
    check_coefexps,
    check_pedersen,
    share_key,
)
from voting.belenios.trustee_key import TrusteeKey, read_trustee_key

SEED_LENGTH = 22


@dataclass(frozen=True, slots=True)
class Identity:
    """The four keys that follow from a trustee's secret seed (section 4.6.1)."""

    signing: int
    decryption: int

    @property
    def certificate(self) -> Certificate:
        """The public two (section 4.6.2)."""
        return Certificate(power_secret(G, self.signing), power_secret(G, self.decryption))


def new_seed(source: Source = SECURE) -> str:
    """A fresh secret seed (section 4.6.1)."""
    return "".join(BASE58[source(58)] for _ in range(SEED_LENGTH))


def identity(seed: str) -> Identity:
    """The keys of a seed; the specification forgets to say: modulo q (section 4.6.1)."""
    return Identity(_derive("sk", seed), _derive("dk", seed))


def _derive(use: str, seed: str) -> int:
    return number(int.from_bytes(sha256(f"{use}|{seed}".encode()).digest(), "big")) % Q


def make_certificate(me: Identity, source: Source = SECURE) -> Signed:
    """Step 1, each trustee (section 4.6.2)."""
    return make_signed(me.certificate.message, me.signing, source)


def certificates_fingerprint(certs: Sequence[Signed]) -> str:
    """What all trustees compare aloud before step 3, so that nobody was shown other certificates."""
    return fingerprint(dumps([cert.to_json() for cert in certs]))


@dataclass(frozen=True, slots=True)
class Polynomial:
    """What a trustee publishes in step 3 (section 4.6.4)."""

    polynomial: str
    secrets: tuple[str, ...]
    coefexps: Signed

    def to_json(self) -> Json:
        """Section 4.6.4."""
        return {
            "polynomial": self.polynomial,
            "secrets": list(self.secrets),
            "coefexps": self.coefexps.to_json(),
        }


def read_polynomial(raw: bytes) -> Polynomial:
    """Section 4.6.4."""
    where = "polynomial"
    fields = record(loads(raw, where), where, ("polynomial", "secrets", "coefexps"))
    secrets = tuple(text(one, where) for one in items(fields["secrets"], where))
    return Polynomial(text(fields["polynomial"], where), secrets, read_signed(fields["coefexps"], where))


def make_polynomial(me: Identity, certs: Sequence[Signed], threshold: int, source: Source = SECURE) -> Polynomial:
    """Step 3, each trustee: a random polynomial and its value for each of the others (section 4.6.4)."""
    certificates = check_certificates(certs, "certificates")
    _my_number(me, certificates)
    if not 1 <= threshold <= len(certificates):
        raise Fault(Code.THRESHOLD, "certificates", "threshold must be from 1 to the number of trustees")
    coefficients = [exponent(source) for _ in range(threshold)]
    mine = dumps({"polynomial": [str(one) for one in coefficients]}).decode()
    shares = [_value_at(coefficients, j) for j in range(1, len(certificates) + 1)]
    secrets = (
        send(me.signing, cert.encryption, dumps({"secret": str(share)}).decode(), source)
        for share, cert in zip(shares, certificates, strict=True)
    )
    exps = dumps({"coefexps": [str(power_secret(G, one)) for one in coefficients]}).decode()
    kept = send(me.signing, me.certificate.encryption, mine, source)
    return Polynomial(kept, tuple(secrets), make_signed(exps, me.signing, source))


def _value_at(coefficients: Sequence[int], j: int) -> int:
    value = number(0)
    for one in reversed(coefficients):
        value = (value * j + one) % Q
    return value


def _my_number(me: Identity, certificates: Sequence[Certificate]) -> int:
    if me.certificate not in certificates:
        raise Fault(Code.CERTIFICATE, "certificates", "mine is not among them")
    return certificates.index(me.certificate) + 1


def check_polynomial(certs: Sequence[Signed], i: int, threshold: int, polynomial: Polynomial) -> None:
    """What the server can check of what trustee number i sent in step 3 (section 3.1.1)."""
    certificates = check_certificates(certs, "certificates")
    check_coefexps(polynomial.coefexps, certificates[i - 1], threshold, f"polynomial {i}")
    if len(polynomial.secrets) != len(certificates):
        raise Fault(Code.SHAPE, f"polynomial {i}", "must have one secret for each trustee")


@dataclass(frozen=True, slots=True)
class Vinput:
    """What the server hands to a trustee in step 4 (section 4.6.5)."""

    polynomial: str
    secrets: tuple[str, ...]
    coefexps: tuple[Signed, ...]

    def to_json(self) -> Json:
        """Section 4.6.5."""
        return {
            "polynomial": self.polynomial,
            "secrets": list(self.secrets),
            "coefexps": [one.to_json() for one in self.coefexps],
        }


def read_vinput(raw: bytes) -> Vinput:
    """Section 4.6.5."""
    where = "vinput"
    fields = record(loads(raw, where), where, ("polynomial", "secrets", "coefexps"))
    return Vinput(
        text(fields["polynomial"], where),
        tuple(text(one, where) for one in items(fields["secrets"], where)),
        tuple(read_signed(one, where) for one in items(fields["coefexps"], where)),
    )


def make_vinputs(polynomials: Sequence[Polynomial]) -> list[Vinput]:
    """Step 4, the server: route every secret to its trustee (section 4.6.5)."""
    coefexps = tuple(one.coefexps for one in polynomials)
    return [
        Vinput(own.polynomial, tuple(one.secrets[j] for one in polynomials), coefexps)
        for j, own in enumerate(polynomials)
    ]


@dataclass(frozen=True, slots=True)
class Voutput:
    """What a trustee answers in step 5 (section 4.6.6)."""

    private_key: str
    public_key: TrusteeKey

    def to_json(self) -> Json:
        """Section 4.6.6."""
        return {"private_key": self.private_key, "public_key": self.public_key.to_json()}


def read_voutput(raw: bytes) -> Voutput:
    """Section 4.6.6."""
    fields = record(loads(raw, "voutput"), "voutput", ("private_key", "public_key"))
    return Voutput(text(fields["private_key"], "voutput"), read_trustee_key(fields["public_key"], "voutput"))


def make_voutput(
    me: Identity, certs: Sequence[Signed], threshold: int, vinput: Vinput, source: Source = SECURE
) -> Voutput:
    """Step 5, each trustee: check all shares and add them up to the decryption key (sections 4.6.5, 4.6.6)."""
    certificates = check_certificates(certs, "certificates")
    j = _my_number(me, certificates)
    coefexps = check_all_coefexps(vinput.coefexps, certificates, threshold, "vinput")
    _check_own_polynomial(me, vinput, coefexps[j - 1])
    if len(vinput.secrets) != len(certificates):
        raise Fault(Code.SHAPE, "vinput", "must have one secret from each trustee")
    total = number(0)
    for i, (secret, cert, exps) in enumerate(zip(vinput.secrets, certificates, coefexps, strict=True), 1):
        total = (total + _open_share(me, cert, secret, share_key(exps, j), f"secret {i}")) % Q
    private = send(me.signing, me.certificate.encryption, dumps({"decryption_key": str(total)}).decode(), source)
    return Voutput(private, TrusteeKey(prove_possession(total, source), power_secret(G, total)))


def _check_own_polynomial(me: Identity, vinput: Vinput, exps: Sequence[int]) -> None:
    """The server gave back the polynomial and the coefexps that this trustee made."""
    message = receive(me.decryption, me.certificate.verification, vinput.polynomial, "polynomial")
    fields = record(loads(message.encode(), "polynomial"), "polynomial", ("polynomial",))
    mine = [unreduced(one, "polynomial") for one in items(fields["polynomial"], "polynomial")]
    if [power_secret(G, one) for one in mine] != list(exps):
        raise Fault(Code.SHARE, "polynomial", "not the one that this trustee made")


def _open_share(me: Identity, sender: Certificate, sealed: str, expected: int, where: str) -> int:
    message = receive(me.decryption, sender.verification, sealed, where)
    fields = record(loads(message.encode(), where), where, ("secret",))
    share = unreduced(fields["secret"], where)
    if power_secret(G, share) != expected:
        raise Fault(Code.SHARE, where, "does not fit the sender's coefexps")
    return share


def open_decryption_key(me: Identity, sealed: str) -> int:
    """The private key that a trustee sealed for itself in step 5, in the tool's wrapping (section 4.6.6)."""
    where = "decryption key"
    message = receive(me.decryption, me.certificate.verification, sealed, where)
    fields = record(loads(message.encode(), where), where, ("decryption_key",))
    return unreduced(fields["decryption_key"], where)


def assemble(
    certs: Sequence[Signed], threshold: int, polynomials: Sequence[Polynomial], voutputs: Sequence[Voutput]
) -> Pedersen:
    """Step 6, the server: check all answers and publish the threshold parameters (section 4.6.7)."""
    coefexps = tuple(one.coefexps for one in polynomials)
    keys = tuple(one.public_key for one in voutputs)
    group = Pedersen(threshold, tuple(certs), coefexps, keys)
    check_pedersen(group, "threshold parameters")
    return group
