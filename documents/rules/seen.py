"""Which pages of a version somebody has seen: a bit for each page, the first page the lowest."""

from collections.abc import Iterable

from core.errors import Refused


def check_pages(wanted: Iterable[int], pages: int) -> None:
    """Refuse page numbers that a version of so many pages does not have."""
    if any(not 1 <= page <= pages for page in wanted):
        raise Refused("document.no_such_page", "这份文件没有这一页，请重新打开文件", status=400)


def with_pages(seen: bytes, pages: Iterable[int]) -> bytes:
    """The pages of `seen` and these; the same again changes nothing."""
    bits = int.from_bytes(seen, "little")
    for page in pages:
        bits |= 1 << (page - 1)
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def count(seen: bytes) -> int:
    """How many pages have been seen."""
    return int.from_bytes(seen, "little").bit_count()


def pages_in(seen: bytes) -> list[int]:
    """The pages that have been seen, in order."""
    bits = int.from_bytes(seen, "little")
    return [page for page in range(1, bits.bit_length() + 1) if bits >> (page - 1) & 1]
