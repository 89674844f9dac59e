"""A small election with everything in it, its secrets at hand, and ways to break one thing at a time."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pytest

from voting.belenios.ballot import Ballot, make_ballot, read_ballot, seal_unchecked, sign
from voting.belenios.bel.events import Event, Kind
from voting.belenios.bel.tar import Member, pack
from voting.belenios.canonical import dumps
from voting.belenios.credentials import Roll, make_roll, new_credential, public_credential, secret_exponent
from voting.belenios.decryption import combine, decrypt
from voting.belenios.election import Election, Question
from voting.belenios.faults import Code, Fault
from voting.belenios.group import G, P, Q, number
from voting.belenios.hashing import file_hash, fingerprint
from voting.belenios.proofs.schnorr import sign_ballot
from voting.belenios.public_key import PublicKey
from voting.belenios.result import read_counts, write_result
from voting.belenios.tally import add_up
from voting.belenios.trustee_key import new_key, single
from voting.belenios.trustees import Trustees
from voting.belenios.verify import Rules, verify

UUID = "ABCDEFGHabcdef"
TIME = 1_700_000_000
PLAIN = Question("赞成？", ("赞成", "反对"), 1, 1)
BLANKABLE = Question("选谁？", ("甲", "乙", "丙"), 1, 2, blank=True)
OUTSIDE = P - 1  # of order 2
Step = tuple[str, list[bytes]]


def chance(seed: int) -> Callable[[int], int]:
    """The same chance every time."""
    return random.Random(seed).randrange


@dataclass
class Workshop:
    """An election with its secrets."""

    questions: tuple[Question, ...] = (PLAIN, BLANKABLE)
    voters: int = 3
    trustees_count: int = 2
    seed: int = 1
    uuid: str = UUID
    credentials: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.source = chance(self.seed)
        self.secrets = [new_key(self.source) for _ in range(self.trustees_count)]
        self.credentials = [new_credential(self.source) for _ in range(self.voters)]

    @cached_property
    def trustees(self) -> Trustees:
        return Trustees(tuple(single(secret, source=self.source) for secret in self.secrets))

    @cached_property
    def election(self) -> Election:
        return Election(self.uuid, "名", "描述", self.trustees.election_key(), self.questions)

    @cached_property
    def roll(self) -> Roll:
        return make_roll(public_credential(one, self.uuid) for one in self.credentials)

    @cached_property
    def key(self) -> PublicKey:
        return PublicKey(self.election.public_key)

    def secret(self, voter: int) -> int:
        return secret_exponent(self.credentials[voter], self.uuid)

    def ballot(self, voter: int, choices: Sequence[Sequence[int]]) -> Ballot:
        return make_ballot(self.election, self.credentials[voter], choices, self.source)

    def forged(self, voter: int, choices: Sequence[Sequence[int]]) -> Ballot:
        """A ballot whose choices break the rules, with proofs as good as they can be."""
        return seal_unchecked(self.election, self.secret(voter), choices, self.source)

    def resign(self, ballot: Ballot, voter: int) -> Ballot:
        return sign(ballot, self.secret(voter), self.source)

    def resign_json(self, fields: dict[str, Any], voter: int) -> bytes:
        """The bytes of a ballot changed as JSON, signed again so that only the change is wrong."""
        unsigned = {name: value for name, value in fields.items() if name != "signature"}
        signed_hash = fingerprint(dumps(unsigned))
        proof = sign_ballot(signed_hash, self.secret(voter), self.source)
        return dumps(unsigned | {"signature": {"hash": signed_hash, "proof": proof.to_json()}})

    @cached_property
    def ballots(self) -> list[Ballot]:
        """Voter 0, voter 1 (blank), voter 0 again."""
        return [
            self.ballot(0, [[1, 0], [0, 1, 1, 0]]),
            self.ballot(1, [[0, 1], [1, 0, 0, 0]]),
            self.ballot(0, [[0, 1], [0, 0, 0, 1]]),
        ]

    def steps(self, ballots: Sequence[bytes] | None = None) -> list[Step]:
        """A whole election as events with their data, ready to be broken and chained."""
        raws = [ballot.raw for ballot in self.ballots] if ballots is None else list(ballots)
        read = [read_ballot(self.election, raw) for raw in raws]
        tally = add_up(self.election, read, self.roll.weights)
        parts = {i: decrypt(self.election, tally, secret, self.source) for i, secret in enumerate(self.secrets, 1)}
        counts = read_counts(tally, combine(self.trustees, parts))
        return [
            ("Setup", setup(self.election.raw, self.trustees.raw, self.roll.raw)),
            *(("Ballot", [raw]) for raw in raws),
            ("EndBallots", []),
            ("EncryptedTally", [tally.raw, tally.sized_raw]),
            *(("PartialDecryption", owned(i, part.raw)) for i, part in parts.items()),
            ("Result", [write_result(counts)]),
        ]


def setup(election: bytes, trustees: bytes, roll: bytes) -> list[bytes]:
    hashes = {"election": file_hash(election), "trustees": file_hash(trustees), "credentials": file_hash(roll)}
    return [election, trustees, roll, dumps(hashes)]


def owned(owner: int, part: bytes) -> list[bytes]:
    return [part, dumps({"owner": owner, "payload": file_hash(part)})]


def chained(steps: Sequence[Step], time: int = TIME) -> bytes:
    """An archive of these events, each referring rightly to its data and to the event before."""
    pieces = [pack(Member("BELENIOS", dumps({"version": 1, "timestamp": str(time)})), time)]
    parent = None
    for height, (kind, data) in enumerate(steps):
        event = Event(Kind(kind), height, parent, file_hash(data[-1]) if data else None)
        pieces += [pack(Member(f"{file_hash(one)}.data.json", one), time) for one in data]
        pieces.append(pack(Member(f"{event.hash}.event.json", event.raw), time))
        parent = event.hash
    return b"".join(pieces)


def index(steps: Sequence[Step], kind: str, which: int = 0) -> int:
    """Where in the steps the event of this kind stands."""
    return [i for i, step in enumerate(steps) if step[0] == kind][which]


def change(value: Any, path: Sequence[Any], new: Any) -> Any:
    """The same JSON with one place changed; `new` is a value or a function of the old one."""
    if not path:
        return new(value) if callable(new) else new
    copy = list(value) if isinstance(value, list) else dict(value)
    copy[path[0]] = change(copy[path[0]], path[1:], new)
    return copy


def one_more(text: str) -> str:
    """Another number modulo q."""
    return str((int(text) + 1) % int(Q))


def times_g(text: str) -> str:
    """Another element of the subgroup."""
    return str(number(text) * G % P)


def refused(code: Code, work: Callable[..., Any], *arguments) -> Fault:
    """The work is refused with this code."""
    with pytest.raises(Fault) as caught:
        work(*arguments)
    assert caught.value.code is code, caught.value
    return caught.value


def found(raw: bytes, rules: Rules | None = None) -> list[Code]:
    """The codes that the verifier finds."""
    return [fault.code for fault in verify(raw, rules).faults]
