"""How long sealed ballots take: sealing, checking, and verifying an archive beside the reference tool."""

import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from os import environ
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeVar

from voting.belenios.ballot import check_ballot, make_ballot, read_ballot
from voting.belenios.bel import write
from voting.belenios.credentials import Roll, make_roll, new_credential, public_credential
from voting.belenios.decryption import combine, decrypt
from voting.belenios.election import Election, Question
from voting.belenios.group import G, Q, power
from voting.belenios.public_key import PublicKey
from voting.belenios.result import read_counts
from voting.belenios.tally import add_up
from voting.belenios.trustee_key import new_key, single
from voting.belenios.trustees import Trustees

T = TypeVar("T")

UUID = "BenchBenchBench"
CANDIDATES, SEATS, TRUSTEES = 20, 13, 3
TIMES = 3


def main() -> int:
    """Print medians of three."""
    parser = ArgumentParser(prog="python -m bench.belenios", description=__doc__)
    parser.add_argument("--ballots", type=int, default=213)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    secrets = [new_key() for _ in range(TRUSTEES)]
    trustees = Trustees(tuple(single(secret) for secret in secrets))
    election = make_election(trustees)
    credentials = [new_credential() for _ in range(options.ballots)]
    roll = make_roll(public_credential(one, UUID) for one in credentials)
    measure_one_ballot(election, roll, credentials[0])
    with ProcessPoolExecutor(options.processes, get_context("spawn")) as pool:
        ballots = list(pool.map(seal_one, repeat(election), credentials, range(len(credentials))))
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{UUID}.bel"
        path.write_bytes(make_archive(election, trustees, roll, secrets, ballots))
        print(f"archive of {len(ballots)} ballots          {path.stat().st_size / 1e6:10.1f} MB")
        compare(path, options.processes)
    print_floor(election, options.ballots, options.processes)
    return 0


def make_election(trustees: Trustees) -> Election:
    """Choose at most 13 of 20, or blank."""
    answers = tuple(f"候选人 {i}" for i in range(1, CANDIDATES + 1))
    question = Question("选举", answers, 1, SEATS, blank=True)
    return Election(UUID, "基准", "", trustees.election_key(), (question,))


def choices_of(voter: int) -> list[list[int]]:
    """Every seventh voter leaves the paper blank, the others choose 13."""
    if voter % 7 == 6:
        return [[1, *[0] * CANDIDATES]]
    return [[0, *(int((i + voter) % CANDIDATES < SEATS) for i in range(CANDIDATES))]]


def seal_one(election: Election, credential: str, voter: int) -> bytes:
    """One voter's ballot."""
    return make_ballot(election, credential, choices_of(voter)).raw


def make_archive(election: Election, trustees: Trustees, roll: Roll, secrets: list[int], ballots: list[bytes]) -> bytes:
    """A whole election, tallied by all trustees."""
    return b"".join(piece for piece, _ in steps(election, trustees, roll, secrets, ballots))


def steps(
    election: Election, trustees: Trustees, roll: Roll, secrets: list[int], ballots: list[bytes]
) -> Iterator[write.Appended]:
    """The pieces of the archive in their order."""
    piece, head = write.begin(1_700_000_000, election, trustees, roll)
    yield piece, head
    for ballot in ballots:
        piece, head = write.ballot(head, ballot)
        yield piece, head
    piece, head = write.end_ballots(head)
    yield piece, head
    tally = add_up(election, [read_ballot(election, ballot) for ballot in ballots], roll.weights)
    piece, head = write.encrypted_tally(head, tally)
    yield piece, head
    parts = {owner: decrypt(election, tally, secret) for owner, secret in enumerate(secrets, 1)}
    for owner, part in parts.items():
        piece, head = write.partial_decryption(head, owner, part)
        yield piece, head
    yield write.result(head, read_counts(tally, combine(trustees, parts)))


def measure_one_ballot(election: Election, roll: Roll, credential: str) -> None:
    """Sealing and checking one ballot, with tables that are there already."""
    key = PublicKey(election.public_key)
    ballot = make_ballot(election, credential, choices_of(0))
    check_ballot(election, key, roll.weights, ballot.raw)
    sealing = middle(lambda: make_ballot(election, credential, choices_of(0)))
    checking = middle(lambda: check_ballot(election, key, roll.weights, ballot.raw))
    print(f"ballot {SEATS} of {CANDIDATES} or blank           {len(ballot.raw):10} bytes")
    print(f"sealing it (constant time)       {sealing * 1e3:10.1f} ms")
    print(f"checking it                      {checking * 1e3:10.1f} ms")


def compare(path: Path, processes: int) -> None:
    """Our verifier and the tool on the same file."""
    ours = [sys.executable, "-m", "voting.belenios", "verify", str(path), "--processes", str(processes)]
    tool = ["belenios-tool", "election", "verify", "--dir", str(path.parent)]
    our_wall, our_cpu = run(ours)
    tool_wall, tool_cpu = run(tool)
    print(f"verify, ours, {processes} processes        {our_wall:10.2f} s wall {our_cpu:8.2f} s CPU")
    print(f"verify, belenios-tool            {tool_wall:10.2f} s wall {tool_cpu:8.2f} s CPU")
    print(f"ours / tool                      {our_wall / tool_wall:10.2f}   wall {our_cpu / tool_cpu:8.2f}   CPU")


def print_floor(election: Election, ballots: int, processes: int) -> None:
    """What a verifier that does nothing but take each variable-base power by itself would need."""
    powers = sum(6 * q.ciphertexts + 2 * q.overall_proofs + 4 * bool(q.blank) for q in election.questions) + 2
    base, exponent = int(power(G, Q // 3)), int(Q // 7)
    seconds = middle(lambda: [power(base, exponent) for _ in range(100)]) / 100
    floor = powers * ballots * seconds / processes
    print(f"variable-base powers a ballot    {powers:10} of {seconds * 1e3:.3f} ms (gmpy2 powmod)")
    print(f"floor: one powmod for each       {floor:10.2f} s wall, on {processes} cores")


def run(command: list[str]) -> tuple[float, float]:
    """Wall and CPU seconds of a program, medians."""
    walls, cpus = [], []
    for _ in range(TIMES):
        before, start = getrusage(RUSAGE_CHILDREN), perf_counter()
        environment = {**environ, "BELENIOS_USE_URANDOM": "1"}
        subprocess.run(command, env=environment, check=True, capture_output=True)
        walls.append(perf_counter() - start)
        after = getrusage(RUSAGE_CHILDREN)
        cpus.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return median(walls), median(cpus)


def middle(work: Callable[[], T]) -> float:
    """The median of the seconds that the work takes."""
    seconds = []
    for _ in range(TIMES):
        start = perf_counter()
        work()
        seconds.append(perf_counter() - start)
    return median(seconds)


if __name__ == "__main__":
    sys.exit(main())
