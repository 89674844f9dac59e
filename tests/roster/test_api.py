"""The roster's views: who may, what comes in, what goes out."""

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import openpyxl
import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change
from core.web.security import csrf_token
from core.web.views import REGISTRY
from roster.actions.add_people import NewPerson
from roster.actions.create_account import create_account
from roster.actions.freeze_roll import freeze_roll
from roster.passwords import hash_password
from roster.rules.login_token import login_token
from tests.conftest import Client, code_of
from tests.roster.builders import a_roll, deputies

Login = Callable[[str], Client]
PASSWORD = "correct horse"

READERS = {"GET /terms", "GET /rolls/<roll_id>", "GET /rolls/<roll_id>/people"}
ADMIN = ("/accounts", "/login-sessions")
OPEN = {"POST /sessions", "POST /sessions/end", "GET /me", "POST /me/password"}


def mine() -> list[str]:
    views = [v for v in REGISTRY.values() if v.endpoint.startswith("roster.")]
    return sorted(f"{v.method} {v.path.removeprefix('/api/v1')}" for v in views)


def ask(client: Client, view: str) -> str:
    method, path = view.split(" ")
    for name in ("roll_id", "person_id", "import_id", "account_id", "session_id"):
        path = path.replace(f"<{name}>", "none")
    return code_of(client.get(path) if method == "GET" else client.post(path))


@pytest.mark.parametrize("role", ["", "screen", "gate", "chair", "admin", "secretariat"])
def test_who_may(app: Flask, login: Login, role: str) -> None:
    client = login(role)
    for view in mine():
        if view in OPEN:
            continue
        path = view.split(" ")[1]
        allowed = (
            {"admin"} if path.startswith(ADMIN) else {"secretariat", "chair"} if view in READERS else {"secretariat"}
        )
        code = ask(client, view)
        if role == "":
            assert code == "login_needed", view
        elif role in allowed:
            assert code not in ("forbidden", "login_needed"), view
        else:
            assert code == "forbidden", view


@pytest.fixture
def account(app: Flask) -> str:
    hashed = hash_password(PASSWORD)
    with change(SYSTEM) as tx:
        return create_account(tx, "zhuchi", "主持", "chair", hashed)


def test_logging_in_with_a_password(app: Flask, account: str) -> None:
    client = Client(app)
    response = client.post("/sessions", {"login": "zhuchi", "password": PASSWORD})
    answer = response.get_json()
    assert answer["actor"] == {"id": account, "name": "主持", "kind": "account", "roles": ["chair"]}
    assert (answer["next"], answer["csrf"]) == ("/chair", csrf_token(answer["token"]))
    cookie = response.headers["Set-Cookie"]
    assert all(part in cookie for part in ("hall=", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Secure" not in cookie
    me = client.get("/me").get_json()
    assert (me["actor"]["id"], me["csrf"], me["person"]) == (account, answer["csrf"], None)


def test_the_cookie_is_of_its_window_and_secure_on_https(app: Flask, account: str) -> None:
    body = {"login": "zhuchi", "password": PASSWORD}
    response = app.test_client().post("/w/chair/api/v1/sessions", json=body, base_url="https://hall.local")
    cookie = response.headers["Set-Cookie"]
    assert all(part in cookie for part in ("hall-chair=", "Path=/w/chair", "Secure"))


def test_bearer_tokens_need_no_csrf_and_cookies_do(app: Flask, account: str) -> None:
    client = Client(app)
    token = client.post("/sessions", {"login": "zhuchi", "password": PASSWORD}).get_json()["token"]
    assert code_of(client.post("/sessions/end")) == "csrf"
    bearer = {"Authorization": f"Bearer {token}"}
    fresh = app.test_client()
    assert fresh.get("/api/v1/me", headers=bearer).get_json()["csrf"] == ""
    assert fresh.post("/api/v1/sessions/end", headers=bearer).status_code == 200
    assert fresh.get("/api/v1/me", headers=bearer).status_code == 401
    assert fresh.post("/api/v1/sessions/end").status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"login": "zhuchi"},
        {"password": PASSWORD},
        {"badge": "0" * 64, "login": "zhuchi", "password": PASSWORD},
        {"badge": ""},
        {"badge": 7},
        {"badge": "0" * 26},
        {"badge": "http://hall/b#" + "0" * 26},
        {"badge": "0" * 65},
        {"login": "zhuchi", "password": PASSWORD, "role": "admin"},
        [],
        "x",
    ],
)
def test_one_way_of_logging_in_and_no_other(app: Flask, account: str, body: Any) -> None:
    assert code_of(Client(app).post("/sessions", body)) == "request.invalid"


