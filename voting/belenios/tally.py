"""Adding up sealed ballots, opening the sum with the trustees' keys, and reading the counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isqrt

from voting.belenios.ballot import Ballot
from voting.belenios.canonical import Json, dumps, items, loads, record, small, text
from voting.belenios.chance import SECURE, Source
from voting.belenios.ciphertext import Ciphertext, product, read_ciphertext
from voting.belenios.election import Election
from voting.belenios.faults import Code, Fault
from voting.belenios.group import (
    G,
    P,
    Q,
    inverse,
    inverse_exponent,
    number,
    power,
    power_secret,
    require_member,
)
from voting.belenios.hashing import file_hash
from voting.belenios.numbers import residue
from voting.belenios.proofs.decryption import check_decryption, prove_decryption
from voting.belenios.proofs.proof import Proof, read_proof
from voting.belenios.trustees import Single, Trustees

Counts = tuple[tuple[int, ...], ...]
Factors = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class EncryptedTally:
    """The sum of the ballots, still sealed, and how many there are (section 4.16)."""

    sums: tuple[tuple[Ciphertext, ...], ...]
    num_tallied: int
    total_weight: int

    @property
    def raw(self) -> bytes:
        """The bytes of encrypted_tally (section 4.16)."""
        return dumps([[one.to_json() for one in row] for row in self.sums])

    @property
    def sized_raw(self) -> bytes:
        """The bytes of sized_encrypted_tally (section 4.16)."""
        fields: dict[str, Json] = {
            "num_tallied": self.num_tallied,
            "total_weight": self.total_weight,
            "encrypted_tally": file_hash(self.raw),
        }
        return dumps(fields)


def last_ballots(ballots: Iterable[Ballot]) -> list[Ballot]:
    """Of each credential the last ballot only (section 4.15)."""
    kept: dict[int, Ballot] = {}
    for ballot in ballots:
        kept.pop(ballot.credential, None)
        kept[ballot.credential] = ballot
    return list(kept.values())


def add_up(election: Election, ballots: Iterable[Ballot], weights: Mapping[int, int]) -> EncryptedTally:
    """The encrypted tally of all accepted ballots, from which the last ones are taken (section 4.16)."""
    kept = last_ballots(ballots)
    sums = tuple(
        tuple(
            product(ballot.answers[i].choices[j].weighted(weights[ballot.credential]) for ballot in kept)
            for j in range(question.ciphertexts)
        )
        for i, question in enumerate(election.questions)
    )
    return EncryptedTally(sums, len(kept), sum(weights[ballot.credential] for ballot in kept))


def read_encrypted_tally(raw: bytes) -> tuple[tuple[Ciphertext, ...], ...]:
    """Read what a trustee is asked to decrypt; it should rather `add_up` the ballots itself (section 4.16)."""
    where = "encrypted_tally"
    rows = items(loads(raw, where), where)
    return tuple(tuple(read_ciphertext(one, where) for one in items(row, where)) for row in rows)


@dataclass(frozen=True, slots=True)
class SizedTally:
    """The fields of a sized_encrypted_tally (section 4.16)."""

    num_tallied: int
    total_weight: int
    encrypted_tally: str


def read_sized_tally(raw: bytes) -> SizedTally:
    """Section 4.16."""
    where = "sized_encrypted_tally"
    fields = record(loads(raw, where), where, ("num_tallied", "total_weight", "encrypted_tally"))
    return SizedTally(
        small(fields["num_tallied"], where),
        small(fields["total_weight"], where),
        text(fields["encrypted_tally"], where),
    )


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


def read_counts(tally: EncryptedTally, factors: Factors) -> Counts:
    """The counts: discrete logarithms, none greater than the total weight (section 4.19)."""
    search = Logarithms(tally.total_weight)
    return tuple(
        tuple(search.of(one.beta * inverse(factor) % P) for one, factor in zip(sums, row, strict=True))
        for sums, row in zip(tally.sums, factors, strict=True)
    )


class Logarithms:
    """Baby steps and giant steps for discrete logarithms to the base g from 0 to a limit."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.step = isqrt(limit) + 1
        self.baby: dict[int, int] = {}
        element = number(1)
        for i in range(self.step):
            self.baby[element] = i
            element = element * G % P
        self.giant = inverse(element)

    def of(self, element: int) -> int:
        """The m with g^m = element."""
        rest = element
        for i in range(self.step + 1):
            if rest in self.baby and (m := i * self.step + self.baby[rest]) <= self.limit:
                return m
            rest = rest * self.giant % P
        raise Fault(Code.RESULT, "result", "the factors do not open the tally")


def check_counts(tally: EncryptedTally, factors: Factors, counts: Counts) -> None:
    """Each count is possible and is the one that the factors open, compared as integers (section 4.19)."""
    if [len(row) for row in counts] != [len(row) for row in tally.sums]:
        raise Fault(Code.RESULT_SHAPE, "result", "must have one count for each sum")
    for i, (sums, row, opened) in enumerate(zip(tally.sums, factors, counts, strict=True), 1):
        for j, (one, factor, count) in enumerate(zip(sums, row, opened, strict=True), 1):
            if not 0 <= count <= tally.total_weight:
                raise Fault(Code.COUNT, _place("result", i, j), "more than all votes together")
            if one.beta != factor * power(G, count) % P:
                raise Fault(Code.RESULT, _place("result", i, j), "not what the trustees decrypted")


def write_result(counts: Counts) -> bytes:
    """Section 4.19."""
    return dumps({"result": [list(row) for row in counts]})


def read_result(raw: bytes) -> Counts:
    """Section 4.19; the counts of homomorphic questions only."""
    rows = items(record(loads(raw, "result"), "result", ("result",))["result"], "result")
    return tuple(
        tuple(small(one, _place("result", i, j)) for j, one in enumerate(items(row, "result"), 1))
        for i, row in enumerate(rows, 1)
    )
