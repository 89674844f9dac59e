"""What stands in for a badge's secret wherever the hall must know the badge again."""

from hashlib import sha256

SHAPE = "^[0-9a-f]{64}$"
"""What a login token looks like: never like a badge's secret, so that a secret sent by mistake is refused unread."""


def login_token(secret: str) -> str:
    """The login token of a badge's secret: 64 hexadecimal digits.

    The holder's device computes it (static/js/base/badge-key.js) and shows it in the secret's stead; the secret, which
    also gives the key that signs sealed ballots, cannot be found from it.
    """
    return sha256(f"badge login|{secret}".encode()).hexdigest()
