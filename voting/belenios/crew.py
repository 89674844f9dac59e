"""The arithmetic of checking many ballots, done here or shared out to processes of its own."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import repeat
from multiprocessing import get_context
from types import TracebackType
from typing import Self, TypeVar

from voting.belenios.ballot import check_proofs, read_ballot
from voting.belenios.credentials import credential_fault
from voting.belenios.election import Election
from voting.belenios.faults import Fault
from voting.belenios.public_key import PublicKey

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Desk:
    """What every task needs."""

    election: Election
    key: PublicKey


Ballots = Sequence[tuple[int, bytes]]
Credentials = Sequence[tuple[int, int]]


def ballot_faults(desk: Desk, ballots: Ballots) -> list[Fault]:
    """Of each numbered ballot the first proof that fails; a ballot that cannot be read is reported elsewhere."""
    faults = []
    for i, raw in ballots:
        try:
            ballot = read_ballot(desk.election, raw)
        except Fault:
            continue
        try:
            check_proofs(desk.election, desk.key, ballot)
        except Fault as fault:
            faults.append(fault.within(f"ballot {i}"))
    return faults


def credential_faults(_: Desk, credentials: Credentials) -> list[Fault]:
    """Of each numbered credential whether it is a key at all (section 4.8)."""
    faults = (credential_fault(credential, f"credential {i}") for i, credential in credentials)
    return [fault for fault in faults if fault]


class Crew:
    """One process, this one, or several; `run` begins at once with several and only when read with one."""

    def __init__(self, desk: Desk, window: int, processes: int) -> None:
        self._desk = desk
        self._pool: ProcessPoolExecutor | None = None
        if processes > 1:
            initial = (desk.election, window)
            self._pool = ProcessPoolExecutor(processes, get_context("spawn"), _sit_down, initial)

    def run(self, task: Callable[[Desk, T], list[Fault]], chunks: Sequence[T]) -> Iterator[list[Fault]]:
        """The faults found in each chunk, in the order of the chunks."""
        if self._pool is None:
            return (task(self._desk, chunk) for chunk in chunks)
        return self._pool.map(_at_my_desk, repeat(task), chunks)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


_desks: list[Desk] = []  # in a process of a crew: its own desk, the only one


def _sit_down(election: Election, window: int) -> None:
    _desks.append(Desk(election, PublicKey(election.public_key, window)))


def _at_my_desk(task: Callable[[Desk, T], list[Fault]], chunk: T) -> list[Fault]:
    return task(_desks[0], chunk)
