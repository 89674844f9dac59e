"""The old tar format, exactly as the protocol's tool writes it: no magic, no blocks of zeros at the end."""

from dataclasses import dataclass
from typing import Final

from voting.belenios.faults import Code, Fault

BLOCK: Final = 512
MODE: Final = b"0000644\0"
NOBODY: Final = b"0000000\0"
CHECKSUM: Final = slice(148, 156)
MEMBER_LIMIT: Final = 8**11


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the archive."""

    name: str
    body: bytes


def pack(member: Member, mtime: int) -> bytes:
    """One file with its header, filled up to whole blocks (section 4.4)."""
    padding = bytes(-len(member.body) % BLOCK)
    return _header(member.name.encode("ascii"), len(member.body), mtime) + member.body + padding


def _header(name: bytes, size: int, mtime: int) -> bytes:
    header = bytearray(BLOCK)
    header[: len(name)] = name
    header[100:108], header[108:116], header[116:124] = MODE, NOBODY, NOBODY
    header[124:136], header[136:148] = b"%011o\0" % size, b"%011o\0" % mtime
    header[CHECKSUM], header[156:157] = b" " * 8, b"0"
    header[CHECKSUM] = b"%06o\0 " % sum(header)
    return bytes(header)


def unpack(raw: bytes) -> tuple[list[Member], list[int]]:
    """All files and their times; every byte must be as `pack` writes it (section 4.4)."""
    members: list[Member] = []
    times: list[int] = []
    offset = 0
    while offset < len(raw):
        where = f"byte {offset}"
        header = raw[offset : offset + BLOCK]
        name, size, mtime = header[:100].rstrip(b"\0"), _octal(header[124:136], where), _octal(header[136:148], where)
        if header != _header(name, size, mtime):
            raise Fault(Code.TAR, where, "not a whole header of the old tar format as the tool writes it")
        start, end = offset + BLOCK, offset + BLOCK + size
        offset = end + -size % BLOCK
        if offset > len(raw):
            raise Fault(Code.TAR, where, "cut off inside a file")
        if any(raw[end:offset]):
            raise Fault(Code.TAR, where, "padding is not zero")
        members.append(Member(name.decode("latin-1"), raw[start:end]))
        times.append(mtime)
    return members, times


def _octal(field: bytes, where: str) -> int:
    if len(field) != 12 or field[11:] != b"\0" or not all(c in b"01234567" for c in field[:11]):
        raise Fault(Code.TAR, where, "not an octal number")
    return int(field[:11], 8)
