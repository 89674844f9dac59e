"""Every door to a document asks the same rule: url × person × time."""

import base64
import io
import subprocess
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from pikepdf import Pdf
from werkzeug.test import TestResponse

from core.db import change
from documents.actions.add_attachment import add_attachment
from documents.actions.restore_document import restore_document
from documents.actions.withdraw_document import withdraw_document
from documents.follow.actions.start_follow import start_follow
from meeting.actions.close_sitting import close_sitting
from meeting.actions.end_meeting import end_meeting
from meeting.actions.resume_meeting import resume_meeting
from roster.rules.audience import Audience
from roster.store import RollMember
from tests.conftest import START, Client, FrozenClock, Heard, code_of
from tests.documents.builders import a_document, a_file, a_new_version, a_shelf, version_now
from tests.documents.pdfs import long_paper, paper
from tests.voting.builders import STAFF, Hall, a_hall, act, device
from tests.voting.permissions import Login

DOORS = (
    ("GET", "/documents/{document}/pages/1?version={version}", None),
    ("GET", "/documents/{document}/thumbs/1?version={version}", None),
    ("GET", "/documents/{document}/pages/1/marks?version={version}&q=Page", None),
    ("GET", "/documents/{document}/document.pdf", None),
    ("GET", "/documents/{document}/document.pdf?print=1", None),
    ("GET", "/documents/{document}/attachments/{attachment}", None),
    ("POST", "/documents/{document}/open", "version"),
)
"""Where a document can be asked for."""


@dataclass(frozen=True)
class Paper:
    """A document with a ready version and an attachment."""

    id: str
    version: str
    attachment: str

    def ask(self, client: Client, door: tuple[str, str, str | None]) -> TestResponse:
        method, path, body = door
        full = path.format(document=self.id, version=self.version, attachment=self.attachment)
        return client.get(full) if method == "GET" else client.post(full, {body: self.version} if body else {})

    def statuses(self, client: Client) -> set[int]:
        return {self.ask(client, door).status_code for door in DOORS}


def a_paper(hall: Hall, **settings: Any) -> Paper:
    allowed = {"may_download": True, "may_print": True}
    document_id = a_document(hall, long_paper(2), **(allowed | settings))
    attachment = act(add_attachment, document_id, a_file(b"OFD", "报告.ofd"), by=STAFF)
    return Paper(document_id, version_now(document_id).id, attachment)


def clients_of(app: Flask, hall: Hall, login: Login) -> dict[str, Client]:
    """Somebody of each kind; `mine` and `other` are deputies of different delegations."""
    mine = hall.voters[0]
    other = next(m for m in hall.voters if m.delegation_id != mine.delegation_id)
    observer = next(m for m in hall.others if "observer" in m.roles)
    people: dict[str, RollMember] = {"mine": mine, "other": other, "observer": observer}
    people["stranger"] = a_hall(1, number=20).voters[0]
    accounts = {role: login(role) for role in ("secretariat", "chair", "screen", "gate", "admin")}
    return {name: device(app, one) for name, one in people.items()} | accounts | {"nobody": Client(app)}


READERS = ("mine", "other", "observer")
NEVER = {"stranger": 404, "screen": 404, "gate": 404, "admin": 404, "nobody": 401, "secretariat": 200, "chair": 200}


def test_url_by_person_by_time(app: Flask, login: Login, clock: FrozenClock) -> None:
    hall = a_hall(4)
    clients = clients_of(app, hall, login)
    delegation = Audience(delegations=(hall.voters[0].delegation_id or "",)).to_data()
    hour = timedelta(hours=1)
    papers = {
        "all": a_paper(hall),
        "draft": a_paper(hall, publish=False),
        "delegation": a_paper(hall, readers=delegation),
        "voters": a_paper(hall, readers=Audience(voters=True).to_data()),
        "called": a_paper(hall, opens="called", item=False),
        "later": a_paper(hall, opens="at", opens_at=START + hour),
        "until": a_paper(hall, until=START + hour),
        "withdrawn": a_paper(hall),
    }
    act(withdraw_document, papers["withdrawn"].id, "有误", by=STAFF)
    early = {
        "all": (200, 200, 200),
        "draft": (404, 404, 404),
        "delegation": (200, 404, 404),
        "voters": (200, 200, 404),
        "called": (404, 404, 404),
        "later": (404, 404, 404),
        "until": (200, 200, 200),
        "withdrawn": (410, 410, 410),
    }
    late = early | {"later": (200, 200, 200), "until": (410, 410, 410)}
    for moment, table in (("early", early), ("late", late)):
        for name, statuses in table.items():
            wanted = dict(zip(READERS, statuses, strict=True)) | NEVER
            for who, status in wanted.items():
                assert papers[name].statuses(clients[who]) == {status}, (moment, name, who)
        clock.tick(hours=1)
    act(close_sitting, hall.sitting_id, by=STAFF)
    act(end_meeting, hall.meeting_id, by=STAFF)
    for name, statuses in late.items():
        for who, status in zip(READERS, statuses, strict=True):
            assert papers[name].statuses(clients[who]) == {410 if status == 200 else status}, ("ended", name, who)
        assert papers[name].statuses(clients["secretariat"]) == {200}
    act(resume_meeting, hall.meeting_id, by=STAFF)
    assert papers["all"].statuses(clients["mine"]) == {200}


