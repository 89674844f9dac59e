"""What a password must be like."""

import pytest

from core.errors import Refused
from roster.rules.passwords import check_password


@pytest.mark.parametrize(
    ("login", "password", "code"),
    [
        ("chair", "short", "password.length"),
        ("chair", "x" * 201, "password.length"),
        ("secretariat", "Secretariat", "password.login"),
        ("secretariat", "tairaterces", "password.login"),
        ("chair", "chairchair1", "password.login"),
        ("chair", "aaaaaaaaaaaa", "password.simple"),
        ("chair", "ababababab", "password.simple"),
        ("chair", "12345678901", "password.simple"),
        ("chair", "9876543210", "password.simple"),
        ("chair", "abcdefghijk", "password.simple"),
    ],
)
def test_weak_passwords(login: str, password: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        check_password(login, password)
    assert (caught.value.code, caught.value.status) == (code, 400)


@pytest.mark.parametrize("password", ["correct horse", "一二三四五六七八九十", "v7k2m9xq4t", "meeting-2026!"])
def test_good_passwords(password: str) -> None:
    check_password("chair", password)