def test_a_deputy_logs_in_with_a_badge(app: Flask, login: Login) -> None:
    built = a_roll([NewPerson("王伟", "男", "一团", "教师", "0123", "1-1")])
    badges = login("secretariat").post(f"/rolls/{built.roll_id}/badges", {"format": "json"}).get_json()
    assert badges[0]["address"] == f"http://localhost/b#{badges[0]['secret']}"
    client = Client(app)
    assert code_of(client.post("/sessions", {"badge": badges[0]["secret"]})) == "request.invalid"
    answer = client.post("/sessions", {"badge": login_token(badges[0]["secret"])}).get_json()
    assert (answer["next"], answer["actor"]["roles"]) == ("/tablet", ["person"])
    person = client.get("/me").get_json()["person"]
    assert (person["name"], person["delegation"]) == ("王伟", "一团")
    assert code_of(Client(app).post("/sessions", {"badge": "0" * 64})) == "badge.unknown"


def test_wrong_passwords_are_counted(app: Flask, account: str) -> None:
    client = Client(app)
    codes = [code_of(client.post("/sessions", {"login": "zhuchi", "password": "wrong"})) for _ in range(9)]
    assert codes == ["login.wrong"] * 8 + ["limit.too_many"]


def test_the_roll_in_figures(app: Flask, login: Login) -> None:
    built = a_roll([*deputies(5, 2), NewPerson("客", roles=("observer",))])
    desk = login("secretariat")
    roll = desk.get(f"/rolls/{built.roll_id}").get_json()
    assert (roll["members_n"], roll["members_n_set"], roll["people"], roll["voters"], roll["badges"]) == (
        5,
        False,
        6,
        5,
        0,
    )
    assert [(d["name"], d["people"]) for d in roll["delegations"]] == [("第1代表团", 3), ("第2代表团", 2)]
    roll = desk.post(f"/rolls/{built.roll_id}/members-n", {"members_n": 7}).get_json()
    assert (roll["members_n"], roll["members_n_set"]) == (7, True)
    assert code_of(desk.post(f"/rolls/{built.roll_id}/members-n", {"members_n": 4})) == "roll.n_range"
    assert code_of(desk.post(f"/rolls/{built.roll_id}/members-n", {})) == "request.invalid"
    with change(SYSTEM) as tx:
        freeze_roll(tx, built.roll_id)
    assert code_of(desk.post(f"/rolls/{built.roll_id}/members-n", {"members_n": 8})) == "roll.frozen"


def test_one_person_from_beginning_to_end(app: Flask, login: Login) -> None:
    built = a_roll()
    desk = login("secretariat")
    people = f"/rolls/{built.roll_id}/people"
    body = {"name": "王 𬭎", "delegation": "一团", "seat": "1排2座", "roles": ["deputy"]}
    assert code_of(desk.post(people, body)) == "person.delegation_unknown"
    made = desk.post(people, body | {"new_delegation": True}).get_json()
    assert (made["name"], made["seat"], made["number"], made["badge_issued_at"]) == ("王𬭎", "1-2", 1, None)
    path = f"{people}/{made['person_id']}"
    changed = desk.post(path, body | {"post": "教师", "roles": ["observer"]}).get_json()
    assert (changed["post"], changed["votes"]) == ("教师", False)
    assert code_of(desk.post(path, body | {"roles": []})) == "request.invalid"
    assert [p["name"] for p in desk.get(people).get_json()] == ["王𬭎"]
    assert code_of(desk.post(f"{path}/remove")) == "ok"
    assert code_of(desk.post(f"{path}/remove")) == "not_found"


def uploaded(client: Client, roll_id: str, name: str, content: bytes) -> Any:
    return client.post(f"/rolls/{roll_id}/imports", data={"file": (io.BytesIO(content), name)})


