"""Taking in a list."""

from datetime import timedelta

import pytest
from flask import Flask

from core.db import reading
from core.errors import NotFound, Refused
from roster.actions.propose_import import propose_import
from roster.import_store import upload
from roster.tables import RollImport
from tests.conftest import FrozenClock
from tests.roster.builders import SECRETARY, a_roll

LIST = "姓名,代表团,身份\n王𬭎,一团,代表\n𠮷 田,二团,列席\n,一团,代表\n".encode()


def test_nothing_is_written_but_what_would_be_is_shown(app: Flask) -> None:
    built = a_roll()
    import_id = propose_import(SECRETARY, built.roll_id, "名单.csv", LIST)
    assert built.members() == []
    with reading() as session:
        found = upload(session, import_id, "all")
    assert [(p.row.row, p.row.name, p.is_bad) for p in found.plan.rows] == [
        (2, "王𬭎", False),
        (3, "𠮷田", False),
        (4, "", True),
    ]
    assert found.plan.unknown_delegations == (("一团", 2), ("二团", 1))
    assert (found.filename, found.stale, found.confirmed_at) == ("名单.csv", False, None)


def test_lists_that_nobody_confirmed_are_forgotten(app: Flask, clock: FrozenClock) -> None:
    built = a_roll()
    propose_import(SECRETARY, built.roll_id, "a.csv", LIST)
    clock.at += timedelta(hours=25)
    propose_import(SECRETARY, built.roll_id, "b.csv", LIST)
    with reading() as session:
        assert [row.filename for row in session.query(RollImport)] == ["b.csv"]


def test_bad_files_and_unknown_rolls(app: Flask) -> None:
    built = a_roll()
    with pytest.raises(Refused, match=r"import\.no_head"):
        propose_import(SECRETARY, built.roll_id, "a.csv", b"a,b\n1,2\n")
    with pytest.raises(NotFound):
        propose_import(SECRETARY, "none", "a.csv", LIST)