def test_guessed_addresses_lead_nowhere(app: Flask) -> None:
    """Versions and attachments of other documents, pages that are not there, other meetings."""
    hall, elsewhere = a_hall(2), a_hall(2, number=20)
    one, hidden = a_paper(hall), a_paper(hall, readers=Audience(roles=("observer",)).to_data())
    away = a_paper(elsewhere)
    client = device(app, hall.voters[0])
    for other in (hidden, away):
        mixed = Paper(one.id, other.version, other.attachment)
        for door in DOORS:
            if "document.pdf" not in door[1]:
                assert mixed.ask(client, door).status_code == 404, door
        assert other.statuses(client) == {404}
    for page in ("0", "3", "99999999", "-1", "x"):
        for kind in ("pages", "thumbs"):
            assert client.get(f"/documents/{one.id}/{kind}/{page}?version={one.version}").status_code == 404
    for version in ("", "../../hall", "0" * 16, "%2e%2e"):
        assert client.get(f"/documents/{one.id}/pages/1?version={version}").status_code == 404
    assert client.get(f"/documents/{one.id}/pages/1").status_code == 400
    assert client.get(f"/meetings/{elsewhere.meeting_id}/book").status_code == 404
    assert client.get(f"/meetings/{elsewhere.meeting_id}/search?q=Page").status_code == 404


def test_a_big_screen_reads_what_is_followed_on_it(app: Flask, login: Login) -> None:
    hall = a_hall(2)
    shown, other = a_paper(hall), a_paper(hall)
    client = login("screen")
    assert shown.statuses(client) == {404}
    with change(STAFF) as tx:
        start_follow(tx, shown.id, 1, screen=True)
    assert shown.statuses(client) == {200}
    assert other.statuses(client) == {404}
    book = client.get(f"/meetings/{hall.meeting_id}/book").get_json()
    assert [one["id"] for one in book["documents"]] == [shown.id]
    act(withdraw_document, shown.id, "有误", by=STAFF)
    assert shown.statuses(client) <= {404, 410}


def test_a_tablet_that_was_away_finds_nothing_of_what_was_withdrawn(app: Flask, heard: Heard, login: Login) -> None:
    """It read the paper, lost the network, the paper was withdrawn: it comes back, gets nothing more, tells what it did."""
    shelf = a_shelf(2, long_paper(5), may_download=True)
    tablet = device(app, shelf.hall.voters[0])
    one = Paper(shelf.document_id, shelf.version_id, "")
    assert one.ask(tablet, DOORS[6]).status_code == 200
    assert one.ask(tablet, DOORS[0]).status_code == 200
    link = f"/documents/{one.id}/document.pdf"
    assert tablet.get(link).status_code == 200
    # away
    act(withdraw_document, one.id, "数字有误", by=STAFF)
    assert heard.last("DocumentsChanged").slices["documents"]["withdrawn"] == [one.id]
    # back
    state = tablet.get(f"/meetings/{shelf.meeting_id}/hall?face=tablet").get_json()
    assert state["documents"]["withdrawn"] == [one.id]
    assert tablet.get(f"/meetings/{shelf.meeting_id}/book").get_json()["documents"] == []
    refused = one.ask(tablet, DOORS[0])
    assert (refused.status_code, code_of(refused)) == (410, "document.withdrawn")
    replayed = tablet.http.get(f"/api/v1{link}", headers={"Range": "bytes=100-"})
    assert (replayed.status_code, code_of(replayed)) == (410, "document.withdrawn")
    body = {"version": one.version, "pages": [1, 2], "last_page": 2}
    assert tablet.post(f"/documents/{one.id}/read", body).status_code == 200
    assert tablet.post(f"/meetings/{shelf.meeting_id}/wiped", {"documents": [one.id]}).status_code == 200
    assert tablet.post(f"/meetings/{shelf.meeting_id}/wiped", {"documents": None}).status_code == 200
    office = login("secretariat")
    (reader, *_) = [
        row
        for row in office.get(f"/documents/{one.id}/readings").get_json()["readers"]
        if row["person_id"] == shelf.hall.voters[0].person_id
    ]
    assert (reader["opens"], reader["pages_read"], reader["downloaded_at"] is None) == (1, 2, False)
    (wiped,) = office.get(f"/meetings/{shelf.meeting_id}/wipes").get_json()["people"]
    assert wiped["person_id"] == shelf.hall.voters[0].person_id
    assert wiped["wiped_at"] is not None
    act(restore_document, one.id, by=STAFF)
    assert one.ask(tablet, DOORS[0]).status_code == 200