def test_a_list_from_upload_to_confirmation(app: Flask, login: Login) -> None:
    built = a_roll([NewPerson("甲", delegation="一团", post="教师")])
    desk = login("secretariat")
    text = "姓名,代表团,职务,身份\n甲,一团,医生,代表、监票人\n乙,二团,,列席\n,一团,,代表\n"
    made = uploaded(desk, built.roll_id, "名单.csv", text.encode("gb18030")).get_json()
    assert [(r["row"], r["state"]) for r in made["rows"]] == [(2, "changed"), (3, "bad"), (4, "bad")]
    assert made["rows"][0]["changes"] == [
        {"field": "post", "before": "教师", "after": "医生"},
        {"field": "roles", "before": "代表", "after": "代表、监票人"},
    ]
    assert [f["message"] for f in made["rows"][1]["faults"]] == ["代表团「二团」不存在，请改正，或选择新建"]
    assert made["unknown_delegations"] == [{"name": "二团", "rows": 1}]
    seen = desk.get(f"/imports/{made['id']}?new_delegations=二团").get_json()
    assert seen["counts"] == {"new": 1, "changed": 1, "unchanged": 0, "bad": 1, "missing": 0, "warnings": 0}
    assert seen["voters_after"] == 1
    confirm = f"/imports/{made['id']}/confirm"
    assert code_of(desk.post(confirm, {"new_delegations": ["二团"]})) == "import.bad_rows"
    body = {"new_delegations": ["二团"], "skip_bad": True}
    assert desk.post(confirm, body).get_json() == desk.post(confirm, body).get_json()
    assert [(m.name, m.post, m.votes) for m in built.members()] == [("甲", "医生", True), ("乙", "", False)]
    done = desk.get(f"/imports/{made['id']}").get_json()
    assert (done["rows"], done["summary"]["new"]) == ([], 1)


def test_bad_uploads_are_refused_in_a_sentence(app: Flask, login: Login) -> None:
    built = a_roll()
    desk = login("secretariat")
    assert code_of(desk.post(f"/rolls/{built.roll_id}/imports", data={})) == "import.no_file"
    assert code_of(uploaded(desk, built.roll_id, "a.pdf", b"%PDF-1.7")) == "sheet.not_a_table"
    assert code_of(uploaded(desk, "none", "a.csv", "姓名\n王伟\n".encode())) == "not_found"
    assert code_of(desk.post("/imports/none/confirm", {"new_delegations": "some"})) == "request.invalid"


def test_the_template_is_one_that_the_import_reads(app: Flask, login: Login) -> None:
    built = a_roll([NewPerson("甲", delegation="一团")])
    desk = login("secretariat")
    book = openpyxl.load_workbook(io.BytesIO(desk.get(f"/rolls/{built.roll_id}/template.xlsx").data))
    sheet = book.worksheets[0]
    assert [c.value for c in sheet[1]] == ["姓名", "性别", "代表团", "职务", "座位", "手机后四位", "身份"]
    assert len(sheet.data_validations.dataValidation) == 3
    for cell, value in zip(sheet[2], ["王𬭎", "女", "一团", "教师", "3-12", "0123", "代表、监票人"], strict=True):
        cell.value = value
    out = io.BytesIO()
    book.save(out)
    made = uploaded(desk, built.roll_id, "名单.xlsx", out.getvalue()).get_json()
    assert [(r["state"], r["seat"], r["phone4"]) for r in made["rows"]] == [("new", "3-12", "0123")]


def test_the_exported_roll_is_imported_unchanged(app: Flask, login: Login) -> None:
    built = a_roll([*deputies(4), NewPerson("=1+1", roles=("observer",), seat="9-9")])
    desk = login("secretariat")
    content = desk.get(f"/rolls/{built.roll_id}/people.xlsx").data
    counts = uploaded(desk, built.roll_id, "名册.xlsx", content).get_json()["counts"]
    assert (counts["unchanged"], counts["missing"]) == (4, 0)


def test_badges_as_a_pdf_and_reissued(app: Flask, login: Login) -> None:
    built = a_roll([NewPerson("王𬭎", "男", "一团", "教师", "0123", "3-12"), *deputies(9)])
    desk = login("secretariat")
    response = desk.post(f"/rolls/{built.roll_id}/badges", {"only_missing": True})
    assert (response.mimetype, response.headers["Cache-Control"]) == ("application/pdf", "no-store")
    text = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=response.data, capture_output=True, check=True
    ).stdout
    assert (
        response.headers["Content-Disposition"]
        .encode("latin-1")
        .endswith(b"filename*=UTF-8''" + quote("代表证-10张.pdf").encode())
    )
    assert text.count(b"\x0c") == 2
    assert all(word in text.decode() for word in ("王𬭎", "一团", "3排12座", "001", "会议名册"))
    assert code_of(desk.post(f"/rolls/{built.roll_id}/badges", {"only_missing": True})) == "badge.none"
    person_id = built.by_name("王𬭎").person_id
    assert desk.post(f"/people/{person_id}/badge").mimetype == "application/pdf"
    assert code_of(desk.post(f"/people/{person_id}/badge/revoke")) == "ok"
    assert code_of(desk.post(f"/people/{person_id}/badge/revoke")) == "badge.none_valid"
    assert code_of(desk.post(f"/rolls/{built.roll_id}/badges", {"person_ids": []})) == "request.invalid"


