"""The views of meetings: who may, and what bad input gets."""

from collections.abc import Callable

import pytest
from flask import Flask

from core.actor import SYSTEM
from core.db import change
from roster.actions.issue_badges import issue_badges
from roster.actions.start_session import start_person_session
from roster.badge_store import valid_badges
from tests.conftest import Client, code_of
from tests.meeting.builders import Built, a_meeting, a_running_meeting
from tests.roster.builders import a_term

Login = Callable[[str], Client]

ROLES = ("", "person", "gate", "screen", "admin", "chair", "secretariat")
STAFF = {"chair", "secretariat"}
ANYBODY = set(ROLES) - {""}


def a_device(app: Flask, built: Built, role: str = "deputy", nth: int = 0) -> Client:
    """A device logged in by the badge of somebody on the roll."""
    who = built.person(role, nth)
    with change(SYSTEM) as tx:
        issue_badges(tx, built.info.roll_id, [who.person_id])
    with change(SYSTEM) as tx:
        badge = valid_badges(tx.session, built.info.term_id)[who.person_id].badge_id
        return Client(app, start_person_session(tx, who.person_id, badge, "tablet").token)


def requests(built: Built, floor: str) -> list[tuple[str, str, dict[str, object], set[str]]]:
    """Every view with a sound request and the roles that may use it."""
    meeting, sitting, item = f"/meetings/{built.id}", f"/sittings/{built.sitting}", f"/agenda/{built.item['丁']}"
    new = {"term_id": built.info.term_id, "kind": "plenary", "number": 7, "title": "会", "rehearsal": True}
    return [
        ("GET", "/meetings", {}, ANYBODY),
        ("GET", "/current-meeting", {}, ANYBODY),
        ("GET", meeting, {}, ANYBODY),
        ("POST", "/meetings", new, {"secretariat"}),
        ("POST", meeting, {"place": "新址"}, {"secretariat"}),
        ("POST", f"{meeting}/start", {}, STAFF),
        ("POST", f"{meeting}/end", {}, STAFF),
        ("POST", f"{meeting}/resume", {}, {"secretariat"}),
        ("POST", f"{meeting}/sittings", {}, {"secretariat"}),
        ("POST", sitting, {"place": "新址"}, {"secretariat"}),
        ("POST", f"{sitting}/open", {}, STAFF),
        ("POST", f"{sitting}/close", {}, STAFF),
        ("POST", f"{sitting}/reopen", {}, STAFF),
        ("POST", f"{meeting}/agenda", {"title": "加"}, STAFF),
        ("POST", item, {"note": "注"}, STAFF),
        ("POST", f"{item}/move", {"parent_id": None, "position": 0}, STAFF),
        ("POST", f"{item}/remove", {}, STAFF),
        ("POST", f"{meeting}/stage", {"face": "signin"}, STAFF),
        ("POST", f"{meeting}/stage/next", {}, STAFF),
        ("POST", f"{meeting}/stage/previous", {}, STAFF),
        ("POST", f"{meeting}/floor", {}, {"person", *STAFF}),
        ("POST", f"/floor/{floor}/withdraw", {}, {"person", *STAFF}),
        ("POST", f"/floor/{floor}/grant", {}, STAFF),
        ("POST", f"/floor/{floor}/end", {}, STAFF),
        ("POST", f"/floor/{floor}/extend", {}, STAFF),
        ("POST", f"/floor/{floor}/return", {}, STAFF),
        ("POST", f"/floor/{floor}/move", {"position": 0}, STAFF),
    ]


def test_permission_of_every_view(app: Flask, login: Login) -> None:
    """Whoever may not is told so before anything else; whoever may is never told that."""
    from core.web.views import REGISTRY

    built = a_running_meeting()
    clients = {role: login(role) for role in ROLES if role != "person"}
    clients["person"] = a_device(app, built)
    floor = built.ask(1)
    table = requests(built, floor)
    for role, client in clients.items():
        for method, path, body, allowed in table:
            response = client.get(path) if method == "GET" else client.post(path, body)
            refusal = "login_needed" if role == "" else "forbidden"
            assert (code_of(response) == refusal) == (role not in allowed), (role, method, path, response.text)
            assert response.status_code < 500
    mine = [info for info in REGISTRY.values() if info.endpoint.startswith("meeting.")]
    assert len(table) == len(mine), "a view is missing from the table"


def test_a_meeting_from_nothing_to_its_end(app: Flask, login: Login) -> None:
    client, term = login("secretariat"), a_term()
    new = {"term_id": term, "kind": "presidium", "number": 1, "title": "主席团第一次会议", "place": "二楼"}
    meeting_id = client.post("/meetings", new).get_json()["id"]
    assert code_of(client.post("/meetings", new)) == "meeting.number_taken"
    detail = client.get(f"/meetings/{meeting_id}").get_json()
    assert detail["meeting"]["title"] == "主席团第一次会议"
    assert detail["voting_role"] == "presidium"
    assert detail["speaking"]["rule"]["first_seconds"] == 900
    assert detail["speaking"]["set_here"] == []
    detail = client.post(f"/meetings/{meeting_id}", {"speaking": {"first_seconds": 480}}).get_json()
    assert detail["speaking"]["rule"] == {"first_seconds": 480, "later_seconds": 600, "extend_seconds": 60}
    assert detail["speaking"]["set_here"] == ["first_seconds"]
    sitting = client.post(f"/meetings/{meeting_id}/sittings", {"planned_at": "2026-11-24T09:00:00+08:00"}).get_json()
    assert (sitting["title"], sitting["place"]) == ("第一次会议", "二楼")
    made = client.post(f"/meetings/{meeting_id}/agenda", {"title": " 通过议程 "}).get_json()
    assert made["agenda"][0] | {"id": made["id"], "title": "通过议程", "label": "一"} == made["agenda"][0]
    assert code_of(client.post(f"/sittings/{sitting['id']}/open")) == "roll.no_voters"
    [line] = client.get("/meetings").get_json()
    assert (line["state"], line["sittings"], line["sitting"]["id"]) == ("prepared", 1, sitting["id"])


