"""Opening the sum: each trustee's part, the check of it, and how the parts are put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voting.belenios.canonical import Json, dumps, items, loads, record, small, text
from voting.belenios.chance import SECURE, Source
from voting.belenios.election import Election
from voting.belenios.faults import Code, Fault
from voting.belenios.group import G, P, Q, inverse_exponent, number, power, power_secret, require_member
from voting.belenios.numbers import residue
from voting.belenios.proofs.decryption import check_decryption, prove_decryption
from voting.belenios.proofs.proof import Proof, read_proof
from voting.belenios.tally import EncryptedTally
from voting.belenios.trustee_key import Single
from voting.belenios.trustees import Trustees

Factors = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class PartialDecryption:
    """One trustee's part of opening the sum (section 4.18)."""

    factors: Factors
    proofs: tuple[tuple[Proof, ...], ...]

    @property
    def raw(self) -> bytes:
        """Section 4.18."""
        fields: dict[str, Json] = {
            "decryption_factors": [[str(one) for one in row] for row in self.factors],
            "decryption_proofs": [[one.to_json() for one in row] for row in self.proofs],
        }
        return dumps(fields)


def read_partial_decryption(raw: bytes, where: str) -> PartialDecryption:
    """Read a part; no proof is checked yet (section 4.18)."""
    fields = record(loads(raw, where), where, ("decryption_factors", "decryption_proofs"))
    factors = items(fields["decryption_factors"], where)
    proofs = items(fields["decryption_proofs"], where)
    return PartialDecryption(
        tuple(
            tuple(residue(one, _place(where, i, j)) for j, one in enumerate(items(row, where), 1))
            for i, row in enumerate(factors, 1)
        ),
        tuple(
            tuple(read_proof(one, _place(where, i, j)) for j, one in enumerate(items(row, where), 1))
            for i, row in enumerate(proofs, 1)
        ),
    )


def _place(where: str, i: int, j: int) -> str:
    return f"{where}, question {i}, choice {j}"


@dataclass(frozen=True, slots=True)
class OwnedDecryption:
    """The fields of an owned_partial_decryption (section 4.18)."""

    owner: int
    payload: str

    @property
    def raw(self) -> bytes:
        """Section 4.18."""
        return dumps({"owner": self.owner, "payload": self.payload})


def read_owned_decryption(raw: bytes) -> OwnedDecryption:
    """Section 4.18."""
    where = "owned_partial_decryption"
    fields = record(loads(raw, where), where, ("owner", "payload"))
    return OwnedDecryption(small(fields["owner"], where), text(fields["payload"], where))


def decrypt(election: Election, tally: EncryptedTally, secret: int, source: Source = SECURE) -> PartialDecryption:
    """A trustee's part; each α must come from `add_up` or have been checked to be in the group (section 4.18)."""
    public = power_secret(G, secret)
    factors = tuple(tuple(power_secret(one.alpha, secret) for one in row) for row in tally.sums)
    proofs = tuple(
        tuple(prove_decryption(election.fingerprint, secret, public, one.alpha, source) for one in row)
        for row in tally.sums
    )
    return PartialDecryption(factors, proofs)


def check_partial_decryption(
    election: Election, tally: EncryptedTally, public: int, part: PartialDecryption, where: str
) -> None:
    """Shape, subgroup and each proof of one trustee's part (section 4.18)."""
    shape = [len(row) for row in tally.sums]
    if [len(row) for row in part.factors] != shape or [len(row) for row in part.proofs] != shape:
        raise Fault(Code.DECRYPTION_SHAPE, where, "must have one factor and one proof for each sum")
    for i, (sums, factors, proofs) in enumerate(zip(tally.sums, part.factors, part.proofs, strict=True), 1):
        for j, (one, factor, proof) in enumerate(zip(sums, factors, proofs, strict=True), 1):
            require_member(factor, _place(where, i, j))
            if not check_decryption(election.fingerprint, public, one.alpha, factor, proof):
                raise Fault(Code.DECRYPTION, _place(where, i, j), "not proved to be made with this trustee's key")


def combine(trustees: Trustees, parts: Mapping[int, PartialDecryption]) -> Factors:
    """The synthetic factors, from parts numbered by their owners (section 4.19)."""
    synthetic: Factors | None = None
    first = 1
    for kind in trustees.kinds:
        owners = range(first, first + len(kind.keys))
        here = {owner - first + 1: parts[owner].factors for owner in owners if owner in parts}
        needed = 1 if isinstance(kind, Single) else kind.threshold
        if len(here) < needed:
            raise Fault(Code.MISSING_DECRYPTION, f"trustees {owners[0]} to {owners[-1]}", f"{needed} must decrypt")
        sub = interpolate(dict(sorted(here.items())[:needed]))
        synthetic = sub if synthetic is None else _times(synthetic, sub)
        first += len(kind.keys)
    if synthetic is None:
        raise Fault(Code.TRUSTEES, "trustees", "there are none")
    return synthetic


def interpolate(factors: Mapping[int, Factors]) -> Factors:
    """Lagrange interpolation at 0 in the exponent; for one part alone, the part itself (section 4.19)."""
    result: Factors | None = None
    for delta, rows in factors.items():
        weight = lagrange(delta, tuple(factors))
        raised = tuple(tuple(power(one, weight) for one in row) for row in rows) if weight != 1 else rows
        result = raised if result is None else _times(result, raised)
    assert result is not None
    return result


def lagrange(delta: int, indexes: Sequence[int]) -> int:
    """The Lagrange coefficient of `delta` among `indexes`, modulo q (section 4.19)."""
    above, below = number(1), number(1)
    for k in indexes:
        if k != delta:
            above, below = above * k % Q, below * (k - delta) % Q
    return above * inverse_exponent(below) % Q


def _times(left: Factors, right: Factors) -> Factors:
    return tuple(
        tuple(a * b % P for a, b in zip(one, other, strict=True)) for one, other in zip(left, right, strict=True)
    )
