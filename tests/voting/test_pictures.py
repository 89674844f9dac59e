"""Pictures through the API: who gets them and how, what is refused, what the archive keeps."""

import io
import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, stream_encode_multipart

from core.db import reading
from tests.conftest import Client, code_of
from tests.voting.builders import STAFF, a_hall, a_poll, act, chosen, device, poll_now, small_choose, vote
from tests.voting.picture_files import REFUSED, a_picture, jpeg, lossy, picture_of, png, webp
from voting import document
from voting.actions.add_picture import add_picture
from voting.actions.close_poll import close_poll
from voting.actions.open_poll import open_poll
from voting.actions.prepare_rest import prepare_rest
from voting.actions.remove_picture import remove_picture
from voting.actions.show_result import show_result
from voting.archive import archive_files

Login = Callable[[str], Client]


def send(client: Client, poll_id: str, content: bytes, option: str = "p1", name: str = "a.jpg") -> TestResponse:
    """Upload a picture as the desk's page does."""
    file = FileStorage(io.BytesIO(content), name, content_type="image/jpeg")
    body, _, boundary = stream_encode_multipart({"file": file}, use_tempfile=False)
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post(f"/polls/{poll_id}/options/{option}/picture", data=body.read(), content_type=kind)


@pytest.mark.parametrize(
    ("content", "kind", "suffix"),
    [(jpeg(), "image/jpeg", "jpg"), (png(), "image/png", "png"), (webp(lossy()), "image/webp", "webp")],
    ids=["jpeg", "png", "webp"],
)
def test_what_was_sent_comes_back_and_is_cached(
    app: Flask, login: Login, content: bytes, kind: str, suffix: str
) -> None:
    """Whatever name and type the sender gave it: the bytes decide."""
    hall = a_hall(1)
    poll_id = a_poll(hall, "choose")
    answer = send(login("secretariat"), poll_id, content, name="../../x.html").get_json()
    picture = answer["poll"]["paper"]["options"][0]["picture"]
    assert picture == picture_of(poll_id)
    tablet = device(app, hall.voters[0])
    got = tablet.get(f"/pictures/{picture}")
    assert (got.data, got.mimetype) == (content, kind)
    assert got.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert got.headers["Content-Disposition"] == f"inline; filename={picture}.{suffix}"
    assert "sandbox" in got.headers["Content-Security-Policy"]
    tag = got.headers["ETag"]
    again = tablet.http.get(f"/api/v1/pictures/{picture}", headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    other = tablet.http.get(f"/api/v1/pictures/{picture}", headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_is_refused_with_a_sentence(app: Flask, login: Login, name: str) -> None:
    content, code = REFUSED[name]
    poll_id = a_poll(a_hall(1), "choose")
    answer = send(login("secretariat"), poll_id, content)
    assert code_of(answer) == code
    assert answer.status_code in (413, 415, 422)
    assert "图" in answer.get_json()["error"]["message"]
    assert picture_of(poll_id) == ""


def test_bad_requests(app: Flask, login: Login) -> None:
    hall = a_hall(2)
    poll_id, other = a_poll(hall, "choose"), a_poll(hall, "per_item")
    desk = login("secretariat")
    assert code_of(desk.post(f"/polls/{poll_id}/options/p1/picture", data={})) == "picture.no_file"
    assert code_of(desk.post(f"/polls/{poll_id}/options/p1/picture", {"file": "x"})) == "picture.no_file"
    assert code_of(send(desk, poll_id, png(), option="a")) == "not_found"  # another poll's option
    assert code_of(send(desk, other, png(), option="p1")) == "not_found"
    assert code_of(send(desk, "nowhere", png())) == "not_found"
    assert code_of(send(desk, poll_id, b"\xff\xd8\xff" + b"\0" * 17_000_000)) == "http.413"
    assert code_of(desk.get("/pictures/nowhere")) == "not_found"
    assert code_of(desk.get("/pictures/..%2f..%2fhall.db")) == "not_found"
    assert code_of(desk.post(f"/polls/{poll_id}/options/p99/picture/remove")) == "not_found"
    act(open_poll, poll_id)
    assert code_of(send(desk, poll_id, png())) == "poll.not_prepared"
    assert code_of(desk.post(f"/polls/{poll_id}/options/p1/picture/remove")) == "poll.not_prepared"


def test_without_the_pages_token_nothing_is_uploaded(app: Flask, login: Login) -> None:
    poll_id = a_poll(a_hall(1), "choose")
    desk = login("secretariat")
    desk.headers = {}
    assert code_of(send(desk, poll_id, png())) == "csrf"
    assert picture_of(poll_id) == ""


def test_a_picture_is_for_those_admitted_to_its_meeting(app: Flask, login: Login) -> None:
    hall, elsewhere = a_hall(1), a_hall(1, number=20)
    picture = act(add_picture, a_poll(hall, "choose"), "p1", a_picture(), by=STAFF)
    path = f"/pictures/{picture}"
    admitted = [device(app, who) for who in (*hall.voters, *hall.others)]
    admitted += [login(role) for role in ("secretariat", "chair", "screen", "gate")]
    assert [client.get(path).status_code for client in admitted] == [200] * len(admitted)
    for stranger in (device(app, elsewhere.voters[0]), login("admin")):
        assert code_of(stranger.get(path)) == "not_found"
    assert login("").get(path).status_code == 401


def test_removed_through_the_api_it_is_gone(app: Flask, login: Login) -> None:
    poll_id = a_poll(a_hall(1), "choose")
    desk = login("secretariat")
    send(desk, poll_id, png())
    picture = picture_of(poll_id)
    answer = desk.post(f"/polls/{poll_id}/options/p1/picture/remove").get_json()
    assert answer["poll"]["paper"]["options"][0]["picture"] == ""
    assert code_of(desk.get(f"/pictures/{picture}")) == "not_found"


def with_result(hall: Any) -> str:
    """A closed poll in which the second option was left over, with pictures on the first two of three."""
    poll_id = a_poll(hall, small_choose(3, 2))
    act(add_picture, poll_id, "p1", a_picture(1), by=STAFF)
    act(add_picture, poll_id, "p2", a_picture(2), by=STAFF)
    act(open_poll, poll_id)
    for place in range(3):
        vote(hall.actor(place), poll_id, chosen(1))
    act(close_poll, poll_id)
    act(show_result, poll_id)
    return poll_id


def test_the_archive_keeps_them_with_every_poll_that_shows_them(app: Flask) -> None:
    hall = a_hall(3)
    rest = act(prepare_rest, with_result(hall))
    act(add_picture, rest, "p3", a_picture(3), by=STAFF)
    with reading() as session:
        files = dict(archive_files(session, hall.meeting_id))
    kept = {name.split("/", 1)[1][:2] + "/" + name.rsplit("/", 1)[1]: name for name in files if "/pictures/" in name}
    assert sorted(kept) == ["01/1.png", "01/2.png", "02/2.png", "02/3.png"]
    assert files[kept["01/2.png"]] == files[kept["02/2.png"]] == a_picture(2).content
    result = json.loads(next(content for name, content in files.items() if name.endswith("/result.json")))
    jsonschema.validate(result, document.result_schema())
    ballots = [json.loads(content) for name, content in files.items() if name.endswith("/ballots.json")]
    assert [row[2] for row in ballots[0]["box"]] == [chosen(1)] * 3


def test_an_archive_is_whole_without_what_was_taken_away(app: Flask) -> None:
    hall = a_hall(3)
    first = with_result(hall)
    rest = act(prepare_rest, first)
    act(remove_picture, rest, "p2", by=STAFF)
    assert [o["picture"] for o in poll_now(rest).paper["options"]] == ["", ""]
    with reading() as session:
        names = [name for name, _ in archive_files(session, hall.meeting_id) if "/pictures/" in name]
    assert [name.rsplit("/", 1)[1] for name in names] == ["1.png", "2.png"]
    assert all(name.startswith("polls/01-") for name in names)
