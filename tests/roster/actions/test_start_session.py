"""Beginning sessions."""

from flask import Flask

from core.actor import NOBODY, SYSTEM
from core.db import change
from roster.actions.create_account import create_account
from roster.actions.start_session import ACCOUNT_LIFE, start_account_session
from roster.identity import identify
from tests.conftest import FrozenClock


def test_a_session_is_good_for_its_time(app: Flask, clock: FrozenClock) -> None:
    with change(SYSTEM) as tx:
        account_id = create_account(tx, "zhuchi", "主持", "chair", "hash")
        started = start_account_session(tx, account_id, "x" * 500)
    actor = identify(started.token)
    assert (actor.kind, actor.id, actor.roles) == ("account", account_id, frozenset({"chair"}))
    clock.at += ACCOUNT_LIFE
    assert identify(started.token) == NOBODY
    assert identify("") == NOBODY
