"""Compact JSON, byte for byte as the protocol hashes it, and nothing else is read."""

import json
from collections.abc import Mapping, Sequence

from voting.belenios.faults import Code, Fault

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def dumps(value: Json) -> bytes:
    """The one way to write a value: compact, raw UTF-8, fields in their order (section 4.15)."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def loads(raw: bytes, where: str) -> Json:
    """Read a value, and refuse bytes that would be written in any other way (section 4.1)."""
    try:
        value: Json = json.loads(raw.decode("utf-8"))
        again = dumps(value)
    except (ValueError, RecursionError) as error:
        raise Fault(Code.NOT_JSON, where, "not JSON in UTF-8") from error
    if again != raw or b"\x7f" in raw:
        raise Fault(Code.NOT_CANONICAL, where, "not written in the one compact way")
    return value


def record(value: Json, where: str, required: Sequence[str], optional: Sequence[str] = ()) -> Mapping[str, Json]:
    """An object with exactly these fields in this order; optional ones come where `required` lists them too."""
    if not isinstance(value, dict):
        raise Fault(Code.SHAPE, where, "must be an object")
    expected = [name for name in required if name in value or name not in optional]
    if list(value) != expected:
        raise Fault(Code.SHAPE, where, f"fields must be {', '.join(expected)}")
    return value


def items(value: Json, where: str) -> Sequence[Json]:
    """A list."""
    if not isinstance(value, list):
        raise Fault(Code.SHAPE, where, "must be a list")
    return value


def text(value: Json, where: str) -> str:
    """A string."""
    if not isinstance(value, str):
        raise Fault(Code.SHAPE, where, "must be a string")
    return value


def small(value: Json, where: str) -> int:
    """A JSON number that is a whole number from 0 up to what every reader takes as an integer (section 4.2)."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**30:
        raise Fault(Code.SHAPE, where, "must be a small whole number")
    return value