def test_people_see_only_their_own_meetings(app: Flask, login: Login) -> None:
    term = a_term()
    mine, other = a_meeting(term_id=term), a_meeting(term_id=term, rehearsal=True)
    device = a_device(app, mine)
    assert [line["id"] for line in device.get("/meetings").get_json()] == [mine.id]
    assert device.get("/current-meeting").get_json() == {"id": mine.id}
    assert code_of(device.get(f"/meetings/{other.id}")) == "not_found"
    assert code_of(device.post(f"/meetings/{other.id}/floor")) == "not_found"
    assert {line["id"] for line in login("screen").get("/meetings").get_json()} == {mine.id, other.id}


def test_the_current_meeting_is_the_running_one(app: Flask, login: Login) -> None:
    client = login("screen")
    assert client.get("/current-meeting").get_json() == {"id": None}
    term = a_term()
    running = a_running_meeting(term_id=term, rehearsal=True)
    a_meeting(term_id=term)
    assert client.get("/current-meeting").get_json() == {"id": running.id}


def test_asking_for_the_floor(app: Flask, login: Login) -> None:
    built = a_running_meeting()
    device, chair = a_device(app, built), login("chair")
    asked = device.post(f"/meetings/{built.id}/floor", {"reason": "补充意见"}).get_json()
    assert asked["request"] == {"request_id": asked["request_id"], "state": "waiting", "position": 1}
    again = device.post(f"/meetings/{built.id}/floor", {}).get_json()
    assert again["request_id"] == asked["request_id"]
    other = built.person(nth=2).person_id
    assert code_of(device.post(f"/meetings/{built.id}/floor", {"person_id": other})) == "forbidden"
    assert code_of(chair.post(f"/meetings/{built.id}/floor", {})) == "floor.person_needed"
    for_other = chair.post(f"/meetings/{built.id}/floor", {"person_id": other}).get_json()
    assert [entry["person_id"] for entry in for_other["speakers"]["queue"]] == [built.person().person_id, other]
    assert code_of(device.post(f"/floor/{for_other['request_id']}/withdraw")) == "not_found"
    assert device.post(f"/floor/{asked['request_id']}/withdraw").get_json()["request"] is None
    observer = a_device(app, built, "observer")
    assert code_of(observer.post(f"/meetings/{built.id}/floor", {})) == "floor.not_allowed"


def test_a_double_tap_on_next(app: Flask, login: Login) -> None:
    built, chair = a_running_meeting(), login("chair")
    path = f"/meetings/{built.id}/stage/next"
    for _ in range(2):
        assert chair.post(path, {"seen": None}).get_json()["item_id"] == built.item["甲"]
    assert chair.post(path, {}).get_json()["item_id"] == built.item["乙"]


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("/meetings", {"kind": "party"}, "request.invalid"),
        ("/meetings", {"number": 0}, "request.invalid"),
        ("/meetings", {"title": "   "}, "request.invalid"),
        ("/meetings", {"title": "长" * 201}, "request.invalid"),
        ("/meetings", {"state": "running"}, "request.invalid"),
        ("/meetings", {"term_id": "nothing"}, "not_found"),
        ("/meetings/nothing", {"title": "x"}, "not_found"),
        ("/meetings/{meeting}", {"members_n": 1}, "request.invalid"),
        ("/meetings/{meeting}", {"speaking": {"first_seconds": 5}}, "speaking.out_of_bounds"),
        ("/meetings/{meeting}/sittings", {"planned_at": "2026-11-24T09:00:00"}, "request.invalid"),
        ("/meetings/{meeting}/sittings", {"planned_at": "tomorrow"}, "request.invalid"),
        ("/meetings/{meeting}/sittings", {"planned_at": "0001-01-01T00:00:00+14:00"}, "request.invalid"),
        ("/meetings/{meeting}/sittings", {"planned_at": "9999-12-31T23:59:59-14:00"}, "request.invalid"),
        ("/meetings/{meeting}/agenda", {}, "request.invalid"),
        ("/meetings/{meeting}/agenda", {"title": "x", "parent_id": "nothing"}, "not_found"),
        ("/meetings/{meeting}/agenda", {"title": "x", "position": -1}, "request.invalid"),
        ("/meetings/{meeting}/stage", {"face": "dance"}, "request.invalid"),
        ("/meetings/{meeting}/stage", {"face": "item"}, "stage.item_needed"),
        ("/meetings/{meeting}/stage", {"face": "poll", "poll_id": "nothing"}, "not_found"),
        ("/meetings/{meeting}/stage", {"face": "message", "text": "长" * 201}, "request.invalid"),
        ("/meetings/{meeting}/stage/next", {}, "meeting.no_sitting"),
        ("/agenda/nothing/move", {"position": 0}, "not_found"),
        ("/sittings/nothing/open", {}, "not_found"),
        ("/floor/nothing/grant", {}, "not_found"),
    ],
)
def test_bad_input(app: Flask, login: Login, path: str, body: dict[str, object], code: str) -> None:
    built = a_meeting()
    base = {"term_id": built.info.term_id, "kind": "plenary", "number": 9, "title": "会"} if path == "/meetings" else {}
    before = built.journal()
    assert code_of(login("secretariat").post(path.format(meeting=built.id), {**base, **body})) == code
    assert built.journal() == before
