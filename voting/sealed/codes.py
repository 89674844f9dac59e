"""Codes that people read aloud and compare: eight characters without I, L, O and U (as static/js/belenios/short-code.js)."""

from base64 import b64decode
from hashlib import sha256

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BITS = 40


def short_code(digest: bytes) -> str:
    """The first 40 bits of a SHA-256 as XXXX-XXXX."""
    rest = int.from_bytes(digest[: BITS // 8], "big")
    letters = [LETTERS[rest >> shift & 31] for shift in range(BITS - 5, -1, -5)]
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def code_of_fingerprint(fingerprint: str) -> str:
    """The code of a SHA-256 in Base64 without padding: of a tracker, or of an election's hash."""
    return short_code(b64decode(fingerprint + "="))


def code_of_hex(digest: str) -> str:
    """The code of a SHA-256 in hex: of the head, or of a credential."""
    return short_code(bytes.fromhex(digest))


def credential_id(credential: int) -> str:
    """By what a credential is kept and shown: the SHA-256, in hex, of its decimal text."""
    return sha256(str(credential).encode()).hexdigest()
