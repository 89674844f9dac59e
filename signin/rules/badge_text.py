"""What scanners make of a badge: the secret in an address, with the manglings of keyboards undone."""

import re
import unicodedata

from core.errors import Refused

LONGEST = 500
_LOOKALIKES = str.maketrans({"o": "0", "i": "1", "l": "1"})
_SECRET = re.compile(r"[0-9a-hjkmnp-tv-z]{16,64}")


def secret_in(text: str) -> str:
    """The secret of a badge from what was scanned or typed.

    A USB scanner types what it reads: behind a Chinese input method that may come out in full-width or upper-case
    letters, with stray spaces, or without the characters that the input method swallowed. Crockford's alphabet allows
    to fold case and look-alikes. Raises Refused("badge.unreadable") for what cannot be a badge.
    """
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).strip().lower()
    tail = re.split(r"/b#|/b|#", plain)[-1]
    secret = re.sub(r"[\s\-]", "", tail).translate(_LOOKALIKES)
    if not _SECRET.fullmatch(secret):
        raise Refused("badge.unreadable", "没有读到代表证，请把二维码对准扫描口再扫一次", status=400)
    return secret
