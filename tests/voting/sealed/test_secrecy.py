"""Laws of the secret vote: nothing that the server keeps, sends, logs or files ties a choice, or a ballot, to a voter."""

import io
import json
import re
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import text

from core.actor import SYSTEM
from core.db import database, reading
from core.journal.store import entries_of
from realtime.messages import person as person_room
from tests.conftest import Client, FrozenClock, Heard
from tests.voting.belenios.workshop import one_more
from tests.voting.builders import ABSTAIN, NO, STAFF, YES, act, device, last_entry
from tests.voting.sealed.builders import (
    Here,
    SealedHall,
    a_sealed_hall,
    keep,
    keys_for_all,
    opened_box,
    sealed_poll,
)
from tests.voting.sealed.forging import changed
from voting import archive
from voting.actions.close_poll import close_poll
from voting.actions.show_result import show_result
from voting.actions.void_poll import void_poll
from voting.belenios.badge import poll_exponent
from voting.sealed import keeper as keepers
from voting.sealed import store
from voting.sealed.actions.start_check import start_check
from voting.sealed.codes import code_of_hex
from voting.sealed.frozen import frozen_election
from voting.sealed.keeper import Keeper, install_keeper

VOTERS = (1, 2, 3, 4)
"""Number 0 is a scrutineer as well, whose name belongs to the key of the box."""


@pytest.fixture
def hall(app: Flask) -> Iterator[SealedHall]:
    before = keepers.keeper()
    install_keeper(Keeper(Here))
    yield a_sealed_hall(5, scrutineers=1)
    install_keeper(before)


def whole_vote(app: Flask, hall: SealedHall, **changes: Any) -> str:
    """Through the door: one voter changes the vote, one sends a faulty ballot first, one does not vote."""
    keys_for_all(hall, 1)
    poll_id = sealed_poll(hall, press="last", keys="scrutineers", **changes)
    clients = [device(app, voter) for voter in hall.hall.voters]

    def post(place: int, raw: str) -> None:
        assert clients[place].post(f"/polls/{poll_id}/sealed-ballot", {"ballot": raw}).status_code == 200
        keep()

    for place, answer in ((0, YES), (1, NO), (2, YES), (0, ABSTAIN)):
        post(place, hall.sealed(place, poll_id, answer).raw.decode())
    path = ["answers", 0, "overall_proof", 0, "challenge"]
    post(3, changed(hall.master(3), poll_id, hall.sealed(3, poll_id, NO), path, one_more))
    post(3, hall.sealed(3, poll_id, NO).raw.decode())
    return poll_id


def finished(hall: SealedHall, poll_id: str) -> None:
    act(start_check, poll_id)
    keep()
    act(close_poll, poll_id)
    keep()
    opened_box(hall, poll_id, [0])
    act(show_result, poll_id)


def credentials_of(poll_id: str) -> dict[str, str]:
    """By credential id the person: what must be nowhere but in one table."""
    with reading() as session:
        return store.electors_by_credential(session, poll_id)


def marks_of(poll_id: str) -> dict[str, set[str]]:
    """By person all that would give a ballot of theirs away: its tracker, its code, the credential and its code."""
    with reading() as session:
        owners = store.electors_by_credential(session, poll_id)
        box = store.box_of(session, poll_id)
        marks: dict[str, set[str]] = {}
        for credential, person_id in owners.items():
            receipts = store.receipts_of(session.connection(), poll_id, credential)
            marks[person_id] = {credential, code_of_hex(credential)} | {one.tracker for one in receipts}
    from voting.sealed.codes import credential_id

    for one in json.loads(box.credentials):
        marks[owners[credential_id(int(one))]].add(one)
    return marks


def together(content: str, person: str, name: str, marks: set[str]) -> bool:
    """Whether a piece of data names a person and one of their ballots."""
    return (person in content or name in content) and any(mark in content for mark in marks)


