"""The codes that people compare, computed as docs/sealed-voting.md describes them."""

from base64 import b64decode

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code_of(digest: bytes) -> str:
    """The first 40 bits of a SHA-256 as XXXX-XXXX."""
    bits = f"{int.from_bytes(digest[:5], 'big'):040b}"
    letters = "".join(LETTERS[int(bits[i : i + 5], 2)] for i in range(0, 40, 5))
    return f"{letters[:4]}-{letters[4:]}"


def code_of_fingerprint(fingerprint: str) -> str:
    """The code of a SHA-256 in Base64 without its padding: of a ballot, an election, the scrutineers' certificates."""
    return code_of(b64decode(f"{fingerprint}="))


def code_of_hex(digest: str) -> str:
    """The code of a SHA-256 in hex: of the head of a box."""
    return code_of(bytes.fromhex(digest))