def words(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True, timeout=60)
    return done.stdout.decode()


def test_a_page_comes_alone_with_its_readers_mark_and_is_not_to_be_cached(app: Flask, clock: FrozenClock) -> None:
    shelf = a_shelf(2, paper(3), secrecy="confidential")
    first, second = (device(app, shelf.hall.voters[n]) for n in (0, 1))
    url = f"/documents/{shelf.document_id}/pages/2?version={shelf.version_id}"
    given = first.get(url)
    assert (given.mimetype, given.headers["Cache-Control"]) == ("application/pdf", "no-store")
    text = words(given.data)
    member = shelf.hall.voters[0]
    assert f"{member.name} {member.seat or member.delegation}".replace("-", "排").split()[0] in text
    assert "机密 2026-11-23 09:00" in text
    assert "第2章" in text.replace(" ", "")
    assert "第1章" not in text.replace(" ", "")
    assert shelf.hall.voters[1].name not in text
    assert shelf.hall.voters[1].name in words(second.get(url).data)
    with Pdf.open(io.BytesIO(given.data)) as pdf:
        assert len(pdf.pages) == 1
    thumb = first.get(url.replace("pages", "thumbs"))
    assert (thumb.mimetype, thumb.data[:4]) == ("image/png", b"\x89PNG")


def test_a_whole_document_is_marked_throughout_and_given_in_parts(app: Flask, clock: FrozenClock) -> None:
    shelf = a_shelf(1, paper(3), may_download=True, may_print=True)
    client = device(app, shelf.hall.voters[0])
    url = f"/api/v1/documents/{shelf.document_id}/document.pdf"
    whole = client.http.get(url)
    assert whole.headers["Accept-Ranges"] == "bytes"
    assert "attachment" in whole.headers["Content-Disposition"]
    assert all(shelf.hall.voters[0].name in page for page in words(whole.data).split("\f")[:3])
    clock.tick(minutes=2)
    rest = b""
    for start in range(1000, len(whole.data), 20_000):
        headers = {"Range": f"bytes={start}-{start + 19_999}", "If-Range": whole.headers["ETag"]}
        part = client.http.get(url, headers=headers)
        assert part.status_code == 206
        rest += part.data
    assert rest == whole.data[1000:]
    anew = client.http.get(url, headers={"Range": "bytes=0-999"})
    assert (anew.status_code, anew.data) == (206, whole.data[:1000])
    late = client.http.get(url, headers={"Range": "bytes=1000-", "If-Range": whole.headers["ETag"]})
    assert (late.status_code, words(late.data).count("09:02") > 0) == (200, True)
    printed = client.http.get(f"{url}?print=1")
    assert printed.headers["Content-Disposition"] == "inline"
    beyond = client.http.get(url, headers={"Range": f"bytes={len(whole.data) + 5}-"})
    assert beyond.status_code == 416


def test_a_key_follows_from_the_login_and_ends_with_it(app: Flask, login: Login) -> None:
    hall = a_hall(2)
    first, again = device(app, hall.voters[0]), device(app, hall.voters[0])
    key = first.get("/reading-key").get_json()["key"]
    assert len(base64.b64decode(key)) == 32
    assert first.get("/reading-key").get_json()["key"] == key
    assert again.get("/reading-key").get_json()["key"] != key
    assert device(app, hall.voters[1]).get("/reading-key").get_json()["key"] != key
    assert login("secretariat").get("/reading-key").status_code == 403
    assert first.post("/sessions/end").status_code == 200
    assert first.get("/reading-key").status_code == 401


def test_a_replaced_version_is_refused_to_readers(app: Flask, login: Login) -> None:
    shelf = a_shelf(1, long_paper(2))
    client = device(app, shelf.hall.voters[0])
    a_new_version(shelf.document_id, long_paper(3))
    old = Paper(shelf.document_id, shelf.version_id, "")
    refused = old.ask(client, DOORS[0])
    assert (refused.status_code, code_of(refused)) == (409, "document.replaced")
    assert old.ask(login("chair"), DOORS[0]).status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"version": 1, "pages": [1], "last_page": 1},
        {"version": "x", "pages": ["1"], "last_page": 1},
        {"version": "x", "pages": [1] * 2001, "last_page": 1},
        {"version": "x", "pages": [1.5], "last_page": 1},
        {"version": "x", "pages": [1], "last_page": 1, "seen_by": "me"},
    ],
)
def test_odd_reports_of_pages_are_refused(app: Flask, body: dict[str, object]) -> None:
    hall = a_hall(1)
    assert device(app, hall.voters[0]).post("/documents/none/read", body).status_code == 400