def test_no_table_but_one_knows_whose_credential_is_whose(app: Flask, hall: SealedHall) -> None:
    poll_id = whole_vote(app, hall)
    finished(hall, poll_id)
    marks = marks_of(poll_id)
    guilty: set[str] = set()
    with database().reader.connect() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        for table in tables:
            for row in connection.execute(text(f'SELECT * FROM "{table}"')):
                content = json.dumps([str(one) for one in row], ensure_ascii=False)
                for place in VOTERS:
                    me = hall.actor(place)
                    if together(content, me.id, me.name, marks[me.id]):
                        guilty.add(table)
    assert guilty == {"sealed_electors"}
    assert len(tables) > 20


def test_no_choice_is_kept_before_the_box_is_opened(app: Flask, hall: SealedHall) -> None:
    """The same vote with the opposite answers leaves tables that differ in random numbers only."""
    poll_id = whole_vote(app, hall)
    with database().reader.connect() as connection:
        for table in ("ballots", "sealed_electors", "sealed_ballots"):
            for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings():
                plain = {key: str(value) for key, value in row.items() if key != "raw"}
                assert not re.search(r"赞成|反对|弃权|\byes\b|\bno\b|abstain", json.dumps(plain, ensure_ascii=False))
        assert connection.execute(text("SELECT count(*) FROM ballots")).scalar() == 0
    assert len(credentials_of(poll_id)) == 5


def test_the_journal_names_no_voter_of_a_ballot(app: Flask, hall: SealedHall) -> None:
    poll_id = whole_vote(app, hall)
    finished(hall, poll_id)
    marks = marks_of(poll_id)
    voters = {hall.actor(place).id for place in range(1, 5)}  # 0 is a scrutineer as well
    with reading() as session:
        entries = [entry for chain in (f"meeting:{hall.meeting_id}", "system") for entry in entries_of(session, chain)]
    for entry in entries:
        if entry.subject != poll_id:
            continue
        content = json.dumps([entry.actor, entry.actor_name, entry.data], ensure_ascii=False, default=str)
        for place in range(5):
            me = hall.actor(place)
            assert not together(content, me.id, me.name, marks[me.id]), entry.action
        assert not any(person_id in content for person_id in voters), entry.action
    refused = [entry for entry in entries if entry.action == "ballot.refused"]
    assert [entry.actor for entry in refused] == [SYSTEM.label()]


def test_a_ballots_code_goes_to_its_voters_devices_only(app: Flask, hall: SealedHall, heard: Heard) -> None:
    poll_id = whole_vote(app, hall)
    finished(hall, poll_id)
    marks = marks_of(poll_id)
    every = set().union(*marks.values())
    for envelope in heard.envelopes:
        content = json.dumps(envelope.to_data(), ensure_ascii=False)
        told = {mark for mark in every if mark in content}
        if told:
            owners = {person_room(person_id) for person_id, mine in marks.items() if mine & told}
            assert (envelope.kind, {envelope.room}) == ("MySealed", owners)


def test_nothing_is_logged(app: Flask, hall: SealedHall, capsys: pytest.CaptureFixture[str]) -> None:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        poll_id = whole_vote(app, hall)
        finished(hall, poll_id)
    captured = capsys.readouterr()
    logged = out.getvalue() + err.getvalue() + captured.out + captured.err
    for place in range(5):
        exponent = str(poll_exponent(hall.master(place), frozen_election(poll_id).uuid))
        secrets = {str(hall.master(place).exponent), hall.master(place).chain, exponent}
        assert not any(mark in logged for mark in marks_of(poll_id)[hall.actor(place).id] | secrets)


OPEN_ANSWERS = (
    "/polls/{poll}",
    "/polls/{poll}/election",
    "/polls/{poll}/credentials",
    "/polls/{poll}/tally",
    "/polls/{poll}/board",
    "/polls/{poll}/test-ballots",
    "/polls/{poll}/sealed-ballots",
    "/polls/{poll}/results",
    "/meetings/{meeting}/polls",
    "/meetings/{meeting}/keys",
    "/meetings/{meeting}/hall?face=tablet",
    "/meetings/{meeting}/hall?face=scrutineer",
)
STAFF_ANSWERS = (
    "/polls/{poll}/who-voted",
    "/polls/{poll}/report.json",
    "/meetings/{meeting}/hall?face=chair",
    "/meetings/{meeting}/hall?face=screen",
    "/meetings/{meeting}/hall?face=desk",
)


