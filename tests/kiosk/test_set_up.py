"""The first steps: the demo or one's own congress, once, by whoever stands at the server or knows its code."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from core.db import reading
from kiosk.demo.make import read_demo
from kiosk.demo.people import people
from kiosk.first_steps import needs_setup, setup_code
from meeting.store import meeting_of
from roster.account_store import accounts
from roster.rules.login_token import login_token
from roster.store import members_of, voters_n
from tests.conftest import Client, code_of

OWN = {
    "kind": "own",
    "title": "某区第一届人民代表大会",
    "number": 1,
    "starts_on": "2026-01-01",
    "ends_on": "2031-12-31",
    "login": "mishu",
    "name": "李秘书",
    "password": "correct horse battery",
    "admin_password": "another long secret",
}
Login = Callable[[str], Client]


def from_elsewhere(client: Client, body: dict[str, Any]) -> str:
    answer = client.http.post("/api/v1/setup", json=body, environ_overrides={"REMOTE_ADDR": "192.168.1.9"})
    return code_of(answer)


def test_the_demo_is_a_plenary_ready_to_sign_in(app: Flask, login: Login) -> None:
    assert code_of(login("").post("/setup", {"kind": "demo"})) == "ok"
    demo = read_demo(app.config["HALL"])
    assert demo is not None
    with reading() as session:
        meeting = meeting_of(session, demo.meeting_id)
        members = members_of(session, meeting.roll_id)
        assert voters_n(session, meeting.roll_id) == 213
        assert len({m.delegation for m in members if m.votes}) == 12
        assert any("𬭎" in m.name for m in members)
    chair = login("chair")
    polls = chair.get(f"/meetings/{demo.meeting_id}/polls").get_json()
    projects = next(p["poll"] for p in polls if p["poll"]["method"] == "choose")
    assert (len(projects["paper"]["options"]), projects["paper"]["choose"]) == (20, 13)
    assert [(p["poll"]["box"], p["poll"]["keys"]) for p in polls] == [
        ("open", ""),
        ("sealed", "scrutineers"),
        ("open", ""),
        ("sealed", "server"),
    ]
    (evaluation,) = chair.get(f"/meetings/{demo.meeting_id}/evaluations").get_json()
    assert (evaluation["state"], evaluation["missing"], evaluation["evaluators"]) == ("prepared", 0, [213])
    scrutineers = chair.get(f"/meetings/{demo.meeting_id}/scrutineers").get_json()
    assert [one["chief"] for one in scrutineers] == [True, False, False, False, False]
    assert len({one["delegation"] for one in scrutineers}) == 5
    assert {b.person_id for b in demo.badges if b.scrutineer} == {one["person_id"] for one in scrutineers}
    for account in demo.accounts:
        body = {"login": account.login, "password": account.password}
        assert code_of(login("").post("/sessions", body)) == "ok"
    assert code_of(login("").post("/sessions", {"badge": login_token(demo.badges[0].secret)})) == "ok"


def test_a_demo_whose_passwords_could_not_be_kept_can_be_made_again(
    app: Flask, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, text: str) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("kiosk.demo.make.write_private", full)
        assert code_of(login("").post("/setup", {"kind": "demo"})) == "crash"
    assert needs_setup(app.config["HALL"])
    assert code_of(login("").post("/setup", {"kind": "demo"})) == "ok"


def test_the_demo_keeps_its_secrets_from_other_users_of_the_machine(app: Flask, login: Login) -> None:
    login("").post("/setup", {"kind": "demo"})
    assert (app.config["HALL"].instance / "demo.json").stat().st_mode & 0o077 == 0


def test_the_start_page_shows_the_demos_secrets_to_nobody_elsewhere(app: Flask, login: Login) -> None:
    login("").post("/setup", {"kind": "demo"})
    demo = read_demo(app.config["HALL"])
    assert demo is not None
    client = app.test_client()
    here = client.get("/").get_data(as_text=True)
    elsewhere = client.get("/", environ_overrides={"REMOTE_ADDR": "192.168.1.9"}).get_data(as_text=True)
    assert demo.badges[0].secret in here
    assert demo.badges[0].secret not in elsewhere
    assert demo.accounts[0].password not in elsewhere


def test_one_sets_up_ones_own_congress(app: Flask, login: Login) -> None:
    assert needs_setup(app.config["HALL"])
    assert code_of(login("").post("/setup", OWN)) == "ok"
    assert not needs_setup(app.config["HALL"])
    assert (app.config["HALL"].instance / "congress-key.pem").exists()
    with reading() as session:
        assert {a.role for a in accounts(session)} == {"secretariat", "admin"}
    assert code_of(login("").post("/sessions", {"login": "mishu", "password": OWN["password"]})) == "ok"


def test_a_second_set_up_is_refused(login: Login) -> None:
    login("").post("/setup", OWN)
    assert code_of(login("").post("/setup", OWN)) == "setup.done"
    assert code_of(login("").post("/setup", {"kind": "demo"})) == "setup.done"


@pytest.mark.parametrize(
    ("edits", "code"),
    [
        ({"password": "short"}, "password.length"),
        ({"admin_password": OWN["password"]}, "setup.same_password"),
        ({"title": ""}, "setup.incomplete"),
        ({"starts_on": None}, "setup.incomplete"),
        ({"ends_on": "2020-01-01"}, "term.dates"),
        ({"login": "Große"}, "account.login"),
        ({"number": 0}, "request.invalid"),
        ({"kind": "other"}, "request.invalid"),
    ],
)
def test_a_faulty_set_up_is_refused_and_leaves_nothing(
    app: Flask, login: Login, edits: dict[str, Any], code: str
) -> None:
    assert code_of(login("").post("/setup", OWN | edits)) == code
    assert needs_setup(app.config["HALL"])


def test_from_another_computer_the_code_is_needed(app: Flask, login: Login) -> None:
    assert from_elsewhere(login(""), OWN) == "setup.code"
    assert from_elsewhere(login(""), OWN | {"code": setup_code(app.config["HALL"])}) == "ok"


def test_the_code_cannot_be_guessed_for_long(app: Flask, login: Login) -> None:
    answers = [from_elsewhere(login(""), OWN | {"code": f"guess{n}"}) for n in range(12)]
    assert answers == ["setup.code"] * 10 + ["limit.too_many"] * 2


@pytest.mark.parametrize("count", [1, 25, 213, 500])
def test_the_made_up_people_are_as_many_as_asked_with_names_and_seats_of_their_own(count: int) -> None:
    made = people(count)
    voters = [p for p in made if "代表" in p.roles]
    assert len(voters) == count
    assert len({p.name for p in made}) == len(made)
    assert len({p.seat for p in made}) == len(made)
    assert people(count) == made
