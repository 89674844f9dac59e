"""The arithmetic of sealed boxes, as tasks for processes of its own: texts in, texts out."""

import os
import threading
from collections.abc import Mapping, Sequence
from functools import lru_cache
from multiprocessing import parent_process

from voting.belenios.ballot import check_proofs, read_ballot
from voting.belenios.credentials import read_roll
from voting.belenios.decryption import (
    check_partial_decryption,
    combine,
    decrypt,
    read_partial_decryption,
)
from voting.belenios.election import Election, read_election
from voting.belenios.faults import Fault
from voting.belenios.group import number
from voting.belenios.public_key import PublicKey
from voting.belenios.result import read_counts
from voting.belenios.tally import EncryptedTally, add_up, read_encrypted_tally, read_sized_tally
from voting.belenios.trustees import read_trustees

NICENESS = 15
"""Whoever serves the tablets goes first."""

WINDOW = 10
"""Bits for each look-up in the tables of g and of a key: 8 MB a table, made in a twentieth of a second."""

Numbered = tuple[int, str]
Verdict = tuple[int, str]


def sit_down() -> None:
    """In a new process: step back behind the server, and end when it ends, however it ends."""
    os.nice(NICENESS)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.join,), daemon=True).start()


def _end_with(wait: object) -> None:
    assert callable(wait)
    wait()
    os._exit(0)


@lru_cache(maxsize=4)
def _desk(election: str) -> tuple[Election, PublicKey]:
    read = read_election(election.encode())
    return read, PublicKey(read.public_key, WINDOW)


def warm_up(election: str) -> None:
    """Make the tables of an election before its first ballot comes."""
    _, key = _desk(election)
    key.g_table.power(1)
    key.y_table.power(1)


def check_ballots(election: str, ballots: Sequence[Numbered]) -> list[Verdict]:
    """Every proof of every ballot: its number and the code of the fault, empty where it is good."""
    return [(ballot_number, _fault(election, raw)) for ballot_number, raw in ballots]


def _fault(election: str, raw: str) -> str:
    read, key = _desk(election)
    try:
        check_proofs(read, key, read_ballot(read, raw.encode()))
    except Fault as fault:
        return str(fault.code)
    return ""


def sum_up(election: str, credentials: str, ballots: Sequence[str]) -> tuple[str, str]:
    """The encrypted tally of verified ballots and its size, as they are archived."""
    read, _ = _desk(election)
    roll = read_roll(credentials.encode())
    tally = add_up(read, (read_ballot(read, raw.encode()) for raw in ballots), roll.weights)
    return tally.raw.decode(), tally.sized_raw.decode()


def server_part(election: str, tally: str, sized: str, secret: str) -> str:
    """The partial decryption of the server, where it alone holds the key."""
    read, _ = _desk(election)
    return decrypt(read, read_tally(tally, sized), number(secret)).raw.decode()


def check_part(election: str, trustees: str, tally: str, sized: str, owner: int, part: str) -> Fault | None:
    """What is wrong with the partial decryption of one owner, None where it is good."""
    read, _ = _desk(election)
    where = f"partial decryption of trustee {owner}"
    try:
        public = read_trustees(trustees.encode()).keys[owner - 1].public_key
        check_partial_decryption(
            read, read_tally(tally, sized), public, read_partial_decryption(part.encode(), where), where
        )
    except Fault as fault:
        return fault
    return None


def open_up(trustees: str, tally: str, sized: str, parts: Mapping[int, str]) -> list[list[int]]:
    """The counts that these parts, numbered by their owners, open the tally to."""
    read = {owner: read_partial_decryption(raw.encode(), f"part {owner}") for owner, raw in parts.items()}
    sums = read_tally(tally, sized)
    counts = read_counts(sums, combine(read_trustees(trustees.encode()), read))
    return [list(row) for row in counts]


def read_tally(tally: str, sized: str) -> EncryptedTally:
    """The sum of a closed box as it was kept."""
    size = read_sized_tally(sized.encode())
    return EncryptedTally(read_encrypted_tally(tally.encode()), size.num_tallied, size.total_weight)
