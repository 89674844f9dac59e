"""Making accounts."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import Refused
from core.journal.store import entries_of
from roster.account_store import accounts
from roster.actions.create_account import create_account


def make(login: str, role: str = "chair") -> str:
    with change(SYSTEM) as tx:
        return create_account(tx, login, "某人", role, "hash-of-it")


def test_an_account_is_kept_and_its_hash_not_journalled(app: Flask) -> None:
    account_id = make("zhuchi")
    with reading() as session:
        assert [(a.id, a.login, a.role) for a in accounts(session)] == [(account_id, "zhuchi", "chair")]
        assert "hash-of-it" not in str(entries_of(session, "system"))


@pytest.mark.parametrize(
    ("login", "role", "code"),
    [
        ("taken", "chair", "account.exists"),
        ("A", "chair", "account.login"),
        ("主持", "chair", "account.login"),
        ("-x", "chair", "account.login"),
        ("x" * 33, "chair", "account.login"),
        ("fine", "king", "account.role"),
        ("fine", "person", "account.role"),
    ],
)
def test_bad_ones_are_refused(app: Flask, login: str, role: str, code: str) -> None:
    make("taken")
    with pytest.raises(Refused) as caught:
        make(login, role)
    assert caught.value.code == code