def answers(client: Client, paths: tuple[str, ...], hall: SealedHall, poll_id: str) -> Iterator[tuple[str, str]]:
    for path in paths:
        full = path.format(poll=poll_id, meeting=hall.meeting_id)
        yield path, client.get(full).get_data(as_text=True)


def test_no_answer_tells_whose_ballot_is_whose(app: Flask, hall: SealedHall, login: Any, clock: FrozenClock) -> None:
    """Nor when a ballot came, nor its number in the table: those are for its voter alone."""
    clock.tick(seconds=7, microseconds=654_321)
    poll_id = whole_vote(app, hall, who_voted=True)
    voter, clerk = device(app, hall.hall.voters[4]), login("secretariat")
    came = "01:00:07.654321"
    for state in ("open", "shown"):
        if state == "shown":
            clock.tick(seconds=500)
            finished(hall, poll_id)
        marks = marks_of(poll_id)
        for client, paths in ((voter, OPEN_ANSWERS), (clerk, (*OPEN_ANSWERS, *STAFF_ANSWERS))):
            for path, content in answers(client, paths, hall, poll_id):
                parsed = json.loads(content)
                if "face=" in path and state == "open":
                    assert parsed["slices" if "slices" in parsed else "poll"], path
                assert "received_at" not in content, path
                for place in VOTERS:
                    me = hall.actor(place)
                    assert not together(content, me.id, me.name, marks[me.id]), path
                if "opened_at" not in content:
                    assert came not in content, path


def test_who_voted_only_where_it_was_settled_so(app: Flask, hall: SealedHall, login: Any) -> None:
    poll_id = whole_vote(app, hall, who_voted=True)
    created = last_entry(hall.hall, "poll.created")
    assert (created["who_voted"], created["check_seconds"]) == (True, 120), "it is on record who may know what"
    rows = login("secretariat").get(f"/polls/{poll_id}/who-voted").get_json()
    assert {row["name"]: row["voted"] for row in rows} == {hall.actor(place).name: place != 4 for place in range(5)}
    assert {tuple(row) for row in rows} == {("name", "delegation", "seat", "voted")}
    chair, voter = login("chair"), device(app, hall.hall.voters[0])
    assert [one.get(f"/polls/{poll_id}/who-voted").status_code for one in (chair, voter)] == [403, 403]
    finished(hall, poll_id)
    quiet = sealed_poll(hall, keys="scrutineers")
    hall.vote(0, quiet, YES)
    response = login("secretariat").get(f"/polls/{quiet}/who-voted")
    assert (response.status_code, response.get_json()["error"]["code"]) == (403, "poll.who_voted_off")


def test_the_board_is_sorted_by_code(app: Flask, hall: SealedHall) -> None:
    poll_id = whole_vote(app, hall)
    board = device(app, hall.hall.voters[4]).get(f"/polls/{poll_id}/board").get_json()
    codes = [line["code"] for line in board["lines"]]
    assert codes == sorted(codes)
    assert {tuple(line) for line in board["lines"]} == {("code", "tracker", "credential", "counted")}
    assert (len(codes), board["cast"], sum(line["counted"] for line in board["lines"])) == (5, 4, 4)


