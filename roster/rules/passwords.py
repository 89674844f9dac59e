"""What a password must be like."""

from itertools import pairwise

from core.errors import Refused

SHORTEST, LONGEST = 10, 200


def check_password(login: str, password: str) -> None:
    """Refuse a password that is short, is or holds the login, or is one pattern over and over."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refused("password.length", "密码至少 %(shortest)s 位，请重新设置", status=400, shortest=SHORTEST)
    plain = password.casefold()
    if login.casefold() in (plain, plain[::-1]) or _rest(plain, login) < SHORTEST // 2:
        raise Refused("password.login", "密码不能由用户名组成，请重新设置", status=400)
    if len(set(plain)) < 5 or _runs(plain):
        raise Refused("password.simple", "密码过于简单，请不要使用重复或连续的字符", status=400)


def _rest(password: str, login: str) -> int:
    return len(password.replace(login.casefold(), "")) if login else len(password)


def _runs(password: str) -> bool:
    """Whether it is one ascending or descending run (12345678901 included)."""
    steps = {(ord(b) - ord(a)) % 10 if (a + b).isdigit() else ord(b) - ord(a) for a, b in pairwise(password)}
    return steps in ({1}, {-1}, {9})
