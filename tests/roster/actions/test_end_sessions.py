"""Ending login sessions."""

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change, reading
from core.errors import NotFound
from core.journal.store import entries_of
from roster.account_store import live_logins
from roster.actions.create_account import create_account
from roster.actions.end_sessions import end_account_sessions, end_session
from roster.actions.start_session import start_account_session
from roster.identity import identify


def test_an_ended_session_is_nobody_at_the_next_request(app: Flask) -> None:
    with change(SYSTEM) as tx:
        account_id = create_account(tx, "zhuchi", "主持", "chair", "hash")
        tokens = [start_account_session(tx, account_id, "desk").token for _ in range(3)]
    with reading() as session:
        assert {s.id for s in live_logins(session)} == {identify(t).session_id for t in tokens}
    first = identify(tokens[0]).session_id
    for _ in range(2):
        with change(SYSTEM) as tx:
            end_session(tx, first)
    assert [identify(t).known for t in tokens] == [False, True, True]
    with change(SYSTEM) as tx:
        assert end_account_sessions(tx, account_id) == 2
    with reading() as session:
        assert live_logins(session) == []
        assert [e.action for e in entries_of(session, "system")].count("session.ended") == 1
    with pytest.raises(NotFound), change(SYSTEM) as tx:
        end_session(tx, "none")
