"""A whole election around trustees that were made elsewhere, in the browser for one."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tests.voting.belenios.workshop import BLANKABLE, PLAIN, chained, owned, setup
from voting.belenios.ballot import check_ballot, make_ballot
from voting.belenios.bel.read import read_archive
from voting.belenios.canonical import dumps, loads
from voting.belenios.credentials import Roll, make_roll, new_credential, public_credential
from voting.belenios.decryption import check_partial_decryption, combine, read_partial_decryption
from voting.belenios.election import Election, Question
from voting.belenios.pedersen import Polynomial, make_vinputs
from voting.belenios.public_key import PublicKey
from voting.belenios.result import read_counts, write_result
from voting.belenios.signed import Signed
from voting.belenios.tally import EncryptedTally, add_up
from voting.belenios.trustee_key import Single, read_trustee_key
from voting.belenios.trustees import Trustees

UUID = "HLLabcdefHLLabc"
MANY = Question("选十三人", tuple(f"候选人 {i}" for i in range(1, 21)), 1, 13, blank=True)


@dataclass
class Hall:
    """An election with its credentials; the keys are elsewhere."""

    trustees: Trustees
    voters: int = 3
    questions: Sequence[Question] = (PLAIN, BLANKABLE)
    ballots: list[bytes] = field(default_factory=list)
    parts: dict[int, bytes] = field(default_factory=dict)

    @cached_property
    def credentials(self) -> list[str]:
        return [new_credential() for _ in range(self.voters)]

    @cached_property
    def election(self) -> Election:
        return Election(UUID, "名", "", self.trustees.election_key(), tuple(self.questions))

    @cached_property
    def roll(self) -> Roll:
        return make_roll(public_credential(one, UUID) for one in self.credentials)

    def cast(self, raw: bytes) -> None:
        """Into the box, as the server does it."""
        check_ballot(self.election, PublicKey(self.election.public_key), self.roll.weights, raw)
        self.ballots.append(raw)

    def cast_ours(self, voter: int, choices: list[list[int]]) -> None:
        self.cast(make_ballot(self.election, self.credentials[voter], choices).raw)

    @property
    def tally(self) -> EncryptedTally:
        key = PublicKey(self.election.public_key)
        read = [check_ballot(self.election, key, self.roll.weights, raw) for raw in self.ballots]
        return add_up(self.election, read, self.roll.weights)

    @property
    def box(self) -> dict[str, object]:
        """What a scrutineer's tablet is sent."""
        return {
            "election": self.election.raw.decode(),
            "trustees": self.trustees.raw.decode(),
            "credentials": self.roll.raw.decode(),
            "ballots": [raw.decode() for raw in self.ballots],
            "encryptedTally": self.tally.raw.decode(),
        }

    def accept(self, owner: int, raw: bytes) -> None:
        """A scrutineer's part, checked as the server does it."""
        part = read_partial_decryption(raw, "")
        check_partial_decryption(self.election, self.tally, self.trustees.keys[owner - 1].public_key, part, "")
        self.parts[owner] = raw

    def archive(self) -> bytes:
        """The whole election, opened with the parts that were accepted."""
        tally = self.tally
        parts = {owner: read_partial_decryption(raw, "") for owner, raw in self.parts.items()}
        counts = read_counts(tally, combine(self.trustees, parts))
        return chained(
            [
                *self.closed_steps,
                ("EncryptedTally", [tally.raw, tally.sized_raw]),
                *(("PartialDecryption", owned(owner, raw)) for owner, raw in sorted(self.parts.items())),
                ("Result", [write_result(counts)]),
            ]
        )

    @property
    def closed_steps(self) -> list[tuple[str, list[bytes]]]:
        begin = ("Setup", setup(self.election.raw, self.trustees.raw, self.roll.raw))
        return [begin, *(("Ballot", [raw]) for raw in self.ballots), ("EndBallots", [])]

    @property
    def head(self) -> str:
        """The head hash when the box is closed."""
        return read_archive(chained(self.closed_steps)).head.hash


def single_of(raw: str) -> Single:
    """A trustee from what its tablet sent."""
    return Single(read_trustee_key(loads(raw.encode(), ""), ""))


def listed(signed: Sequence[Signed]) -> str:
    """Certificates as they are handed to all tablets."""
    return dumps([one.to_json() for one in signed]).decode()


def vinput_of(polynomials: Sequence[Polynomial], number: int) -> str:
    """What the server routes to this trustee."""
    return dumps(make_vinputs(polynomials)[number - 1].to_json()).decode()
