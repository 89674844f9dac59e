"""What a device makes of a badge's code, as the browser does it; the secret goes no further."""

from dataclasses import dataclass
from hashlib import sha256

from voting.belenios.badge import Master, master_of


@dataclass(frozen=True, slots=True)
class Badge:
    """A badge as a tablet knows it: `token` logs its holder in, `master` signs sealed ballots."""

    token: str
    master: Master


def read_badge(secret: str) -> Badge:
    """The badge with this secret."""
    return Badge(login_token(secret), master_of(secret))


def login_token(secret: str) -> str:
    """What is sent in the secret's stead: 64 hexadecimal digits."""
    return sha256(f"badge login|{secret}".encode()).hexdigest()
