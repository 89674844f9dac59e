"""Adding up sealed ballots."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from voting.belenios.ballot import Ballot
from voting.belenios.canonical import Json, dumps, items, loads, record, small, text
from voting.belenios.ciphertext import Ciphertext, product, read_ciphertext
from voting.belenios.election import Election
from voting.belenios.hashing import file_hash


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
