"""Logging in: what fits, what does not, and how often one may guess."""

import pytest
from flask import Flask

from core.actor import NOBODY, SYSTEM
from core.db import change, reading
from core.errors import Refused
from roster.account_store import credentials_of_id
from roster.actions.create_account import create_account
from roster.actions.disable_account import disable_account
from roster.actions.issue_badges import issue_badges
from roster.actions.log_in import check_own_password, log_in_with_badge, log_in_with_password
from roster.identity import identify
from roster.passwords import hash_password
from tests.conftest import FrozenClock
from tests.roster.builders import a_roll, deputies

PASSWORD = "correct horse"


@pytest.fixture
def chair(app: Flask) -> str:
    hashed = hash_password(PASSWORD)
    with change(SYSTEM) as tx:
        return create_account(tx, "zhuchi", "主持", "chair", hashed)


def attempt(password: str = PASSWORD, login: str = "zhuchi", address: str = "10.0.0.1") -> str:
    try:
        started = log_in_with_password(NOBODY, login, password, address, "desk")
    except Refused as error:
        return error.code
    return identify(started.token).id


def test_the_right_password_and_all_that_is_wrong_looks_alike(chair: str) -> None:
    assert attempt() == chair
    assert attempt("Correct horse") == "login.wrong"
    assert attempt(login="nobody") == "login.wrong"
    with change(SYSTEM) as tx:
        disable_account(tx, chair)
    assert attempt() == "login.wrong"


def test_a_device_that_guesses_is_stopped_but_not_the_others(chair: str, clock: FrozenClock) -> None:
    codes = [attempt("guess no. " + str(n)) for n in range(10)]
    assert codes == ["login.wrong"] * 8 + ["limit.too_many"] * 2
    assert attempt() == "limit.too_many"
    assert attempt(address="10.0.0.2") == chair
    clock.tick(minutes=11)
    assert attempt() == chair


def test_a_login_and_an_address_have_limits_of_their_own(chair: str, clock: FrozenClock, monkeypatch) -> None:
    monkeypatch.setattr("roster.actions.log_in.TRIES_OF_A_LOGIN", 3)
    assert [attempt("wrong guess", address=f"10.0.1.{n}") for n in range(4)] == ["login.wrong"] * 3 + ["limit.too_many"]
    monkeypatch.setattr("roster.actions.log_in.TRIES_OF_AN_ADDRESS", 2)
    assert [attempt("wrong guess", f"u{n}", "10.0.2.2") for n in range(3)] == ["login.wrong"] * 2 + ["limit.too_many"]


def test_one_window_has_one_session(chair: str) -> None:
    first = identify(log_in_with_password(NOBODY, "zhuchi", PASSWORD, "10.0.0.1", "desk").token)
    log_in_with_password(first, "zhuchi", PASSWORD, "10.0.0.1", "desk")
    with reading() as session:
        from roster.account_store import live_logins

        assert len(live_logins(session)) == 1


def test_a_badge_logs_its_holder_in(app: Flask) -> None:
    built = a_roll(deputies(1))
    with change(SYSTEM) as tx:
        issued = issue_badges(tx, built.roll_id)[0]
    started = log_in_with_badge(NOBODY, issued.token, "10.0.0.1", "tablet")
    actor = identify(started.token)
    assert (actor.kind, actor.id, actor.roles) == ("person", issued.person_id, frozenset({"person"}))
    for nothing in ("guess", issued.secret, f"https://hall/b#{issued.secret}"):
        with pytest.raises(Refused, match=r"badge\.unknown"):
            log_in_with_badge(NOBODY, nothing, "10.0.0.1", "tablet")


def test_guessing_badges_ends_and_leaves_passwords_alone(chair: str, clock: FrozenClock, monkeypatch) -> None:
    monkeypatch.setattr("roster.actions.log_in.BADGES_OF_AN_ADDRESS", 2)
    for expected in ("badge.unknown", "badge.unknown", "limit.too_many"):
        with pytest.raises(Refused) as caught:
            log_in_with_badge(NOBODY, "guess", "10.0.0.1", "tablet")
        assert caught.value.code == expected
    assert attempt() == chair


def test_a_hostile_tablet_cannot_keep_the_others_of_its_address_out(app: Flask, monkeypatch) -> None:
    monkeypatch.setattr("roster.actions.log_in.BADGES_OF_AN_ADDRESS", 2)
    built = a_roll(deputies(1))
    with change(SYSTEM) as tx:
        issued = issue_badges(tx, built.roll_id)[0]
    for guess in ("wrong", "wrong again", "wrong for good"):
        with pytest.raises(Refused):
            log_in_with_badge(NOBODY, guess, "10.0.0.9", "tablet")
    started = log_in_with_badge(NOBODY, issued.token, "10.0.0.9", "tablet")
    assert identify(started.token).id == issued.person_id


def test_ones_own_password_is_asked_for_with_limits_too(chair: str, clock: FrozenClock) -> None:
    with reading() as session:
        known = credentials_of_id(session, chair)
    check_own_password(known, PASSWORD, "10.0.0.1")
    codes = []
    for _ in range(9):
        with pytest.raises(Refused) as caught:
            check_own_password(known, "wrong one", "10.0.0.1")
        codes.append((caught.value.code, caught.value.status))
    assert codes == [("password.wrong", 400)] * 8 + [("limit.too_many", 429)]
