"""Voters' credentials: the secret code on paper, the public key made from it, and the list of all public keys."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import pbkdf2_hmac
from re import compile as pattern
from typing import Final

from voting.belenios.canonical import Json, dumps, items, loads, text
from voting.belenios.chance import SECURE, Source
from voting.belenios.election import BASE58
from voting.belenios.faults import Code, Fault
from voting.belenios.group import G, Q, is_member, number, outside, power_secret
from voting.belenios.numbers import DECIMAL, residue

DASHED: Final = pattern("-".join([f"[{BASE58}]{{3}}"] * 5))
ROUNDS: Final = 1000
WEIGHT_LIMIT: Final = 2**30


def new_credential(source: Source = SECURE) -> str:
    """A fresh secret credential XXX-XXX-XXX-XXX-XXX (section 4.8)."""
    digits = "".join(BASE58[source(58)] for _ in range(14))
    digits += BASE58[_checksum(digits)]
    return "-".join(digits[i : i + 3] for i in range(0, 15, 3))


def is_credential(typed: str) -> bool:
    """Is it well formed, and does its last character fit the others? (section 4.8)"""
    digits = typed.replace("-", "")
    return DASHED.fullmatch(typed) is not None and BASE58.index(digits[14]) == _checksum(digits[:14])


def secret_exponent(credential: str, uuid: str) -> int:
    """The secret number behind a credential in one election (section 4.8)."""
    if not is_credential(credential):
        raise ValueError("not a credential of the form XXX-XXX-XXX-XXX-XXX")
    derived = pbkdf2_hmac("sha256", credential.encode(), uuid.encode(), ROUNDS, 32)
    return number(int.from_bytes(derived, "big")) % Q


def public_credential(credential: str, uuid: str) -> int:
    """The public key of a credential in one election (section 4.8)."""
    return power_secret(G, secret_exponent(credential, uuid))


def _checksum(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * 58 + BASE58.index(digit)
    return 53 - value % 53


@dataclass(frozen=True, slots=True)
class Voter:
    """One public credential; the weight is left out of the list where weights are not used."""

    credential: int
    weight: int | None = None

    def __str__(self) -> str:
        return str(self.credential) if self.weight is None else f"{self.credential},{self.weight}"


@dataclass(frozen=True)
class Roll:
    """The list of public credentials (section 4.8); the order of the list must not tell whose they are."""

    voters: tuple[Voter, ...]

    def __post_init__(self) -> None:
        if len(self.weights) != len(self.voters):
            raise Fault(Code.CREDENTIAL_TWICE, "credentials", "the same credential stands twice on the list")
        if sum(self.weights.values()) >= WEIGHT_LIMIT:
            raise Fault(Code.WEIGHT, "credentials", "the weights add up to too much")

    @cached_property
    def weights(self) -> dict[int, int]:
        """What the ballot of each credential counts (section 4.15)."""
        return {voter.credential: 1 if voter.weight is None else voter.weight for voter in self.voters}

    @property
    def raw(self) -> bytes:
        """The bytes that are archived (section 4.8)."""
        return dumps([str(voter) for voter in self.voters])


def make_roll(credentials: Iterable[int]) -> Roll:
    """The list of these public credentials, without weights, in an order that says nothing (section 4.8)."""
    return Roll(tuple(Voter(credential) for credential in sorted(credentials)))


def credential_fault(credential: int, where: str) -> Fault | None:
    """What is wrong with a public credential: it must be in the group, and not 1 (section 4.8)."""
    if credential == 1:
        return Fault(Code.KEY_IS_ONE, where, "credential is 1")
    return None if is_member(credential) else outside(where)


def check_roll(roll: Roll) -> None:
    """Check every credential on the list before the vote is opened (section 3.1)."""
    for i, voter in enumerate(roll.voters, 1):
        if fault := credential_fault(voter.credential, f"credential {i}"):
            raise fault


def read_roll(raw: bytes) -> Roll:
    """Read the list; whether each credential is in the group is for the verifier to check (section 4.8)."""
    lines: Sequence[Json] = items(loads(raw, "credentials"), "credentials")
    return Roll(tuple(_read_voter(line, f"credential {i}") for i, line in enumerate(lines, 1)))


def _read_voter(value: Json, where: str) -> Voter:
    digits, comma, weight = text(value, where).partition(",")
    credential = residue(digits, where)
    if not comma:
        return Voter(credential)
    if DECIMAL.fullmatch(weight) is None or len(weight) > 10 or not 0 < int(weight) < WEIGHT_LIMIT:
        raise Fault(Code.WEIGHT, where, "weight must be a whole number from 1 up")
    return Voter(credential, int(weight))
