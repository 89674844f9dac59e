"""The views of notices and calls: who may, and what bad input gets."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.conftest import Client, code_of
from tests.meeting.builders import Built, a_running_meeting
from tests.meeting.test_api import a_device
from tests.service.builders import EVERYONE, call, send
from tests.voting.permissions import PERSON, SECRETARIAT, STAFF, Permission, assert_complete, assert_only, each_of

Login = Callable[[str], Client]
ROLES = ("secretariat", "chair", "screen", "gate", "admin", "person", "helper", "")
SERVING = {*STAFF, "helper"}
PEOPLE = {"person", "helper"}
NOTICE = {"text": "请就座", "to": EVERYONE, "gesture": "gesture-1"}
PERMISSIONS: list[Permission] = [
    ("GET", "/meetings/{meeting_id}/notices", None, STAFF),
    ("POST", "/meetings/{meeting_id}/notices", NOTICE, SECRETARIAT),
    ("GET", "/notices/{notice_id}", None, STAFF),
    ("POST", "/notices/{notice_id}/seen", None, PEOPLE),
    ("POST", "/notices/{notice_id}/remind", None, SECRETARIAT),
    ("POST", "/notices/{notice_id}/take-back", None, SECRETARIAT),
    ("GET", "/meetings/{meeting_id}/calls", None, SERVING),
    ("POST", "/meetings/{meeting_id}/calls", {"kind": "microphone"}, PEOPLE),
    ("POST", "/calls/{call_id}/take", None, SERVING),
    ("POST", "/calls/{call_id}/return", None, SERVING),
    ("POST", "/calls/{call_id}/done", None, SERVING),
]


def everybody(app: Flask, login: Login, built: Built) -> dict[str, Client]:
    own = {"person": a_device(app, built), "helper": a_device(app, built, "secretariat")}
    return {role: own.get(role) or login(role) for role in ROLES}


@each_of(PERMISSIONS)
def test_who_may(app: Flask, login: Login, method: str, path: str, body: object, allowed: set[str]) -> None:
    built = a_running_meeting()
    names = {"meeting_id": built.id, "notice_id": send(built), "call_id": call(built, nth=1)}
    assert_only(allowed, everybody(app, login, built), method, path.format(**names), body)


def test_a_call_is_withdrawn_by_who_made_it(app: Flask, login: Login) -> None:
    built = a_running_meeting()
    clients = everybody(app, login, built)
    path = f"/calls/{call(built)}/withdraw"
    assert_only({"person", "helper"}, clients, "POST", path, None)
    assert code_of(clients["helper"].post(path)) == "not_found"
    assert code_of(clients["person"].post(path)) == "ok"


def test_the_table_is_complete(app: Flask) -> None:
    table = [*PERMISSIONS, ("POST", "/calls/{call_id}/withdraw", None, PERSON)]
    assert_complete("service", table, meeting_id="<meeting_id>", notice_id="<notice_id>", call_id="<call_id>")


@pytest.mark.parametrize(
    ("page", "allowed"), [("/page:/meetings/{id}/service", STAFF), ("/page:/service?meeting={id}", SERVING)]
)
def test_who_sees_the_pages(app: Flask, login: Login, page: str, allowed: set[str]) -> None:
    built = a_running_meeting()
    path = page.removeprefix("/page:").format(id=built.id)
    for role, client in everybody(app, login, built).items():
        wanted = 302 if role == "" else 200 if role in allowed else 403
        assert client.http.get(path).status_code == wanted, role


def test_a_notice_from_desk_to_receipt(app: Flask, login: Login) -> None:
    built = a_running_meeting()
    secretary, me = login("secretariat"), a_device(app, built)
    sent = secretary.post(f"/meetings/{built.id}/notices", NOTICE | {"receipt": True}).get_json()
    assert sent["notices"][0]["id"] == sent["id"]
    assert secretary.post(f"/meetings/{built.id}/notices", NOTICE).get_json()["id"] == sent["id"]
    seen = me.post(f"/notices/{sent['id']}/seen").get_json()["my_notices"]
    assert seen[0]["seen_at"] is not None
    receipts = secretary.get(f"/notices/{sent['id']}").get_json()
    assert [one["name"] for one in receipts["confirmed"]] == [built.person().name]
    assert len(receipts["waiting"]) == 8
    assert receipts["waiting"][0].keys() == {"person_id", "name", "delegation", "seat", "seen_at"}
    reminded = secretary.post(f"/notices/{sent['id']}/remind").get_json()
    assert len(reminded["waiting"]) == 8
    assert code_of(secretary.post(f"/notices/{sent['id']}/take-back")) == "ok"
    assert code_of(me.post(f"/notices/{sent['id']}/seen")) == "not_found"


def test_a_call_from_seat_to_done(app: Flask, login: Login) -> None:
    built = a_running_meeting()
    me, helper = a_device(app, built), a_device(app, built, "secretariat")
    made = me.post(f"/meetings/{built.id}/calls", {"kind": "tea"}).get_json()
    assert [one["id"] for one in made["my_calls"]] == [made["id"]]
    taken = helper.post(f"/calls/{made['id']}/take").get_json()["calls"]
    assert taken[0]["taken_by"] == "工作甲"
    assert helper.post(f"/calls/{made['id']}/done").get_json() == {"calls": []}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"kind": "beer"}, "request.invalid"),
        ({"kind": "other"}, "call.note_missing"),
        ({"kind": "tea", "note": "字" * 61}, "call.note_too_long"),
        ({"kind": "tea", "note": "字" * 501}, "request.invalid"),
        ({"kind": "tea", "seat": "1-1"}, "request.invalid"),
    ],
)
def test_bad_calls(app: Flask, body: object, code: str) -> None:
    built = a_running_meeting()
    assert code_of(a_device(app, built).post(f"/meetings/{built.id}/calls", body)) == code


@pytest.mark.parametrize(
    "body", [{}, NOTICE | {"to": []}, NOTICE | {"gesture": "short"}, NOTICE | {"text": "字" * 2001}]
)
def test_bad_notices(login: Login, body: object) -> None:
    built = a_running_meeting()
    assert code_of(login("secretariat").post(f"/meetings/{built.id}/notices", body)) == "request.invalid"


def test_slices_are_for_those_who_serve(app: Flask, login: Login) -> None:
    built = a_running_meeting()
    call(built)
    send(built)
    has = {
        role: set(client.get(f"/meetings/{built.id}/hall?face=tablet").get_json())
        & {"calls", "notices", "my_calls", "my_notices"}
        for role, client in everybody(app, login, built).items()
        if role not in {"admin", ""}
    }
    assert has == {
        "secretariat": {"calls", "notices"},
        "chair": {"calls", "notices"},
        "screen": set(),
        "gate": set(),
        "person": {"my_calls", "my_notices"},
        "helper": {"calls", "my_calls", "my_notices"},
    }
