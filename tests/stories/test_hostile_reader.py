"""Whoever sends nonsense to a real server over real HTTP: never a crash, nothing given out, nothing left on the disk."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import pytest

from roster.rules.login_token import login_token
from tests.browser.conftest import DemoHall
from tests.browser.library import publish, uploaded
from tests.documents.pdfs import long_paper, with_javascript
from tests.live import LiveClient, live_hall

pytestmark = pytest.mark.story

DEPUTY, OBSERVER = 3, 218
HUGE = 2**80
BOUNDARY = "XX"


@dataclass
class Attack:
    """A hall with a published paper of five pages, a deputy who may read it, and what lies on the disk."""

    hall: DemoHall
    document: str
    version: str
    deputy: LiveClient
    staff: LiveClient

    def send(self, method: str, path: str, body: Any = None, who: LiveClient | None = None, **headers: str) -> Any:
        """Status, headers and body of the answer; status 0 where the server ends the connection without one."""
        connection = HTTPConnection("127.0.0.1", self.hall.live.port, timeout=30)
        token = (who or self.deputy).token
        given = {"Authorization": f"Bearer {token}"} | {key.replace("_", "-"): value for key, value in headers.items()}
        try:
            connection.request(method, f"/api/v1{path}", body, given)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        except (HTTPException, ConnectionError):
            return 0, {}, b""
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> int:
        return int(self.send("GET", path, None, None, **headers)[0])

    def post(self, path: str, body: Any, who: LiveClient | None = None) -> int:
        content = body if isinstance(body, str) else json.dumps(body)
        return int(self.send("POST", path, content, who, Content_Type="application/json")[0])

    def upload(self, body: bytes, kind: str = f"multipart/form-data; boundary={BOUNDARY}") -> int:
        path = f"/meetings/{self.hall.meeting}/documents"
        return int(self.send("POST", path, body, self.staff, Content_Type=kind)[0])

    def incoming(self) -> list[Path]:
        return list((self.hall.live.instance / "documents" / "incoming").glob("*"))


@pytest.fixture(scope="module")
def attack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attack]:
    with live_hall(tmp_path_factory.mktemp("hall")) as live:
        live.client().post("/setup", {"kind": "demo"})
        hall = DemoHall(live, json.loads((live.instance / "demo.json").read_text()))
        paper = uploaded(hall, "报告.pdf", long_paper(5), may_download=True)
        publish(hall, paper["id"])
        deputy = live.client(badge=login_token(hall.secret(DEPUTY)))
        yield Attack(hall, paper["id"], paper["versions"][0]["id"], deputy, hall.client("secretariat"))
        assert '"event": "crash"' not in live.log.read_text(errors="replace")


def part(name: str, content: bytes, filename: str | None = None, more: str = "") -> bytes:
    """One part of a form."""
    named = f'; filename="{filename}"' if filename is not None else ""
    return (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{named}{more}\r\n\r\n'.encode()
        + content
        + b"\r\n"
    )


END = f"--{BOUNDARY}--\r\n".encode()
PDF = long_paper(1)


@pytest.mark.parametrize("page", ["0", "-1", "6", "9" * 30, "1e3", "%00", "1%00", "..%2f1", "x"])
def test_no_page_but_those_that_are_there(attack: Attack, page: str) -> None:
    for kind in ("pages", "thumbs"):
        assert attack.get(f"/documents/{attack.document}/{kind}/{page}?version={attack.version}") == 404


@pytest.mark.parametrize("version", ["%00", "x" * 17, "", "%F0%9F%98%80", "'%20OR%201=1"])
def test_no_version_but_this(attack: Attack, version: str) -> None:
    assert attack.get(f"/documents/{attack.document}/pages/1?version={version}") in (400, 404)
    assert attack.get(f"/documents/{attack.document}/notes?version={version}") in (400, 404)


@pytest.mark.parametrize("document", ["%00", "a%00b", "..%2f..", "%ff", "x" * 5000])
def test_no_document_but_those_that_are_there(attack: Attack, document: str) -> None:
    for path in (f"/documents/{document}/document.pdf", f"/meetings/{document}/book"):
        assert attack.get(path) in (404, 414)


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("bytes=0-0", 206),
        ("bytes=0-99999999999999999999", 206),
        *(
            (asked, 416)
            for asked in ("bytes=999999999-", "bytes=5-2", "bytes=0-0,2-3", "bytes=", "items=0-5", "bytes=-0")
        ),
        ("bytes=" + ",".join(f"{n}-{n}" for n in range(0, 2000, 2)), 431),
    ],
)
def test_parts_of_a_download(attack: Attack, asked: str, status: int) -> None:
    assert attack.get(f"/documents/{attack.document}/document.pdf", Range=asked) == status


@pytest.mark.parametrize(
    "q", ["%22", "*", "a*", "NEAR(a%20b)", "a%20AND", "(", "%25", "_", "%5C", "%20%20%20", "x" * 100]
)
def test_a_query_is_only_words(attack: Attack, q: str) -> None:
    assert attack.get(f"/meetings/{attack.hall.meeting}/search?q={q}") == 200
    assert attack.get(f"/documents/{attack.document}/pages/1/marks?version={attack.version}&q={q}") == 200


@pytest.mark.parametrize("q", ["%00", "x" * 101, "x" * 10_000])
def test_a_query_that_is_none(attack: Attack, q: str) -> None:
    assert attack.get(f"/meetings/{attack.hall.meeting}/search?q={q}") in (400, 414)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e400", "9" * 400, "true", '"1"', "null", "[" * 500 + "]" * 500])
def test_notes_that_no_pen_writes(attack: Attack, value: str) -> None:
    ink = f'{{"points": [{value}, 1, 0.5], "colour": "red", "width": 1}}'
    note = f'{{"id": "bbbbbbbbbbbb", "page": 1, "kind": "ink", "changed": 1, "data": {ink}}}'
    path = f"/documents/{attack.document}/notes"
    assert attack.post(path, f'{{"version": "{attack.version}", "notes": [{note}]}}') in (200, 400)
    assert json.loads(attack.send("GET", f"{path}?version={attack.version}")[2])["notes"] == []
    assert attack.get(f"{path}?version={attack.version}&since={HUGE}") == 400


@pytest.mark.parametrize("pages", [[0], [-1], [6], [HUGE], [1.5], ["1"], [True], [1] * 3000])
def test_pages_that_nobody_reads(attack: Attack, pages: list[Any]) -> None:
    body = {"version": attack.version, "pages": pages, "last_page": 1}
    assert attack.post(f"/documents/{attack.document}/read", body) == 400


def test_bombs_of_forms_leave_nothing(attack: Attack) -> None:
    file = part("file", PDF, "a.pdf")
    assert attack.upload(b"".join(part("file", b"%PDF", f"{n}.pdf") for n in range(1000)) + END) in (400, 413)
    assert attack.upload(b"".join(part(f"f{n}", b"x") for n in range(1000)) + file + END) == 413
    assert attack.upload(part("title", b"x" * 5_000_000) + file + END) == 413
    assert attack.upload(part("file", PDF, "a.pdf", "\r\nX: " + "y" * 2_000_000) + END) == 413
    for kind in ("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=YY"):
        assert attack.upload(file + END, kind) == 400
    assert attack.upload(file) == 400
    assert attack.upload(part("title", b"a\0b") + file + END) == 400
    assert attack.incoming() == []


def test_what_is_attached_never_runs(attack: Attack) -> None:
    """A browser that opens it saves it: nothing of it is shown or run here."""
    path = f"/documents/{attack.document}/attachments"
    html, svg = b"<script>alert(1)</script>", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'
    for name, content in (("x.html", html), ("x.svg", svg), ("x.pdf", with_javascript())):
        made = attack.staff.upload(path, name, content)["attachments"][-1]
        status, headers, given = attack.send("GET", f"{path}/{made['id']}")
        assert (status, given) == (200, content)
        assert headers["Content-Type"] == "application/octet-stream"
        assert headers["Content-Disposition"].startswith("attachment")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-store"


def test_a_cookie_alone_changes_nothing(attack: Attack) -> None:
    """Another site can have the browser send the cookie, not the token that goes with it."""
    connection = HTTPConnection("127.0.0.1", attack.hall.live.port)
    secret = json.dumps(attack.hall.account("secretariat"))
    connection.request("POST", "/api/v1/sessions", secret, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    cookie = {"Cookie": (answer.getheader("Set-Cookie") or "").split(";")[0], "Authorization": ""}
    form = part("file", PDF, "a.pdf") + END
    for more in ({}, {"Sec-Fetch-Site": "cross-site"}, {"X-CSRF-Token": "x"}):
        nobody = LiveClient(attack.hall.live.url)
        kind = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        paths: tuple[tuple[str, bytes, dict[str, str]], ...] = (
            (f"/meetings/{attack.hall.meeting}/documents", form, kind),
            (f"/documents/{attack.document}/withdraw", b"{}", {}),
        )
        for path, body, headers in paths:
            status, _, said = attack.send("POST", path, body, nobody, **(cookie | headers | more))
            assert (status, json.loads(said)["error"]["code"]) == (403, "csrf")
    assert attack.incoming() == []


def test_after_the_withdrawal_every_link_is_dead(attack: Attack) -> None:
    document, version = attack.document, attack.version
    doors = ("pages/1?version=" + version, "document.pdf", "annotated.pdf", "compare", f"notes?version={version}")
    attack.staff.post(f"/documents/{document}/withdraw", {"reason": "有误"})
    observer = attack.hall.live.client(badge=login_token(attack.hall.secret(OBSERVER)))
    for door in doors:
        assert attack.get(f"/documents/{document}/{door}") == 410
        assert attack.send("GET", f"/documents/{document}/{door}", None, observer)[0] == 410
    assert attack.get(f"/documents/{document}/document.pdf", Range="bytes=5-") == 410
    attack.staff.post(f"/documents/{document}/restore")
