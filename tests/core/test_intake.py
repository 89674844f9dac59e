"""What is known of a request before anybody reads it: only what is plain and whole counts as whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.web import crowd
from core.web.crowd import LARGEST_BODY, by_crowd, largest_of_crowd
from core.web.intake import LARGEST_HEAD, Whole, whole_of_crowd

PATH = "/api/v1/polls/7f3c/ballot"
BODY = b'{"answer":{"chosen":["a"]},"gesture":"g"}'


@pytest.fixture(autouse=True, scope="module")
def marked() -> object:
    """The views of the crowd in this file: a ballot and a state."""
    kept, crowd._views = crowd._views, {}
    by_crowd("POST", "/api/v1/polls/<poll_id>/ballot", LARGEST_BODY)
    by_crowd("GET", "/api/v1/meetings/<meeting_id>/hall", LARGEST_BODY)
    yield
    crowd._views = kept
    largest_of_crowd.cache_clear()


def request(*headers: str, body: bytes = BODY, line: str = f"POST {PATH} HTTP/1.1", length: str | None = None) -> bytes:
    """A request; `length` is its Content-Length where it is not the body's own."""
    own = f"Content-Length: {len(body)}" if length is None else f"Content-Length: {length}"
    return "\r\n".join([line, "Host: hall", *headers, *([own] if own[16:] else []), "", ""]).encode() + body


WHOLE = {
    "a ballot": request(),
    "a header in lower case": request().replace(b"Content-Length", b"content-length"),
    "blanks about the length": request(length=f"\t {len(BODY)} "),
    "without a body": request(body=b"", length=""),
    "a body of nothing": request(body=b"", length="0"),
    "a question": request(body=b"", length="", line="GET /api/v1/meetings/m/hall?face=tablet HTTP/1.1"),
    "an old version": request(line=f"POST {PATH} HTTP/1.0"),
    "the largest": request(body=b"x" * LARGEST_BODY),
}
NOT_WHOLE = {
    "nothing": b"",
    "its head alone": request(body=b"", length="5"),
    "a byte less": request()[:-1],
    "a byte more": request() + b"x",
    "two in one go": request() * 2,
    "a line break before": b"\r\n" + request(),
    "chunked": request("Transfer-Encoding: chunked", length="", body=b"0\r\n\r\n"),
    "chunked and a length": request("transfer-encoding: chunked"),
    "waits for a word": request("Expect: 100-continue"),
    "wants another protocol": request("Upgrade: h2c"),
    "two lengths": request(f"Content-Length: {len(BODY)}"),
    "two lengths that differ": request("Content-Length: 1"),
    "a length that is no number": request(length="4x"),
    "a length in many digits": request(length=f"{len(BODY):010}"),
    "a negative length": request(length="-1", body=b""),
    "a name with a blank": request(body=b"", length="").replace(b"Host: hall", b"Content-Length : 0"),
    "a huge length": request(length="999999999"),
    "larger than the crowd may": request(body=b"x" * (LARGEST_BODY + 1)),
    "another method": request(line=f"PUT {PATH} HTTP/1.1"),
    "another path": request(line="POST /api/v1/polls/7f3c/open HTTP/1.1"),
    "a longer path": request(line=f"POST {PATH}/x HTTP/1.1"),
    "a whole address": request(line=f"POST http://hall{PATH} HTTP/1.1"),
    "another version": request(line=f"POST {PATH} HTTP/2.0"),
    "no version": request(line=f"POST {PATH}"),
    "a question with a line break": request(line=f"POST {PATH}?x\r\nA: b HTTP/1.1"),
    "a head without an end": request("A: " + "x" * LARGEST_HEAD),
    "a greeting of TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
}


@pytest.mark.parametrize("data", WHOLE.values(), ids=WHOLE)
def test_a_plain_request_is_seen_to_be_whole(data: bytes) -> None:
    assert whole_of_crowd(data) is (Whole.SHOWS if data.startswith(b"GET") else Whole.CHANGES)


@pytest.mark.parametrize("data", NOT_WHOLE.values(), ids=NOT_WHOLE)
def test_all_else_is_for_the_web_server(data: bytes) -> None:
    assert not whole_of_crowd(data)


PIECES = [
    b"POST ",
    PATH.encode(),
    b" HTTP/1.1",
    b"\r\n",
    b"\r\n\r\n",
    b"Content-Length:",
    b" 5",
    b"0",
    b"Expect: x",
    b"?",
]


@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=6), max_size=12).map(b"".join))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    whole_of_crowd(data)


HEADERS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=20).map(lambda text: f"X-Word: {text}")


@given(st.lists(HEADERS, max_size=4), st.binary(max_size=60), st.data())
def test_a_part_is_never_whole(headers: list[str], body: bytes, data: st.DataObject) -> None:
    whole = request(*headers, body=body)
    assert whole_of_crowd(whole)
    cut = data.draw(st.integers(0, len(whole) - 1))
    assert not whole_of_crowd(whole[:cut])
