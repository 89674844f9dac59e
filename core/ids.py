"""The only source of identifiers and secrets."""

import hashlib
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32, lower case: no i, l, o, u, so that a code can be read aloud."""


def new_id() -> str:
    """A fresh identifier: 16 characters, 80 bits, which tells nothing of when or by whom it was made."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))


def new_secret() -> str:
    """A fresh secret: 26 characters, 130 bits; too many to guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(26))


def fingerprint(secret: str) -> str:
    """What the server keeps of a random secret in order to know it again: its SHA-256 in hex."""
    return hashlib.sha256(secret.encode()).hexdigest()