def test_sealed_ballots_only_for_scrutineers_while_it_is_open(app: Flask, hall: SealedHall, login: Any) -> None:
    poll_id = whole_vote(app, hall)
    path = f"/polls/{poll_id}/sealed-ballots"
    scrutineer, voter, clerk = device(app, hall.hall.voters[0]), device(app, hall.hall.voters[4]), login("chair")
    assert [one.get(path).status_code for one in (scrutineer, voter, clerk)] == [200, 403, 403]
    assert login("screen").get(path).status_code == 403
    assert scrutineer.get(f"{path}?after=3").get_json()["next"] == 5
    for odd in ("-1", "x", "1.5", str(2**31), str(10**30), ""):
        assert scrutineer.get(f"{path}?after={odd}").status_code in (200, 400)
    act(start_check, poll_id)
    assert voter.get(path).status_code == 403
    act(close_poll, poll_id)
    assert voter.get(path).status_code == 200
    for state in ("unsealing", "closed"):
        assert voter.get(f"/polls/{poll_id}/box.bel").status_code == 409, state
        keep()
    opened_box(hall, poll_id, [0])
    assert [one.get(f"/polls/{poll_id}/box.bel").status_code for one in (clerk, voter)] == [200, 409]
    act(show_result, poll_id)
    assert voter.get(f"/polls/{poll_id}/box.bel").status_code == 200
    stranger = device(app, a_sealed_hall(1, number=20).hall.voters[0])
    for what in ("box.bel", "board", "sealed-ballots", "who-voted", "tally", "election"):
        assert stranger.get(f"/polls/{poll_id}/{what}").status_code in (403, 404)
        assert Client(app).get(f"/polls/{poll_id}/{what}").status_code == 401


def test_the_archive_knows_no_ones_credential(app: Flask, hall: SealedHall, monkeypatch: Any) -> None:
    poll_id = whole_vote(app, hall, who_voted=True)
    finished(hall, poll_id)
    monkeypatch.setattr(archive, "result_pdf", lambda *_args, **_named: b"")
    marks = marks_of(poll_id)
    with reading() as session:
        files = dict(archive.archive_files(session, hall.meeting_id))
    assert sum(name.endswith(".bel") for name in files) == 1
    for name, content in files.items():
        plain = unpacked(content)
        for place in VOTERS:
            me = hall.actor(place)
            assert not together(plain, me.id, me.name, marks[me.id]), name
            assert "credential_id" not in plain


def unpacked(content: bytes) -> str:
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with ZipFile(io.BytesIO(content)) as sheets:
        return "".join(sheets.read(name).decode(errors="replace") for name in sheets.namelist())


def database_files(app: Flask) -> bytes:
    folder = Path(app.config["HALL"].instance)
    return b"".join(path.read_bytes() for path in sorted(folder.glob("hall.db*")))


@pytest.mark.parametrize("how", ["opened", "voided"])
def test_the_servers_key_is_forgotten(app: Flask, hall: SealedHall, how: str) -> None:
    """Not in the table, and not in what the file still holds of it."""
    poll_id = sealed_poll(hall, keys="server")
    with reading() as session:
        secret = store.box_of(session, poll_id).secret
    assert secret is not None
    assert secret.encode() in database_files(app)
    hall.vote(0, poll_id, YES)
    if how == "opened":
        act(start_check, poll_id)
        keep()
        act(close_poll, poll_id)
        keep()
    else:
        act(void_poll, poll_id, "有误")
    with reading() as session:
        assert store.box_of(session, poll_id).secret is None
        entries = [entry.data for entry in entries_of(session, f"meeting:{hall.meeting_id}")]
    assert secret not in json.dumps(entries, default=str)
    with database().writer.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert secret.encode() not in database_files(app)


def test_a_key_is_never_dropped_into_the_open(app: Flask, hall: SealedHall) -> None:
    """What a holder's tablet gets is sealed for that holder; nobody else asks for it."""
    group_id = keys_for_all(hall, 1)
    secret = str(hall.holders[0].secret)
    holder, other = device(app, hall.hall.voters[0]), device(app, hall.hall.voters[1])
    assert other.get(f"/keys/{group_id}/mine").status_code == 403
    assert secret not in holder.get(f"/keys/{group_id}/mine").get_data(as_text=True)
    assert secret.encode() not in database_files(app)
    assert act(lambda tx: tx.actor.name, by=STAFF)
