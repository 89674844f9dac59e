"""The JSON views of 同屏: who may, bad input, first state and messages, and what the big screen may read of it."""

from typing import Any

import pytest
from flask import Flask

from core.db import change, reading
from documents.follow.actions.start_follow import start_follow
from documents.tables import Document
from kiosk.state import hall_state
from realtime.messages import hall as hall_room
from realtime.messages import person as person_room
from realtime.messages import screen as screen_room
from tests.conftest import Heard, code_of
from tests.documents.builders import a_shelf, set_columns
from tests.documents.follow.builders import only_for
from tests.documents.notes.builders import a_note
from tests.documents.notes.builders import save as save_notes
from tests.voting.builders import CHAIR, STAFF, act, device
from tests.voting.permissions import STAFF as STAFF_ROLES
from tests.voting.permissions import Login, Permission, assert_complete, assert_only, each_of, everybody

LEADING = {*STAFF_ROLES, "person"}
PERMISSIONS: list[Permission] = [
    ("POST", "/documents/{document}/follow", {"page": 1}, LEADING),
    ("POST", "/meetings/{meeting}/follow/page", {"page": 1}, LEADING),
    ("POST", "/meetings/{meeting}/follow/pointer", {"off": True}, LEADING),
    ("POST", "/meetings/{meeting}/follow/end", None, LEADING),
    ("POST", "/meetings/{meeting}/follow/lead", {"person_id": None}, STAFF_ROLES),
]


@each_of(PERMISSIONS)
def test_permissions(app: Flask, login: Login, method: str, path: str, body: Any, allowed: set[str]) -> None:
    """A person gets past the door; that this person leads is asked behind it."""
    shelf = a_shelf(1)
    clients = everybody(app, login, shelf.hall.voters[0])
    assert_only(allowed, clients, method, path.format(document=shelf.document_id, meeting=shelf.meeting_id), body)


def test_the_table_of_permissions_is_complete(app: Flask) -> None:
    assert_complete("follow", PERMISSIONS, document="<document_id>", meeting="<meeting_id>")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("page", {}),
        ("page", {"page": 0}),
        ("page", {"page": "two"}),
        ("page", {"page": 1, "part": "half"}),
        ("page", {"page": 2001}),
        ("pointer", {}),
        ("pointer", {"page": 1, "x": 5}),
        ("pointer", {"page": 1, "x": -1, "y": 5}),
        ("pointer", {"page": 1, "x": 1001, "y": 5}),
        ("pointer", {"page": 1, "x": 0.5, "y": 5}),
        ("lead", {"person": "x"}),
    ],
)
def test_bad_input(app: Flask, login: Login, path: str, body: Any) -> None:
    shelf = a_shelf(1)
    assert code_of(login("chair").post(f"/meetings/{shelf.meeting_id}/follow/{path}", body)) == "request.invalid"


def applied(state: dict[str, Any], heard: Heard, since: int, rooms: set[str]) -> dict[str, Any]:
    state = dict(state)
    for envelope in heard.envelopes[since:]:
        if envelope.room in rooms:
            state |= envelope.slices
            if envelope.version is not None:
                state["versions"] = state["versions"] | {envelope.room: envelope.version}
    return state


