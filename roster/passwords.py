"""Passwords: argon2id, checked outside of any change and in the same time for unknown accounts."""

import threading
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher(time_cost=3, memory_cost=19 * 1024, parallelism=1)
_turns = threading.BoundedSemaphore(2)
"""At most two checks at a time: each takes 19 MiB and much of a core, and the hall's other requests must go on."""


def hash_password(password: str) -> str:
    """What is stored of a password."""
    with _turns:
        return _hasher.hash(password)


def password_fits(stored: str | None, password: str) -> bool:
    """Whether the password is the one; takes as long where there is no such account (`stored` None)."""
    with _turns:
        try:
            _hasher.verify(stored or _nobodys(), password)
        except (VerificationError, InvalidHashError):
            return False
    return stored is not None


@cache
def _nobodys() -> str:
    return _hasher.hash("the password of no account")
