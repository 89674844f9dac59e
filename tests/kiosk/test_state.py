"""The hall's state: whole for each face, and never more than the one who asks may see."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from core import clock
from kiosk.admission import admit
from kiosk.demo.make import Demo, make_demo
from meeting.live_store import hall_slices
from realtime.messages import hall, person, screen, service, staff
from roster.rules.login_token import login_token
from tests.conftest import Client, Heard, code_of
from tests.named import named

Login = Callable[[str], Client]
EVERYBODY = {"meeting", "sitting", "agenda", "stage", "speakers", "attendance", "polls", "poll", "turnout", "result"}


@pytest.fixture
def demo(app: Flask) -> Demo:
    return make_demo(app.config["HALL"], deputies=9, papers=False)


def deputy(login: Login, demo: Demo, number: int) -> Client:
    client = login("")
    answer = client.post("/sessions", {"badge": login_token(demo.badges[number].secret)}).get_json()
    client.headers = {"X-CSRF-Token": answer["csrf"]}
    return client


def state_of(client: Client, demo: Demo, face: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/meetings/{demo.meeting_id}/hall?face={face}").get_json()
    return found


def test_every_face_gets_the_whole_state(login: Login, demo: Demo) -> None:
    chair, wall = state_of(login("chair"), demo, "chair"), state_of(login("screen"), demo, "screen")
    tablet = state_of(deputy(login, demo, 0), demo, "tablet")
    for one in (chair, wall, tablet):
        assert one.keys() >= EVERYBODY | {"now", "as_of", "versions", "face"}
    assert "seats" in chair
    assert "seats" in wall
    assert not tablet.keys() & {"seats", "tally", "pressed"}
    assert tablet.keys() >= {"me", "my_attendance", "my_ballot", "my_floor"}
    assert tablet["me"]["person_id"] == demo.badges[0].person_id


def test_what_is_committed_while_the_state_is_read_is_later_than_the_state(
    login: Login, demo: Demo, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page takes a figure sent then for newer than the state, else the last one of a vote would be lost."""
    committed: list[str] = []

    def meanwhile(*arguments: Any) -> dict[str, Any]:
        committed.append(clock.now().isoformat())
        return hall_slices(*arguments)

    monkeypatch.setattr("kiosk.state.hall_slices", meanwhile)
    fetched = state_of(login("chair"), demo, "chair")
    assert fetched["as_of"] < committed[0] < fetched["now"]


def test_a_tablet_that_calls_itself_a_console_sees_no_more(login: Login, demo: Demo) -> None:
    tablet = state_of(deputy(login, demo, 0), demo, "chair")
    assert not tablet.keys() & {"seats", "tally", "pressed"}


def test_strangers_see_nothing(login: Login, demo: Demo) -> None:
    path = f"/meetings/{demo.meeting_id}/hall"
    assert code_of(login("").get(path)) == "login_needed"
    assert code_of(login("admin").get(path)) == "not_found"
    assert code_of(login("chair").get("/meetings/nothing/hall")) == "not_found"
    assert code_of(login("chair").get(f"{path}?face=other")) == "request.invalid"


def test_rooms_are_for_those_who_belong(app: Flask, login: Login, demo: Demo) -> None:
    from core.actor import NOBODY, Actor

    def account(role: str) -> Actor:
        return Actor("account", "a", role, frozenset({role}))

    meeting = demo.meeting_id
    everyone = [hall(meeting), screen(meeting), staff(meeting), service(meeting)]
    member = Actor("person", demo.badges[0].person_id, "", frozenset({"person"}))
    assert admit(account("chair"), meeting) == everyone
    assert admit(account("secretariat"), meeting) == everyone
    assert admit(account("screen"), meeting) == everyone[:2]
    assert admit(account("gate"), meeting) == everyone[:2]
    assert admit(member, meeting) == [hall(meeting), person(member.id)]
    assert admit(Actor("person", "somebody", ""), meeting) == []
    assert admit(account("admin"), meeting) == []
    assert admit(NOBODY, meeting) == []
    assert admit(account("chair"), "nothing") == []


