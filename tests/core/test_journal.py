"""The journal: whole chains pass, every tampering is seen, and the database refuses it in the first place."""

from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from core.actor import SYSTEM
from core.db import change, reading
from core.journal.rules import Entry, chain_faults
from core.journal.store import entries_of, head_of


@pytest.fixture
def entries(app: Flask) -> list[Entry]:
    for number in range(4):
        with change(SYSTEM) as tx:
            tx.record("meeting:m", "step", str(number), 名="𬭎", n=number)
    with reading() as session:
        return entries_of(session, "meeting:m")


def test_a_whole_chain_has_no_faults(entries: list[Entry]) -> None:
    assert chain_faults(entries) == []
    with reading() as session:
        assert head_of(session, "meeting:m") == (4, entries[-1].hash)


@pytest.mark.parametrize("field", ["at", "actor", "actor_name", "action", "subject", "previous", "hash"])
def test_a_changed_field_is_seen(entries: list[Entry], field: str) -> None:
    altered: dict[str, Any] = {field: "x"}
    entries[1] = replace(entries[1], **altered)
    assert chain_faults(entries)


def test_changed_data_is_seen(entries: list[Entry]) -> None:
    entries[2] = replace(entries[2], data={"n": 7})
    assert chain_faults(entries) == ["entry 3 was altered"]


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_missing_entry_is_seen(entries: list[Entry], gone: int) -> None:
    del entries[gone]
    assert chain_faults(entries)


@pytest.mark.parametrize("statement", ["UPDATE journal SET subject = 'x'", "DELETE FROM journal"])
def test_the_database_refuses_to_alter_the_journal(entries: list[Entry], statement: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"), change(SYSTEM) as tx:
        tx.session.execute(text(statement))
