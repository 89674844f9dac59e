"""Which login sessions are still good: not those that were ended, ran out, or whose account was disabled."""

from collections.abc import Callable

from flask import Flask

from core.actor import SYSTEM
from core.db import change
from core.ids import fingerprint
from roster.actions.disable_account import disable_account
from roster.actions.end_sessions import end_session
from roster.actions.start_session import ACCOUNT_LIFE
from roster.identity import identify, live_sessions
from tests.conftest import Client, FrozenClock

Login = Callable[[str], Client]


def session_of(client: Client) -> str:
    cookie = client.http.get_cookie("hall")
    assert cookie is not None
    return fingerprint(cookie.value)


def test_only_good_sessions_are_live(app: Flask, login: Login, clock: FrozenClock) -> None:
    kept, ended, disabled = (session_of(login(role)) for role in ("secretariat", "chair", "screen"))
    asked = [kept, ended, disabled, "of nobody"]
    assert live_sessions(asked) == {kept, ended, disabled}
    with change(SYSTEM) as tx:
        end_session(tx, ended)
    assert live_sessions(asked) == {kept, disabled}
    clock.tick(seconds=ACCOUNT_LIFE.total_seconds())
    assert live_sessions(asked) == set()


def test_a_disabled_account_has_none(app: Flask, login: Login) -> None:
    client = login("screen")
    cookie = client.http.get_cookie("hall")
    assert cookie is not None
    with change(SYSTEM) as tx:
        disable_account(tx, identify(cookie.value).id)
    assert live_sessions([session_of(client)]) == set()


def test_a_whole_hall_is_asked_for_at_once(app: Flask, login: Login) -> None:
    kept = session_of(login("chair"))
    assert live_sessions([*(f"nobody {n}" for n in range(1200)), kept]) == {kept}
