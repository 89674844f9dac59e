"""What can be told of a request from its first bytes: whether it lies here whole, and whether it is one of the crowd's."""

import re

from core.web.crowd import largest_of_crowd

LARGEST_HEAD = 32 * 1024
"""Bytes of a request's head beyond which nobody looks for its end here."""

_FIRST_LINE = re.compile(rb"([A-Z]+) ([^ ?]+)[^ ]* HTTP/1\.[01]\r\n")
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*\r\n", re.IGNORECASE)
_OTHER_BODY = re.compile(rb"\r\n(?:transfer-encoding|expect|upgrade):", re.IGNORECASE)


def whole_of_crowd(data: bytes) -> bool:
    """Whether `data` is exactly one request, head and body, that all tablets may make at the same moment.

    Only what is plain is said yes to: a request with a length or without a body. All else is for the web server to read.
    """
    return _size(data) == len(data)


def _size(data: bytes) -> int:
    """The size of the crowd's request that begins here, in bytes; 0 where it is none or cannot be told yet."""
    first = _FIRST_LINE.match(data)
    end = data.find(b"\r\n\r\n", 0, LARGEST_HEAD)
    if first is None or end < 0:
        return 0
    head = data[: end + 4]
    largest = largest_of_crowd(first[1].decode(), first[2].decode("latin-1"))
    lengths = _LENGTH.findall(head)
    if largest is None or len(lengths) > 1 or _OTHER_BODY.search(head):
        return 0
    length = int(lengths[0]) if lengths else 0
    return len(head) + length if length <= largest else 0
