"""How a sealed vote grows with voters and with options: size, sealing, verifying, adding up, opening."""

import random
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context
from statistics import median
from typing import TypeVar

from rehearsal.workshop import hurry
from voting.belenios.ballot import check_ballot, make_ballot, read_ballot
from voting.belenios.credentials import Roll, make_roll, new_credential, public_credential
from voting.belenios.decryption import combine, decrypt
from voting.belenios.election import Election, Question
from voting.belenios.public_key import PublicKey, public_key
from voting.belenios.result import read_counts
from voting.belenios.tally import add_up
from voting.belenios.trustee_key import new_key, single
from voting.belenios.trustees import Trustees

T = TypeVar("T")
UUID = "GrowthGrowthGrow"
VOTERS = (213, 1000, 3000)
OPTIONS = (3, 20, 60, 200)
PROCESSES = 2
TIMES = 3


def main() -> None:
    """Print a line for each number of options, then for each number of voters (13 of 20 or blank)."""
    print(f"  {'options':>8} {'ballot kB':>10} {'seal ms':>9} {'check ms':>9}")
    for options in OPTIONS:
        _one_ballot(options)
    print(f"  {'voters':>8} {'box MB':>10} {'verify s':>9} {'add up s':>9} {'open s':>9}")
    for voters in VOTERS:
        _whole_box(voters)


def _election(options: int, secret: int) -> Election:
    titles = tuple(f"候选项目 {number}" for number in range(1, options + 1))
    most = max(1, options * 13 // 20)
    trustees = Trustees((single(secret),))
    return Election(UUID, "基准", "", trustees.election_key(), (Question("票决", titles, 1, most, blank=True),))


def _choices(options: int, chance: random.Random) -> list[list[int]]:
    chosen = set(chance.sample(range(options), max(1, options * 13 // 20)))
    return [[0, *(int(i in chosen) for i in range(options))]]


def _one_ballot(options: int) -> None:
    election, credential = _election(options, new_key()), new_credential()
    roll = make_roll([public_credential(credential, UUID)])
    key, choices = PublicKey(election.public_key), _choices(options, random.Random(1))
    raw = make_ballot(election, credential, choices).raw
    check_ballot(election, key, roll.weights, raw)
    sealing = _middle(lambda: make_ballot(election, credential, choices))
    checking = _middle(lambda: check_ballot(election, key, roll.weights, raw))
    print(f"  {options:>8} {len(raw) / 1000:>10.1f} {sealing * 1000:>9.0f} {checking * 1000:>9.1f}", flush=True)


def _whole_box(voters: int) -> None:
    secret = new_key()
    election = _election(20, secret)
    credentials = [new_credential() for _ in range(voters)]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn"), hurry) as pool:
        publics = list(pool.map(public_credential, credentials, repeat(UUID), chunksize=16))
        raws = list(pool.map(_seal, repeat(election), credentials, range(voters), chunksize=16))
    roll = make_roll(publics)
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        list(pool.map(_check, repeat(election), repeat(roll), raws[:PROCESSES]))
        began = time.perf_counter()
        list(pool.map(_check, repeat(election), repeat(roll), raws, chunksize=4))
        verified = time.perf_counter() - began
    began = time.perf_counter()
    tally = add_up(election, (read_ballot(election, raw) for raw in raws), roll.weights)
    added = time.perf_counter() - began
    began = time.perf_counter()
    trustees = Trustees((single(secret),))
    read_counts(tally, combine(trustees, {1: decrypt(election, tally, secret)}))
    opened = time.perf_counter() - began
    size = sum(map(len, raws)) / 1e6
    print(f"  {voters:>8} {size:>10.1f} {verified:>9.1f} {added:>9.2f} {opened:>9.2f}", flush=True)


def _seal(election: Election, credential: str, voter: int) -> bytes:
    return make_ballot(election, credential, _choices(20, random.Random(voter))).raw


def _check(election: Election, roll: Roll, raw: bytes) -> None:
    check_ballot(election, public_key(election.public_key), roll.weights, raw)


def _middle(work: Callable[[], T]) -> float:
    seconds = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return median(seconds)


if __name__ == "__main__":
    main()