def test_the_first_state_and_the_messages_make_the_new_state(
    app: Flask, login: Login, heard: Heard, clock: object
) -> None:
    shelf = a_shelf(2)
    deputy = shelf.hall.actor(0)
    chair, tablet = login("chair"), device(app, shelf.hall.voters[0])
    meeting = shelf.meeting_id
    everyone = {hall_room(meeting)}
    rooms = {"tablet": everyone | {person_room(deputy.id)}, "screen": everyone | {screen_room(meeting)}}
    askers = {"tablet": tablet, "screen": login("screen")}
    path = f"/meetings/{meeting}/hall?face="
    held = {face: asker.get(path + face).get_json() for face, asker in askers.items()}
    assert (held["tablet"]["follow"], held["tablet"]["pointer"], held["tablet"]["my_notes"]) == (None, None, None)
    assert "screen_page" not in held["tablet"]
    start, follow = f"/documents/{shelf.document_id}/follow", f"/meetings/{meeting}/follow"
    note = {"id": "note-0001", "page": 1, "kind": "bookmark", "data": {}, "changed": 1}
    steps: list[tuple[Any, str, Any]] = [
        (chair, start, {"page": 2}),
        (chair, f"{follow}/pointer", {"page": 2, "x": 500, "y": 250}),
        (chair, f"/meetings/{meeting}/stage", {"face": "document", "text": shelf.document_id}),
        (chair, f"{follow}/page", {"page": 3}),
        (chair, f"{follow}/lead", {"person_id": deputy.id}),
        (tablet, f"{follow}/page", {"page": 1}),
        (tablet, f"{follow}/pointer", {"page": 1, "x": 0, "y": 1000}),
        (tablet, f"/documents/{shelf.document_id}/notes", {"version": shelf.version_id, "notes": [note]}),
        (chair, f"/meetings/{meeting}/stage", {"face": "agenda"}),
        (chair, start, {"page": 1, "screen": True}),
        (login("secretariat"), f"/documents/{shelf.document_id}/withdraw", {"reason": "有误"}),
    ]
    for client, where, body in steps:
        since = len(heard.envelopes)
        answer = client.post(where, body)
        assert code_of(answer) == "ok", (where, answer.get_json())
        for face, asker in askers.items():
            held[face] = applied(held[face], heard, since, rooms[face])
            assert held[face] == asker.get(path + face).get_json(), (where, face)


def test_the_big_screen_reads_what_is_followed_on_it_and_nothing_else(app: Flask, login: Login) -> None:
    shelf = a_shelf(2)
    wall = login("screen")
    page = f"/documents/{shelf.document_id}/pages/1?version={shelf.version_id}"
    assert code_of(wall.get(page)) == "not_found"
    act(lambda tx: start_follow(tx, shelf.document_id, 1))
    assert code_of(wall.get(page)) == "not_found", "it is not on the big screen"
    act(lambda tx: start_follow(tx, shelf.document_id, 1, screen=True))
    given = wall.get(page)
    assert (given.status_code, given.mimetype) == (200, "application/pdf")
    assert code_of(wall.get(f"/documents/{shelf.document_id}/document.pdf")) == "document.no_download"
    assert code_of(login("gate").get(page)) == "not_found"


def test_who_may_not_read_it_learns_nothing(app: Flask) -> None:
    shelf = a_shelf(2)
    with change(STAFF) as tx:
        set_columns(tx.session.get(Document, shelf.document_id), {"readers": only_for(shelf.hall.voters[0])})
    act(lambda tx: start_follow(tx, shelf.document_id, 1, screen=True, confirmed=True), by=CHAIR)
    stranger = device(app, shelf.hall.voters[1])
    state = stranger.get(f"/meetings/{shelf.meeting_id}/hall?face=tablet").get_json()
    assert "政府工作报告" not in str(state["follow"])
    assert "screen_page" not in state
    page = f"/documents/{shelf.document_id}/pages/1?version={shelf.version_id}"
    assert code_of(stranger.get(page)) == "not_found"


def test_one_persons_state_says_where_notes_changed_last(app: Flask, clock: Any) -> None:
    shelf = a_shelf(2)
    save_notes(shelf, shelf.hall.actor(0), a_note(1), a_note(2))
    with reading():
        mine = hall_state(shelf.hall.actor(0), shelf.meeting_id, "tablet")
        other = hall_state(shelf.hall.actor(1), shelf.meeting_id, "tablet")
    assert mine["my_notes"] == {"document_id": shelf.document_id, "seq": 2}
    assert other["my_notes"] is None
