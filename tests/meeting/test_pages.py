"""The pages of meetings: who sees them."""

from collections.abc import Callable

import pytest
from flask import Flask

from tests.conftest import Client
from tests.meeting.builders import a_meeting, a_running_meeting
from tests.meeting.test_api import a_device

Login = Callable[[str], Client]


@pytest.mark.parametrize("page", ["/meetings", "/meetings/{meeting}"])
def test_for_chair_and_secretariat(app: Flask, login: Login, page: str) -> None:
    built = a_running_meeting()
    path = page.format(meeting=built.id)
    for role in ("chair", "secretariat"):
        assert login(role).http.get(path).status_code == 200
    for role in ("screen", "gate", "admin"):
        assert login(role).http.get(path).status_code == 403
    assert a_device(app, built).http.get(path).status_code == 403
    answer = login("").http.get(path)
    assert (answer.status_code, answer.location) == (302, f"/login?next={path}")


def test_only_the_secretariat_is_offered_to_edit(app: Flask, login: Login) -> None:
    built = a_meeting()
    for role, offered in (("secretariat", '"secretariat": true'), ("chair", '"secretariat": false')):
        assert offered in login(role).http.get(f"/meetings/{built.id}").text


def test_a_meeting_that_is_not_there(app: Flask, login: Login) -> None:
    assert login("chair").http.get("/meetings/nothing").status_code == 404


def test_a_rehearsal_is_marked(app: Flask, login: Login) -> None:
    built = a_meeting(rehearsal=True)
    assert 'class="rehearsal"' in login("chair").http.get(f"/meetings/{built.id}").text
