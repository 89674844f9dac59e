"""What can be told of a request from its first bytes: whether it lies here whole, and whether it is one of the crowd's."""

import re
from enum import Enum, auto

from core.web.crowd import largest_of_crowd

LARGEST_HEAD = 32 * 1024
"""Bytes of a request's head beyond which nobody looks for its end here."""

_FIRST_LINE = re.compile(rb"([A-Z]+) (/[!->@-~]*)(?:\?[!-~]*)? HTTP/1\.[01]\r\n")
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,9})[ \t]*(?=\r\n)", re.IGNORECASE)
_NO_PLAIN_LENGTH = re.compile(rb"\r\n(?:content-length|transfer-encoding|expect|upgrade)", re.IGNORECASE)


class Whole(Enum):
    """What a request of the crowd that lies here whole wants."""

    SHOWS = auto()
    CHANGES = auto()


def whole_of_crowd(data: bytes) -> Whole | None:
    """What is wanted where `data` is exactly one request, head and body, that all tablets may make at the same moment.

    Only what is plain is said yes to: a request with a length or without a body. All else is for the web server to read.
    """
    first = _FIRST_LINE.match(data)
    if first is None:
        return None
    largest = largest_of_crowd(first[1].decode(), first[2].decode())
    end = data.find(b"\r\n\r\n", 0, LARGEST_HEAD)
    if largest is None or end < 0:
        return None
    length = _length(data[: end + 4])
    if length is None or length > largest or end + 4 + length != len(data):
        return None
    return Whole.SHOWS if first[1] == b"GET" else Whole.CHANGES


def _length(head: bytes) -> int | None:
    """The size of the body as the head has it, 0 where it names none; None where there is any doubt."""
    lengths = _LENGTH.findall(head)
    if len(lengths) > 1 or len(_NO_PLAIN_LENGTH.findall(head)) > len(lengths):
        return None
    return int(lengths[0]) if lengths else 0
