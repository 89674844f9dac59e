"""The archive of a meeting: whole, signed, readable by plain tools; refused where it would not hold."""

import io
import json
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from flask import Flask

from core.archive.verify import check
from kiosk.demo.make import Demo, make_demo
from roster.rules.login_token import login_token
from tests.conftest import Client, FrozenClock, code_of
from tests.named import named

UNDESCRIBED = {
    "journal.jsonl", "manifest.json", "manifest.sig", "metadata.xml", "public-key.pem", "verify.py", "校验方法 HOW-TO-CHECK.txt",
}  # fmt: skip
"""What belongs to the archive itself."""

Login = Callable[[str], Client]


@pytest.fixture
def demo(app: Flask, clock: FrozenClock) -> Demo:
    return make_demo(app.config["HALL"], deputies=9, papers=False)


def ended(app: Flask, login: Login, demo: Demo) -> Client:
    """A small plenary, from the gate to the end; the client is the secretariat's."""
    chair, gate = login("chair"), login("gate")
    state = chair.get(f"/meetings/{demo.meeting_id}/hall").get_json()
    sitting = state["sitting"]["id"]
    poll = next(p["id"] for p in state["polls"] if p["method"] == "choose")
    for badge in demo.badges[:8]:
        assert code_of(gate.post(f"/sittings/{sitting}/scan", {"badge": login_token(badge.secret)})) == "ok"
    chair.post(f"/sittings/{sitting}/open")
    login("secretariat").post(f"/polls/{poll}", named(chair.get(f"/polls/{poll}").get_json()["poll"]))
    chair.post(f"/polls/{poll}/open")
    for number, badge in enumerate(demo.badges[:7]):
        me = login("")
        me.headers = {"X-CSRF-Token": me.post("/sessions", {"badge": login_token(badge.secret)}).get_json()["csrf"]}
        answer = {"chosen": [f"p{n:02}" for n in range(1, 14 - number % 2)]}
        body = {"answer": answer, "gesture": f"gesture-{number}"}
        assert code_of(me.post(f"/polls/{poll}/ballot", body)) == "ok"
    for path in (f"/polls/{poll}/close", f"/polls/{poll}/show", f"/sittings/{sitting}/close"):
        assert code_of(chair.post(path)) == "ok"
    secretariat = login("secretariat")
    notice = {"text": "请就座", "to": {"everyone": True}, "receipt": True, "gesture": "gesture-n"}
    assert code_of(secretariat.post(f"/meetings/{demo.meeting_id}/notices", notice)) == "ok"
    comment = {"text": "建议加快老旧小区改造。", "gesture": "gesture-c"}
    assert code_of(secretariat.post(f"/meetings/{demo.meeting_id}/comments", comment)) == "ok"
    assert code_of(chair.post(f"/meetings/{demo.meeting_id}/end")) == "ok"
    return secretariat


def files_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_archive_holds_the_meeting_and_passes_its_verifier(
    app: Flask, login: Login, demo: Demo, tmp_path: Path
) -> None:
    secretariat = ended(app, login, demo)
    secretariat.post(f"/meetings/{demo.meeting_id}/minutes/draft")
    answer = secretariat.post(f"/meetings/{demo.meeting_id}/archive")
    assert answer.status_code == 200
    path = tmp_path / "meeting.zip"
    path.write_bytes(answer.data)
    fingerprint = secretariat.get("/archive-key").get_json()["fingerprint"]
    assert check(str(path), fingerprint) == []
    files = files_of(answer.data)
    assert len(json.loads(files["roster.json"])["people"]) == 17
    assert json.loads(files["meeting.json"])["meeting"]["members_n"] == 9
    ballots = next(data for name, data in files.items() if name.endswith("ballots.json") and "票决" in name)
    assert "p01" in ballots.decode()
    results = [json.loads(data) for name, data in files.items() if name.endswith("result.json")]
    assert [r["figures"]["cast"] for r in results] == [7]
    assert b"poll.closed" in files["journal.jsonl"]
    assert [one["text"] for one in json.loads(files["deliberation/comments.json"])] == ["建议加快老旧小区改造。"]
    assert "deliberation/brief.docx" in files
    notice = json.loads(files["service/notices.json"])[0]
    assert (notice["text"], len(notice["addressees"])) == ("请就座", 17)
    root = ET.fromstring(files["metadata.xml"])
    described = {one.text for one in root.iter("计算机文件名")}
    assert described >= {"meeting.json", "minutes/minutes.pdf"}
    assert described == set(files) - UNDESCRIBED
    book = next(data for name, data in files.items() if name.endswith("attendance.xlsx"))
    assert openpyxl.load_workbook(io.BytesIO(book)).sheetnames
    report = next(data for name, data in files.items() if name.endswith("report.pdf"))
    (tmp_path / "report.pdf").write_bytes(report)
    text = subprocess.run(
        ["pdftotext", tmp_path / "report.pdf", "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "民生实事" in text


def test_no_secret_is_in_the_archive(app: Flask, login: Login, demo: Demo) -> None:
    content = ended(app, login, demo).post(f"/meetings/{demo.meeting_id}/archive").data
    secrets = [b.secret.encode() for b in demo.badges] + [a.password.encode() for a in demo.accounts]
    secrets += [login_token(b.secret).encode() for b in demo.badges]
    for data in files_of(content).values():
        assert not any(secret in data for secret in secrets)


def test_every_file_of_the_archive_is_guarded(app: Flask, login: Login, demo: Demo, tmp_path: Path) -> None:
    content = ended(app, login, demo).post(f"/meetings/{demo.meeting_id}/archive").data
    files = files_of(content)
    path = tmp_path / "altered.zip"
    for name in files:
        with zipfile.ZipFile(path, "w") as archive:
            for other, data in files.items():
                archive.writestr(other, data + b" " if other == name else data)
        assert check(str(path)), name


def test_a_meeting_that_goes_on_and_a_rehearsal_are_not_filed(app: Flask, login: Login, demo: Demo) -> None:
    secretariat = login("secretariat")
    assert code_of(secretariat.post(f"/meetings/{demo.meeting_id}/archive")) == "archive.not_ended"
    term = secretariat.get("/terms").get_json()[0]["id"]
    body: dict[str, Any] = {"term_id": term, "kind": "plenary", "number": 5, "title": "演练", "rehearsal": True}
    rehearsal = secretariat.post("/meetings", body).get_json()["id"]
    assert code_of(secretariat.post(f"/meetings/{rehearsal}/archive")) == "archive.rehearsal"
    assert code_of(login("chair").post(f"/meetings/{demo.meeting_id}/archive")) == "forbidden"
