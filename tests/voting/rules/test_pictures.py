"""Pictures told from their bytes: three kinds, whole, not too large."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from tests.voting.picture_files import REFUSED, extended, jpeg, lossless, lossy, png, segment, webp
from voting.rules.pictures import MAX_BYTES, MAX_SIDE, read_picture

WHOLE = {
    "jpeg": (jpeg(), "image/jpeg"),
    "progressive jpeg": (jpeg(frame=0xC2), "image/jpeg"),
    "jpeg with a comment and fill bytes": (
        jpeg()[:2] + segment(0xFE, b"by hand") + b"\xff" + jpeg()[2:],
        "image/jpeg",
    ),
    "png": (png(), "image/png"),
    "lossy webp": (webp(lossy()), "image/webp"),
    "lossless webp": (webp(lossless()), "image/webp"),
    "extended webp": (webp(extended(), (b"EXIF", b"abc"), lossy()), "image/webp"),
}


@pytest.mark.parametrize("name", WHOLE)
def test_reads_kind_and_size(name: str) -> None:
    content, kind = WHOLE[name]
    read = read_picture(content)
    assert (read.kind, read.width, read.height, read.content) == (kind, 40, 30, content)


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str) -> None:
    content, code = REFUSED[name]
    with pytest.raises(Refused) as refused:
        read_picture(content)
    assert refused.value.code == code


@pytest.mark.parametrize("name", WHOLE)
def test_no_beginning_of_a_picture_is_one(name: str) -> None:
    content, _ = WHOLE[name]
    for end in range(len(content)):
        with pytest.raises(Refused, match=r"picture\.(broken|wrong_kind)"):
            read_picture(content[:end])


def test_the_largest_is_taken() -> None:
    assert read_picture(jpeg(MAX_SIDE, MAX_SIDE)).width == MAX_SIDE
    room = MAX_BYTES - len(jpeg(scan=b""))
    assert len(read_picture(jpeg(scan=b"x" * room)).content) == MAX_BYTES
    with pytest.raises(Refused, match=r"picture\.too_large"):
        read_picture(jpeg(scan=b"x" * (room + 1)))


@given(st.sampled_from(sorted(WHOLE)), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 255)), max_size=6))
def test_whatever_bytes_change_it_is_read_or_refused(name: str, edits: list[tuple[int, int]]) -> None:
    content = bytearray(WHOLE[name][0])
    for at, byte in edits:
        content[at % len(content)] = byte
    with suppress(Refused):
        read = read_picture(bytes(content))
        assert 1 <= read.width <= MAX_SIDE
        assert 1 <= read.height <= MAX_SIDE


@given(st.sampled_from([b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x20\0\0\0WEBP", b""]), st.binary(max_size=80))
def test_any_bytes_are_read_or_refused(magic: bytes, rest: bytes) -> None:
    with suppress(Refused):
        read_picture(magic + rest)
