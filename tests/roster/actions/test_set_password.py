"""Another password."""

from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from roster.account_store import credentials_of
from roster.actions.create_account import create_account
from roster.actions.set_password import set_password
from roster.actions.start_session import start_account_session
from roster.identity import identify


def test_all_other_sessions_end(app: Flask) -> None:
    with change(SYSTEM) as tx:
        account_id = create_account(tx, "zhuchi", "主持", "chair", "old")
        tokens = [start_account_session(tx, account_id, "desk").token for _ in range(3)]
    mine = identify(tokens[0]).session_id
    with change(SYSTEM) as tx:
        set_password(tx, account_id, "new", keep_session=mine)
    assert [identify(token).known for token in tokens] == [True, False, False]
    with reading() as session:
        known = credentials_of(session, "zhuchi")
    assert known is not None
    assert known.password_hash == "new"
