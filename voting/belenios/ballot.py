"""Ballots: made from a signing key and choices, read strictly, and checked against the election and the roll."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256

from voting.belenios.answer import Answer, check_answer, make_answer, read_answer
from voting.belenios.ballot_text import glance
from voting.belenios.canonical import Json, dumps, items, loads, record, text
from voting.belenios.chance import SECURE, Source
from voting.belenios.ciphertext import Ciphertext
from voting.belenios.credentials import secret_exponent
from voting.belenios.election import Election, Question
from voting.belenios.faults import Code, Fault
from voting.belenios.group import G, P, Q, power_secret
from voting.belenios.hashing import fingerprint, written
from voting.belenios.numbers import residue
from voting.belenios.proofs.proof import Proof, read_proof
from voting.belenios.proofs.schnorr import check_ballot_signature, sign_ballot
from voting.belenios.public_key import PublicKey

FIELDS = ("election_uuid", "election_hash", "credential", "answers", "signature")
Choices = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Ballot:
    """Section 4.15; `signed_hash` is the field signature.hash."""

    election_uuid: str
    election_hash: str
    credential: int
    answers: tuple[Answer, ...]
    signed_hash: str
    signature: Proof

    def _unsigned(self) -> dict[str, Json]:
        return {
            "election_uuid": self.election_uuid,
            "election_hash": self.election_hash,
            "credential": str(self.credential),
            "answers": [answer.to_json() for answer in self.answers],
        }

    @cached_property
    def hash_to_sign(self) -> str:
        """The hash of all but the signature (section 4.15)."""
        return fingerprint(dumps(self._unsigned()))

    @cached_property
    def raw(self) -> bytes:
        """The bytes that are cast and archived (section 4.15)."""
        signature: Json = {"hash": self.signed_hash, "proof": self.signature.to_json()}
        return dumps(self._unsigned() | {"signature": signature})

    @cached_property
    def tracker(self) -> str:
        """The smart ballot tracker, by which a voter finds the ballot again (section 4.15)."""
        return fingerprint(self.raw)


def make_ballot(election: Election, credential: str, choices: Choices, source: Source = SECURE) -> Ballot:
    """Seal the choices with a credential in text form (sections 3.2, 4.8); see `seal_ballot`."""
    return seal_ballot(election, secret_exponent(credential, election.uuid), choices, source)


def seal_ballot(election: Election, secret: int, choices: Choices, source: Source = SECURE) -> Ballot:
    """Seal the choices with the exponent behind a credential: per question 0 or 1 for each answer, blank first where
    it is allowed (sections 3.2, 4.15). Raises ValueError for choices that do not answer the questions."""
    for question, values in zip(election.questions, choices, strict=True):
        if not is_valid_choice(question, values):
            raise ValueError(f"{values!r} does not answer {question.question!r}")
    return seal_unchecked(election, secret, choices, source)


def is_valid_choice(question: Question, values: Sequence[int]) -> bool:
    """May a voter choose this? (section 4.11.1)"""
    if len(values) != question.ciphertexts or any(value not in (0, 1) for value in values):
        return False
    if question.blank and values[0]:
        return not any(values[1:])
    return sum(values) in question.totals


def seal_unchecked(election: Election, secret: int, choices: Choices, source: Source) -> Ballot:
    """Seal any values at all with a secret exponent; what breaks the rules is refused by `check_ballot` (4.15)."""
    credential = power_secret(G, secret)
    context = _context(election, credential)
    answers = tuple(
        make_answer(election.public_key, question, context, values, source)
        for question, values in zip(election.questions, choices, strict=True)
    )
    draft = Ballot(election.uuid, election.fingerprint, credential, answers, "", Proof(0, 0))
    return sign(draft, secret, source)


def sign(ballot: Ballot, secret: int, source: Source) -> Ballot:
    """The same ballot under a fresh signature (section 4.14)."""
    signed_hash = ballot.hash_to_sign
    return replace(ballot, signed_hash=signed_hash, signature=sign_ballot(signed_hash, secret, source))


def _context(election: Election, credential: int) -> str:
    """The string S0 (section 4.11)."""
    return f"{election.fingerprint}|{credential}"


def read_ballot(election: Election, raw: bytes) -> Ballot:
    """Read a ballot: bytes, context and counts; no proof is checked yet (section 4.15)."""
    _require_size(election, raw)
    cover, answers = _read_cover(election, loads(raw, "ballot"))
    pairs = enumerate(zip(answers, election.questions, strict=True), 1)
    read = tuple(read_answer(answer, question, f"question {i}") for i, (answer, question) in pairs)
    ballot = replace(cover, answers=read)
    _remember(ballot, raw)
    return ballot


def read_cover(election: Election, raw: bytes) -> Ballot:
    """A ballot without its answers: bytes, context, how many answers, credential and signature (section 4.15).

    It must be read whole before it may count: this is for a door that has no time for hundreds of answers.
    """
    _require_size(election, raw)
    cover, _ = _read_cover(election, glance(raw) or loads(raw, "ballot"))
    _remember(cover, raw)
    return cover


def _require_size(election: Election, raw: bytes) -> None:
    if len(raw) > size_limit(election):
        raise Fault(Code.SIZE, "ballot", "longer than any ballot for these questions")


def _read_cover(election: Election, value: Json) -> tuple[Ballot, Sequence[Json]]:
    fields = record(value, "ballot", FIELDS)
    signature = record(fields["signature"], "signature", ("hash", "proof"))
    if text(fields["election_uuid"], "election_uuid") != election.uuid:
        raise Fault(Code.OTHER_UUID, "election_uuid", "the ballot is for another election")
    if text(fields["election_hash"], "election_hash") != election.fingerprint:
        raise Fault(Code.OTHER_ELECTION, "election_hash", "the ballot is for another election")
    answers = items(fields["answers"], "answers")
    if len(answers) != len(election.questions):
        raise Fault(Code.ANSWERS, "answers", f"{len(answers)} answers to {len(election.questions)} questions")
    cover = Ballot(
        election.uuid,
        election.fingerprint,
        residue(fields["credential"], "credential"),
        (),
        text(signature["hash"], "signature, hash"),
        read_proof(signature["proof"], "signature, proof"),
    )
    return cover, answers


def _remember(ballot: Ballot, raw: bytes) -> None:
    """What would be written again is what was read, byte for byte, for it was written in the one compact way.

    The signature is the last field, and no string can hold its name between plain quotes. Both hashes begin with the
    same bytes, nearly all there are.
    """
    end = raw.rindex(b',"signature":')
    unsigned = sha256(memoryview(raw)[:end])
    signed = unsigned.copy()
    unsigned.update(b"}")
    signed.update(memoryview(raw)[end:])
    hashes = {"hash_to_sign": written(unsigned.digest()), "tracker": written(signed.digest())}
    vars(ballot).update(raw=raw, **hashes)


def check_signature(ballot: Ballot) -> None:
    """The signature alone; the credential must be on the roll (sections 4.14, 4.15)."""
    if ballot.signed_hash != ballot.hash_to_sign:
        raise Fault(Code.SIGNED_HASH, "signature, hash", "not the hash of this ballot")
    if not check_ballot_signature(ballot.signed_hash, ballot.credential, ballot.signature):
        raise Fault(Code.SIGNATURE, "signature", "not made with this credential")


def check_proofs(election: Election, key: PublicKey, ballot: Ballot) -> None:
    """The signature, the subgroup and every proof; the credential must be on the roll (sections 4.11 to 4.14)."""
    check_signature(ballot)
    context = _context(election, ballot.credential)
    for i, (question, answer) in enumerate(zip(election.questions, ballot.answers, strict=True), 1):
        check_answer(key, question, context, answer, f"question {i}")


def require_credential(ballot: Ballot, weights: Mapping[int, int], mine: int | None = None) -> None:
    """The ballot's credential is on the roll and, if `mine` is given, it is this voter's (section 3.2)."""
    if ballot.credential not in weights:
        raise Fault(Code.UNKNOWN_CREDENTIAL, "credential", "not on the list of credentials")
    if mine is not None and ballot.credential != mine:
        raise Fault(Code.OTHERS_CREDENTIAL, "credential", "belongs to another voter")


@dataclass(frozen=True, slots=True)
class Box:
    """What a ballot box must remember to decide whether one more ballot may go in."""

    trackers: Collection[str]
    credentials: Collection[int]
    revote: bool
    closed: bool = False


def require_room(ballot: Ballot, box: Box) -> None:
    """The vote is open, these bytes were never seen before, and the voter may vote (again) (sections 3.2, 4.15)."""
    if box.closed:
        raise Fault(Code.CLOSED, "ballot", "the vote is closed")
    if ballot.tracker in box.trackers:
        raise Fault(Code.SAME_BALLOT, "ballot", "this very ballot was cast before")
    if not box.revote and ballot.credential in box.credentials:
        raise Fault(Code.SECOND_BALLOT, "ballot", "this credential has voted, and the vote takes the first only")


def check_ballot(
    election: Election, key: PublicKey, weights: Mapping[int, int], raw: bytes, mine: int | None = None
) -> Ballot:
    """Read a ballot and check all that does not depend on other ballots (section 3.2)."""
    ballot = read_ballot(election, raw)
    require_credential(ballot, weights, mine)
    check_proofs(election, key, ballot)
    return ballot


@lru_cache(maxsize=64)
def size_limit(election: Election) -> int:
    """The length in bytes of the longest ballot that these questions allow (section 4.15)."""
    longest = Ballot(
        election.uuid,
        election.fingerprint,
        P,
        tuple(_longest_answer(question) for question in election.questions),
        election.fingerprint,
        Proof(Q, Q),
    )
    return len(longest.raw)


def _longest_answer(question: Question) -> Answer:
    n, proof = question.ciphertexts, Proof(Q, Q)
    blank = (proof, proof) if question.blank else None
    return Answer((Ciphertext(P, P),) * n, ((proof, proof),) * n, (proof,) * question.overall_proofs, blank)
