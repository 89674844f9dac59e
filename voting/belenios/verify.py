"""The verifier: everything that anyone can check about an archived election, more strictly than the reference tool."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from voting.belenios.ballot import Ballot, Box, read_ballot, require_credential, require_room
from voting.belenios.bel.events import Kind
from voting.belenios.bel.read import Archive, read_archive
from voting.belenios.credentials import Roll, read_roll
from voting.belenios.crew import Crew, Desk, ballot_faults, credential_faults
from voting.belenios.decryption import (
    PartialDecryption,
    check_partial_decryption,
    combine,
    read_owned_decryption,
    read_partial_decryption,
)
from voting.belenios.election import Election, read_election
from voting.belenios.faults import Code, Fault
from voting.belenios.hashing import file_hash
from voting.belenios.public_key import PublicKey
from voting.belenios.result import Counts, check_counts, read_result
from voting.belenios.tally import EncryptedTally, add_up, read_encrypted_tally, read_sized_tally
from voting.belenios.trustees import Trustees, check_trustees, read_trustees

T = TypeVar("T")

BALLOTS_A_CHUNK: Final = 4
CREDENTIALS_A_CHUNK: Final = 64
MANY_POWERS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Rules:
    """What the archive itself does not say: may it be unfinished, may voters vote again, how many may work on it."""

    running: bool = False
    revote: bool = True
    processes: int = 1


@dataclass
class Report:
    """What was found; `tally` is computed from the ballots, so a trustee may decrypt it (section 3.4)."""

    faults: list[Fault] = field(default_factory=list)
    election: Election | None = None
    head: str = ""
    cast: int = 0
    tally: EncryptedTally | None = None
    counts: Counts | None = None

    @property
    def good(self) -> bool:
        """Did every check pass?"""
        return not self.faults


def verify(raw: bytes, rules: Rules | None = None) -> Report:
    """Check a whole archive (section 3.5)."""
    report = Report()
    try:
        _verify(read_archive(raw), rules or Rules(), report)
    except Fault as fault:
        report.faults.append(fault)
    return report


def _verify(archive: Archive, rules: Rules, report: Report) -> None:
    report.head, report.cast = archive.head.hash, len(archive.ballots)
    if archive.head.kind is not Kind.RESULT and not rules.running:
        report.faults.append(Fault(Code.NOT_TALLIED, "archive", f"ends with {archive.head.kind}, not with Result"))
    election, trustees, roll = read_setup(archive)
    report.election = election
    check_trustees(trustees, election.public_key)
    found, ballots = _check_ballots(election, roll, archive.ballots, rules)
    report.faults += found
    if found or not archive.of(Kind.ENCRYPTED_TALLY):
        return
    tally = add_up(election, ballots, roll.weights)
    raw, sized_raw = archive.of(Kind.ENCRYPTED_TALLY)[0]
    found = list(_check_tally(raw, sized_raw, tally))
    report.faults += found
    if not found:
        report.tally = tally
        _check_opening(archive, election, trustees, tally, report)


def read_setup(archive: Archive) -> tuple[Election, Trustees, Roll]:
    """The election, the trustees and the roll of an archive (section 4.10)."""
    election_raw, trustees_raw, roll_raw, _ = archive.of(Kind.SETUP)[0]
    return read_election(election_raw), read_trustees(trustees_raw), read_roll(roll_raw)


def _check_ballots(
    election: Election, roll: Roll, raws: Sequence[bytes], rules: Rules
) -> tuple[list[Fault], list[Ballot]]:
    """Check credentials and ballots; while a crew does the arithmetic, the rest is done here."""
    window = _window(election, len(raws))
    processes = rules.processes if len(raws) > BALLOTS_A_CHUNK else 1
    faults: list[Fault] = []
    with Crew(Desk(election, PublicKey(election.public_key, window)), window, processes) as crew:
        credentials = crew.run(credential_faults, _chunks(list(enumerate(roll.weights, 1)), CREDENTIALS_A_CHUNK))
        proofs = crew.run(ballot_faults, _chunks(list(enumerate(raws, 1)), BALLOTS_A_CHUNK))
        ballots = list(_read_ballots(election, roll.weights, raws, rules, faults))
        for found in (*credentials, *proofs):
            faults += found
    return faults, ballots


def _window(election: Election, ballots: int) -> int:
    """Bigger tables take longer to make and pay only where many powers are taken."""
    powers = ballots * sum(5 * question.ciphertexts + 2 * question.overall_proofs for question in election.questions)
    return 8 if powers < MANY_POWERS else 10


def _chunks(everything: Sequence[T], size: int) -> list[Sequence[T]]:
    return [everything[i : i + size] for i in range(0, len(everything), size)]


def _read_ballots(
    election: Election, weights: Mapping[int, int], raws: Sequence[bytes], rules: Rules, faults: list[Fault]
) -> Iterator[Ballot]:
    """The checks of ballots against each other and against the roll, in their order."""
    trackers: set[str] = set()
    credentials: set[int] = set()
    for i, raw in enumerate(raws, 1):
        try:
            ballot = read_ballot(election, raw)
            require_credential(ballot, weights)
            require_room(ballot, Box(trackers, credentials, rules.revote))
        except Fault as fault:
            faults.append(fault.within(f"ballot {i}"))
            continue
        trackers.add(ballot.tracker)
        credentials.add(ballot.credential)
        yield ballot


def _check_tally(raw: bytes, sized_raw: bytes, expected: EncryptedTally) -> Iterator[Fault]:
    """The tally in the archive is the one that the ballots add up to (section 4.16)."""
    sized = read_sized_tally(sized_raw)
    if sized.num_tallied != expected.num_tallied:
        yield Fault(Code.NUM_TALLIED, "encrypted tally", f"must be {expected.num_tallied} ballots")
    if sized.total_weight != expected.total_weight:
        yield Fault(Code.TOTAL_WEIGHT, "encrypted tally", f"total weight must be {expected.total_weight}")
    if sized.encrypted_tally != file_hash(raw):
        yield Fault(Code.PAYLOAD, "encrypted tally", "must name the data file before it")
    if read_encrypted_tally(raw) != expected.sums:
        yield Fault(Code.ENCRYPTED_TALLY, "encrypted tally", "not what the ballots add up to")


def _check_opening(
    archive: Archive, election: Election, trustees: Trustees, tally: EncryptedTally, report: Report
) -> None:
    """Each part is by one trustee and proved, and together they open the tally to the result (4.18, 4.19)."""
    parts: dict[int, PartialDecryption] = {}
    for raw, owned_raw in archive.of(Kind.PARTIAL_DECRYPTION):
        owned = read_owned_decryption(owned_raw)
        where = f"partial decryption of trustee {owned.owner}"
        if not 1 <= owned.owner <= len(trustees.keys):
            raise Fault(Code.OWNER, where, "there is no such trustee")
        if owned.owner in parts:
            raise Fault(Code.OWNER_TWICE, where, "there are two")
        if owned.payload != file_hash(raw):
            raise Fault(Code.PAYLOAD, where, "must name the data file before it")
        parts[owned.owner] = read_partial_decryption(raw, where)
        public = trustees.keys[owned.owner - 1].public_key
        check_partial_decryption(election, tally, public, parts[owned.owner], where)
    for (raw,) in archive.of(Kind.RESULT):
        counts = read_result(raw)
        check_counts(tally, combine(trustees, parts), counts)
        report.counts = counts
