"""The code on the wall: it changes every 30 seconds, and a picture of it is soon worth nothing."""

import hashlib
import hmac
from datetime import UTC, datetime

from core.errors import Refused

PERIOD = 30
"""Seconds that a code stands on the wall."""
GRACE = 1
"""How many earlier codes are still good: time to raise the phone, aim and send."""
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
WINDOW_LENGTH = 6
MAC_LENGTH = 10


def window_at(at: datetime) -> int:
    """The number of the window in which `at` lies."""
    return int(at.timestamp()) // PERIOD


def ends_at(window: int) -> datetime:
    """When the code of this window leaves the wall."""
    return datetime.fromtimestamp((window + 1) * PERIOD, UTC)


def code_of(secret: str, sitting_id: str, window: int) -> str:
    """The code of a window: sitting, number of the window, and 50 bits of HMAC-SHA256 that only the server can make."""
    return f"{sitting_id}.{_base32(window, WINDOW_LENGTH)}{_mac(secret, sitting_id, window)}"


def sitting_of_code(code: str) -> str:
    """The sitting for which a code claims to be; empty for one that has no such shape."""
    sitting_id, dot, rest = code.strip().lower().partition(".")
    return sitting_id if dot and len(rest) == WINDOW_LENGTH + MAC_LENGTH else ""


def check_code(secret: str, sitting_id: str, code: str, now: datetime) -> int:
    """The window of a good code.

    Raises Refused: "wall.old_code" for one that left the wall longer ago than the grace, "wall.wrong_code" for one that
    never was on it, of another sitting, or of a window to come.
    """
    body = code.strip().lower().partition(".")[2]
    window = _number(body[:WINDOW_LENGTH])
    if sitting_of_code(code) != sitting_id or window is None:
        raise wrong_code()
    if not hmac.compare_digest(body[WINDOW_LENGTH:].encode(), _mac(secret, sitting_id, window).encode()):
        raise wrong_code()
    present = window_at(now)
    if window > present:
        raise wrong_code()
    if window < present - GRACE:
        raise Refused("wall.old_code", "这个签到码已经过期，请对准屏幕上现在显示的签到码重新扫描")
    return window


def wrong_code() -> Refused:
    """The refusal of a code that never was on this wall; its status marks a wrong guess."""
    return Refused("wall.wrong_code", "这不是本次会议的签到码，请扫描会场屏幕上的签到码", status=401)


def _mac(secret: str, sitting_id: str, window: int) -> str:
    digest = hmac.new(secret.encode(), f"{sitting_id}:{window}".encode(), hashlib.sha256).digest()
    return _base32(int.from_bytes(digest[:8], "big"), MAC_LENGTH)


def _base32(number: int, length: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(length)))


def _number(text: str) -> int | None:
    if len(text) != WINDOW_LENGTH or any(letter not in ALPHABET for letter in text):
        return None
    value = 0
    for letter in text:
        value = value << 5 | ALPHABET.index(letter)
    return value
