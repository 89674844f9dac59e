"""The pages of the sign-in: who sees them."""

import pytest

from tests.signin.builders import a_hall

PAGES = [
    ("/gate", {"gate", "secretariat"}),
    ("/meetings/{m}/signin", {"chair", "secretariat"}),
    ("/wall/{m}", {"screen", "chair", "secretariat"}),
]


@pytest.mark.parametrize(("page", "may"), PAGES, ids=lambda v: v if isinstance(v, str) else "")
def test_who_may(app, login, page, may):
    hall = a_hall(2)
    path = page.format(m=hall.meeting_id)
    for role in ("person", "gate", "screen", "chair", "secretariat", "admin"):
        client = hall.phone(app, "代表0001") if role == "person" else login(role)
        assert client.http.get(path).status_code == (200 if role in may else 403), role
    answer = login("").http.get(path)
    assert (answer.status_code, answer.location) == (302, f"/login?next={path}")


def test_where_the_wall_leads_is_open_and_knows_who_holds_the_phone(app, login):
    hall = a_hall(2)
    assert '"person": null' in login("").http.get("/here").text
    assert '"other": true' in login("gate").http.get("/here").text
    mine = hall.phone(app, "代表0001").http.get("/here").text
    assert '"person": {"name": "\\u4ee3\\u88680001"}' in mine or '"name": "代表0001"' in mine


def test_the_gate_takes_the_meeting_by_itself_or_as_told(app, login):
    gate = login("gate")
    assert '"meeting": null' in gate.http.get("/gate").text
    first, second = a_hall(1, term=18), a_hall(1, term=19)
    first.open()
    assert first.meeting_id in gate.http.get("/gate").text
    assert second.meeting_id in gate.http.get(f"/gate?meeting={second.meeting_id}").text
    assert gate.http.get("/gate?meeting=nowhere").status_code == 404


def test_only_the_secretariat_is_offered_to_edit(app, login):
    hall = a_hall(1)
    path = f"/meetings/{hall.meeting_id}/signin"
    assert '"edits": true' in login("secretariat").http.get(path).text
    assert '"edits": false' in login("chair").http.get(path).text
    assert login("chair").http.get("/meetings/nowhere/signin").status_code == 404


def test_a_rehearsal_is_marked_on_every_face(app, login):
    hall = a_hall(1, rehearsal=True)
    for path in (f"/gate?meeting={hall.meeting_id}", f"/meetings/{hall.meeting_id}/signin", f"/wall/{hall.meeting_id}"):
        assert 'class="rehearsal"' in login("secretariat").http.get(path).text
