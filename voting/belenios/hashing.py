"""The hash functions of the protocol: fingerprints, file names, challenges."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from voting.belenios.group import Q, number


def fingerprint(raw: bytes) -> str:
    """SHA-256 in Base64 without padding: election hash, tracker, signed hash (section 4.15)."""
    return written(sha256(raw).digest())


def written(digest: bytes) -> str:
    """A SHA-256 as fingerprints are written (section 4.15)."""
    return b64encode(digest).decode().rstrip("=")


def file_hash(raw: bytes) -> str:
    """SHA-256 in hexadecimal: the name of a file in the archive (section 4.4)."""
    return sha256(raw).hexdigest()


def to_exponent(statement: str) -> int:
    """SHA-256 of a statement as a big-endian number modulo q (sections 4.5, 4.12)."""
    return number(int.from_bytes(sha256(statement.encode()).digest(), "big")) % Q


def listed(numbers: Iterable[int]) -> str:
    """Numbers in base 10 with commas between, as statements are hashed (section 4.12)."""
    return ",".join(map(str, numbers))
