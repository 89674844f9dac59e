"""The same hall on PostgreSQL, with two processes at once: nothing lost, nothing double, the journal's chain whole."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from core.actor import SYSTEM
from core.db import Base, Database, change, database, reading
from core.db.schema import prepare
from core.ids import new_id
from core.journal.rules import chain_faults
from core.journal.store import entries_of
from core.journal.write import write_entry
from core.web.limits import FailedTries
from kiosk.demo.make import Demo, make_demo
from realtime.outbox import LiveOutbox
from roster.rules.login_token import login_token
from tests.conftest import Client, code_of
from tests.core.test_migrations import is_declared
from tests.named import named
from tests.services.servers import fresh_database

pytestmark = [pytest.mark.services, pytest.mark.xdist_group("postgresql")]


def other_process(app: Flask) -> Database:
    """The database as another process has it: its own connections, its own queue."""
    url = app.config["HALL"].database_url
    return Database(url, LiveOutbox(lambda envelopes: None, lambda snapshots: None), write_entry)


def test_the_migrated_schema_is_the_declared_one(app: Flask) -> None:
    with database().writer.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_declared})
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("statement", ["UPDATE journal SET subject = 'x'", "DELETE FROM journal", "TRUNCATE journal"])
def test_the_database_refuses_to_alter_the_journal(app: Flask, statement: str) -> None:
    with change(SYSTEM) as tx:
        tx.record("system", "step")
    with pytest.raises(DatabaseError, match="append-only"), change(SYSTEM) as tx:
        tx.session.execute(text(statement))


def test_processes_that_start_together_prepare_the_schema_once(server: str) -> None:
    url = fresh_database(server, new_id())
    databases = [Database(url, LiveOutbox(lambda e: None, lambda s: None), write_entry) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(prepare, databases))
    for each in databases:
        each.close()


def test_two_processes_write_one_whole_chain(app: Flask) -> None:
    other = other_process(app)

    def write(number: int) -> None:
        with (database() if number % 2 else other).change(SYSTEM) as tx:
            tx.session.add(FailedTries(key=f"k{number}", since=tx.now, count=1))
            tx.record("meeting:m", "step", str(number))

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(write, range(120)))
    other.close()
    with reading() as session:
        entries = entries_of(session, "meeting:m")
    assert len(entries) == 120
    assert chain_faults(entries) == []


def logged_in(app: Flask, **secret: str) -> Client:
    client = Client(app)
    answer = client.post("/sessions", secret)
    client.headers = {"X-CSRF-Token": answer.get_json()["csrf"]}
    return client


def account(app: Flask, demo: Demo, role: str) -> Client:
    found = next(a for a in demo.accounts if a.role == role)
    return logged_in(app, login=found.login, password=found.password)


def test_a_plenary_in_small(app: Flask) -> None:
    demo = make_demo(app.config["HALL"], deputies=24)
    chair, gate = account(app, demo, "chair"), account(app, demo, "gate")
    state = chair.get(f"/meetings/{demo.meeting_id}/hall").get_json()
    sitting = state["sitting"]["id"]
    poll = next(p["id"] for p in state["polls"] if p["method"] == "choose")
    body = named(chair.get(f"/polls/{poll}").get_json()["poll"])
    assert code_of(account(app, demo, "secretariat").post(f"/polls/{poll}", body)) == "ok"
    badges = [login_token(b.secret) for b in demo.badges[:24]]
    for badge in badges:
        assert code_of(gate.post(f"/sittings/{sitting}/scan", {"badge": badge})) == "ok"
    assert code_of(chair.post(f"/sittings/{sitting}/open")) == "ok"
    assert code_of(chair.post(f"/polls/{poll}/open")) == "ok"
    deputies = [logged_in(app, badge=badge) for badge in badges]

    def cast(at: tuple[int, Client]) -> set[str]:
        number, deputy = at
        bodies: list[dict[str, Any]] = [
            {"answer": {"chosen": [f"p{n:02}" for n in range(1, 14)]}, "gesture": f"gesture-{number}-{device}"}
            for device in range(2)
        ]
        with ThreadPoolExecutor(2) as devices:
            return {code_of(a) for a in devices.map(lambda body: deputy.post(f"/polls/{poll}/ballot", body), bodies)}

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(cast, enumerate(deputies))) == [{"ok", "ballot.already_cast"}] * 24
    assert code_of(chair.post(f"/polls/{poll}/close")) == "ok"
    result = chair.get(f"/polls/{poll}/results").get_json()["result"]
    assert result["counts"]["cast"] == 24
    assert [line["yes"] for line in result["outcome"]["lines"]] == [24] * 13 + [0] * 7
    with reading() as session:
        assert chain_faults(entries_of(session, f"meeting:{demo.meeting_id}")) == []


def test_the_command_line_upgrades_as_well(server: str, tmp_path: Path) -> None:
    url = fresh_database(server, new_id())
    import os

    environment = os.environ | {"HALL_INSTANCE": str(tmp_path), "HALL_DATABASE_URL": url}
    command = [sys.executable, "-m", "alembic", "upgrade", "head"]
    assert subprocess.run(command, env=environment, check=False, capture_output=True).returncode == 0
