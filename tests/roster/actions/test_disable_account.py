"""Disabling accounts."""

import pytest
from flask import Flask

from core.actor import SYSTEM, Actor
from core.db import change, reading
from core.errors import NotFound, Refused
from roster.account_store import credentials_of
from roster.actions.create_account import create_account
from roster.actions.disable_account import disable_account, enable_account
from roster.actions.start_session import start_account_session
from roster.identity import identify


def test_disabled_is_out_at_once_and_enabled_must_log_in_again(app: Flask) -> None:
    with change(SYSTEM) as tx:
        account_id = create_account(tx, "zhuchi", "主持", "chair", "hash")
        token = start_account_session(tx, account_id, "desk").token
    for _ in range(2):
        with change(SYSTEM) as tx:
            disable_account(tx, account_id)
    assert not identify(token).known
    with reading() as session:
        assert credentials_of(session, "zhuchi") is None
    for _ in range(2):
        with change(SYSTEM) as tx:
            enable_account(tx, account_id)
    assert not identify(token).known
    with reading() as session:
        assert credentials_of(session, "zhuchi") is not None


def test_not_oneself_and_not_the_last_administrator(app: Flask) -> None:
    with change(SYSTEM) as tx:
        admin = create_account(tx, "admin", "管理员", "admin", "hash")
        second = create_account(tx, "admin2", "管理员", "admin", "hash")
    with pytest.raises(Refused, match=r"account\.own"), change(Actor("account", admin, "管理员")) as tx:
        disable_account(tx, admin)
    with change(SYSTEM) as tx:
        disable_account(tx, second)
    with pytest.raises(Refused, match=r"account\.last_admin"), change(SYSTEM) as tx:
        disable_account(tx, admin)
    with pytest.raises(NotFound), change(SYSTEM) as tx:
        disable_account(tx, "none")