def test_what_an_edit_does_not_name_stays(app: Flask, login: Login) -> None:
    built = a_roll([NewPerson("王𬭎", "男", "一团", "教师", "0123", "3-12", roles=("deputy", "scrutineer"))])
    desk, before = login("secretariat"), built.by_name("王𬭎")
    path = f"/rolls/{built.roll_id}/people/{before.person_id}"
    made = desk.post(path, {"phone4": "7788"}).get_json()
    assert made["phone4"] == "7788"
    assert built.by_name("王𬭎") == replace(before, phone4="7788")
    assert desk.post(path, {"seat": ""}).get_json() == made | {"seat": ""}
    assert built.by_name("王𬭎").seat is None
    assert code_of(desk.post(path, {"roles": []})) == "request.invalid"
    assert code_of(desk.post(path, {"name": ""})) == "person.name_missing"
    assert code_of(desk.post(f"/rolls/{built.roll_id}/people/none", {})) == "not_found"


def test_accounts_from_making_to_disabling(app: Flask, login: Login) -> None:
    admin = login("admin")
    body = {"login": "pingmu", "name": "大屏", "role": "screen", "password": PASSWORD}
    made = admin.post("/accounts", body).get_json()
    assert code_of(admin.post("/accounts", body)) == "account.exists"
    assert code_of(admin.post("/accounts", body | {"login": "other", "password": "short"})) == "password.length"
    assert "password_hash" not in admin.get("/accounts").get_data(as_text=True)
    client = Client(app)
    assert code_of(client.post("/sessions", {"login": "pingmu", "password": PASSWORD})) == "ok"
    sessions = admin.get("/login-sessions").get_json()
    assert {s["name"]: s["own"] for s in sessions} == {"admin": True, "大屏": False}
    other = next(s["id"] for s in sessions if not s["own"])
    assert code_of(admin.post(f"/login-sessions/{other}/end")) == "ok"
    assert client.get("/me").status_code == 401
    assert code_of(admin.post(f"/accounts/{made['id']}/password", {"password": "another horse"})) == "ok"
    assert code_of(admin.post(f"/accounts/{made['id']}/disable")) == "ok"
    wrong = Client(app).post("/sessions", {"login": "pingmu", "password": "another horse"})
    assert code_of(wrong) == "login.wrong"
    assert code_of(admin.post(f"/accounts/{made['id']}/enable")) == "ok"


def test_ones_own_password(app: Flask, account: str) -> None:
    client = Client(app)
    token = client.post("/sessions", {"login": "zhuchi", "password": PASSWORD}).get_json()["token"]
    client.headers = {"X-CSRF-Token": csrf_token(token)}
    wrong = client.post("/me/password", {"current": "wrong", "password": "another horse"})
    assert (code_of(wrong), wrong.status_code) == ("password.wrong", 400)
    assert code_of(client.post("/me/password", {"current": PASSWORD, "password": "short"})) == "password.length"
    assert code_of(client.post("/me/password", {"current": PASSWORD, "password": "another horse"})) == "ok"
    assert client.get("/me").status_code == 200
    assert code_of(Client(app).post("/sessions", {"login": "zhuchi", "password": "another horse"})) == "ok"


def test_a_badge_has_no_password(app: Flask, login: Login) -> None:
    built = a_roll(deputies(1))
    badges = login("secretariat").post(f"/rolls/{built.roll_id}/badges", {"format": "json"}).get_json()
    client = Client(app)
    token = client.post("/sessions", {"badge": login_token(badges[0]["secret"])}).get_json()["token"]
    client.headers = {"X-CSRF-Token": csrf_token(token)}
    assert code_of(client.post("/me/password", {"current": "x", "password": "another horse"})) == "forbidden"


def test_a_number_that_the_database_refuses_is_not_a_crash(app: Flask, login: Login) -> None:
    built = a_roll()
    body = {"name": "甲", "roles": ["deputy"], "number": "9999999999"}
    assert code_of(login("secretariat").post(f"/rolls/{built.roll_id}/people", body)) == "person.number_odd"


def test_terms(app: Flask, login: Login) -> None:
    desk = login("secretariat")
    body = {"number": 19, "title": "第十九届", "starts_on": "2027-01-01", "ends_on": "2031-12-31"}
    assert desk.post("/terms", body).get_json()["number"] == 19
    assert code_of(desk.post("/terms", body)) == "term.exists"
    assert code_of(desk.post("/terms", body | {"starts_on": "someday"})) == "request.invalid"
    assert [t["title"] for t in desk.get("/terms").get_json()] == ["第十九届"]
