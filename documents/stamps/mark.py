"""What a watermark says: whose copy it is and when it was given out."""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

_SEAT = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A watermark's two lines."""

    name: str
    time: str


SECRECY = {"internal": "内部", "secret": "秘密", "confidential": "机密"}
"""What stands before the time on a paper that is not public."""


def mark_of(name: str, seat: str | None, delegation: str, at: datetime, zone: tzinfo, secrecy: str = "open") -> Mark:
    """The name with the seat, or where there is none the delegation; the time to the minute, in the hall's zone."""
    place = _SEAT.sub(r"\1排\2座", seat) if seat else delegation
    moment = f"{at.astimezone(zone):%Y-%m-%d %H:%M}"
    return Mark(f"{name} {place}".strip(), f"{SECRECY.get(secrecy, '')} {moment}".strip())
