"""What scanners make of a badge."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import Refused
from core.ids import ALPHABET
from signin.rules.badge_text import secret_in

SECRET = "7k3m9pq2rstvwxyzabcdefghjn"


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        f"https://hall.example/b#{SECRET}",
        f"http://192.168.1.8:5000/w/tablet-1/b#{SECRET}",
        f"HTTPS://HALL.EXAMPLE/B#{SECRET.upper()}",
        f"https：//hall。example/b#{SECRET}",
        f"httpshall.example/b{SECRET}",
        f"  {SECRET}\r\n",
        "7K3M 9PQ2-RSTV WXYZ ABCD EFGH JN",
    ],
)
def test_read(text):
    assert secret_in(text) == SECRET


@pytest.mark.parametrize(
    "text", ["", " ", "#", "abc", "https://hall/b#", "https://u.wechat.com/xyz", "签到", "k" * 400, "a.b" * 9]
)
def test_unreadable(text):
    with pytest.raises(Refused) as refusal:
        secret_in(text)
    assert refusal.value.code == "badge.unreadable"


@given(st.text(ALPHABET, min_size=26, max_size=26), st.booleans(), st.booleans())
def test_any_secret_survives(secret, upper, wide):
    text = secret.upper() if upper else secret
    if wide:
        text = "".join(chr(ord(letter) + 0xFEE0) for letter in text)
    assert secret_in(f"https://h/b#{text}") == secret


@given(st.text(max_size=600))
def test_never_crashes(text):
    with contextlib.suppress(Refused):
        assert 16 <= len(secret_in(text)) <= 64