def apply(state: dict[str, Any], heard: Heard, since: int, rooms: list[str]) -> dict[str, Any]:
    state = dict(state)
    for envelope in heard.envelopes[since:]:
        if envelope.room in rooms:
            state |= envelope.slices
            if envelope.version is not None:
                state["versions"] = state["versions"] | {envelope.room: envelope.version}
    return state


def heeded(state: dict[str, Any]) -> dict[str, Any]:
    """What a device heeds: its own ballot for the poll of the state, its own mark at the present sitting.

    The secretariat's library is no part of the hall's state: its page fetches it first (GET /meetings/{id}/library).
    """
    state = {key: value for key, value in state.items() if key != "library"}
    ballot, poll = state.get("my_ballot"), state["poll"]
    if ballot and (poll is None or ballot["poll_id"] != poll["id"]):
        state["my_ballot"] = None
    mark, board = state.get("my_attendance"), state["attendance"]
    if mark and (board is None or mark["sitting_id"] != board["sitting_id"]):
        state["my_attendance"] = None
    return state


def test_the_first_state_and_the_messages_make_the_new_state(
    app: Flask, login: Login, demo: Demo, heard: Heard, clock: object
) -> None:
    """A plenary in small: after each step, what a device has heard is what it would fetch."""
    chair, gate, me = login("chair"), login("gate"), deputy(login, demo, 0)
    meeting = demo.meeting_id
    rooms = {
        "chair": [hall(meeting), screen(meeting), staff(meeting), service(meeting)],
        "tablet": [hall(meeting), person(demo.badges[0].person_id)],
    }
    held = {"chair": state_of(chair, demo, "chair"), "tablet": state_of(me, demo, "tablet")}
    sitting = held["chair"]["sitting"]["id"]
    polls = {p["method"]: p for p in held["chair"]["polls"]}
    choose, motion = polls["choose"]["id"], polls["motion"]["id"]
    shown = chair.get(f"/polls/{choose}").get_json()["poll"]
    ballot = {"answer": {"vote": "yes"}, "gesture": "gesture-1"}
    secretary = login("secretariat")
    steps: list[tuple[Client, str, Any]] = [
        (gate, f"/sittings/{sitting}/scan", {"badge": login_token(demo.badges[0].secret)}),
        (gate, f"/sittings/{sitting}/scan", {"badge": login_token(demo.badges[1].secret)}),
        (chair, f"/sittings/{sitting}/open", None),
        (secretary, f"/polls/{choose}", named(shown)),
        (chair, f"/meetings/{meeting}/stage/next", {}),
        (me, f"/meetings/{meeting}/floor", {"reason": "补充意见"}),
        (
            secretary,
            f"/meetings/{meeting}/notices",
            {"text": "请就座", "to": {"everyone": True}, "gesture": "gesture-0"},
        ),
        (me, f"/meetings/{meeting}/calls", {"kind": "tea"}),
        (secretary, f"/meetings/{meeting}/comments", {"text": "赞成。", "gesture": "gesture-0"}),
        (chair, f"/polls/{motion}/open", None),
        (me, f"/polls/{motion}/ballot", ballot),
        (chair, f"/polls/{motion}/live-tally", {"on": True}),
        (chair, f"/polls/{motion}/close", None),
        (chair, f"/polls/{motion}/show", None),
        (chair, f"/meetings/{meeting}/stage/next", {}),
        (chair, f"/polls/{choose}/open", None),
        (chair, f"/polls/{choose}/void", {"reason": "误开"}),
        (chair, f"/sittings/{sitting}/close", None),
        (chair, f"/meetings/{meeting}/end", None),
    ]
    for client, path, body in steps:
        since = len(heard.envelopes)
        answer = client.post(path, body)
        assert code_of(answer) == "ok", (path, answer.get_json())
        for face, asker in (("chair", chair), ("tablet", me)):
            held[face] = apply(held[face], heard, since, rooms[face])
            fresh = state_of(asker, demo, face)
            assert heeded(held[face]) == heeded(fresh), (path, face)
