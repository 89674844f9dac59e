"""The arithmetic of sealed ballots, in processes of its own: what tablets, scrutineers and anybody with the archive do."""

import asyncio
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from typing import Self, TypeVar

from voting.belenios import ballot as ballots
from voting.belenios import ciphertext
from voting.belenios.badge import Master, poll_exponent
from voting.belenios.ballot import read_ballot, seal_ballot, seal_unchecked
from voting.belenios.bel.events import Kind
from voting.belenios.bel.read import read_archive
from voting.belenios.chance import SECURE
from voting.belenios.credentials import read_roll
from voting.belenios.decryption import decrypt
from voting.belenios.election import Election, read_election
from voting.belenios.fixed_base import FixedBase
from voting.belenios.group import Q
from voting.belenios.hashing import fingerprint
from voting.belenios.proofs import disjunction, schnorr
from voting.belenios.tally import EncryptedTally, add_up, read_encrypted_tally
from voting.belenios.verify import Rules, verify

T = TypeVar("T")
POWER = "power_secret"
Values = Sequence[Sequence[int]]
LARGE = 2_000_000
"""An archive of more bytes is worth processes of its own."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed ballot and its fingerprint."""

    raw: str
    tracker: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What the verifier found in an archive; `heads` are the hashes of its beginning and of each ballot after it."""

    faults: list[str]
    counts: list[list[int]]
    trackers: list[str]
    heads: list[str]


class Workshop:
    """Processes that do arithmetic; they begin when they are first needed."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None

    async def __call__(self, task: Callable[..., T], *arguments: object) -> T:
        """Have one task done."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn"), hurry)
        return await asyncio.get_running_loop().run_in_executor(self._pool, task, *arguments)

    def close(self) -> None:
        """Let them go."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def hurry() -> None:
    """Seal ten times faster in this process: nobody measures the time that a made-up ballot takes."""
    for module in (ballots, ciphertext, disjunction, schnorr):
        setattr(module, POWER, _power)


def _power(base: int, exponent: int) -> int:
    return _table(base).power(exponent % Q)


@lru_cache(maxsize=8)
def _table(base: int) -> FixedBase:
    return FixedBase(base)


@lru_cache(maxsize=4)
def _election(text: str) -> Election:
    return read_election(text.encode())


def seal(election: str, master: Master, values: Values) -> Sealed:
    """What a tablet does with the values of an honest answer."""
    read = _election(election)
    return _shown(seal_ballot(read, poll_exponent(master, read.uuid), values))


def seal_anything(election: str, master: Master, values: Values) -> Sealed:
    """What a tampered tablet does: any values at all, with proofs that fail where they break the rules."""
    read = _election(election)
    return _shown(seal_unchecked(read, poll_exponent(master, read.uuid), values, SECURE))


def _shown(ballot: ballots.Ballot) -> Sealed:
    return Sealed(ballot.raw.decode(), ballot.tracker)


def fingerprint_of(text: str) -> str:
    """The fingerprint of an election, a ballot, certificates."""
    return fingerprint(text.encode())


def sum_up(election: str, credentials: str, boxed: Sequence[str]) -> str:
    """The encrypted tally of these ballots as a scrutineer computes it."""
    read = _election(election)
    tally = add_up(read, (read_ballot(read, raw.encode()) for raw in boxed), read_roll(credentials.encode()).weights)
    return tally.raw.decode()


def part_of(election: str, tally: str, secret: int) -> str:
    """A scrutineer's part of opening a tally."""
    sums = EncryptedTally(read_encrypted_tally(tally.encode()), 0, 0)
    return decrypt(_election(election), sums, secret).raw.decode()


def verify_archive(archive: bytes, revote: bool) -> Verified:
    """What anybody finds who checks the archive."""
    processes = os.cpu_count() or 1 if len(archive) > LARGE else 1
    report = verify(archive, Rules(revote=revote, processes=processes))
    if report.faults:
        return Verified([str(fault) for fault in report.faults], [], [], [])
    read = read_archive(archive)
    heads = [step.event.hash for step in read.steps if step.event.kind in (Kind.SETUP, Kind.BALLOT)]
    counts = [list(row) for row in report.counts or ()]
    return Verified([], counts, [fingerprint(raw) for raw in read.ballots], heads)
