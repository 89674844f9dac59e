"""The JSON views and files of the minutes: who may, and what other programs read in them."""

import io
import subprocess
from pathlib import Path
from typing import Any

from docx import Document
from flask import Flask

from tests.conftest import code_of
from tests.minutes.builders import a_meeting, drafted, now, written
from tests.voting.permissions import (
    SECRETARIAT,
    STAFF,
    Login,
    Permission,
    assert_complete,
    assert_only,
    each_of,
    everybody,
)

PERMISSIONS: list[Permission] = [
    ("GET", "/meetings/{meeting}/minutes", None, STAFF),
    ("POST", "/meetings/{meeting}/minutes/draft", None, SECRETARIAT),
    ("POST", "/meetings/{meeting}/minutes", {"revision": 1, "title": "纪要", "sections": []}, SECRETARIAT),
    ("POST", "/meetings/{meeting}/minutes/finish", {"revision": 1}, SECRETARIAT),
    ("POST", "/meetings/{meeting}/minutes/reopen", None, SECRETARIAT),
    ("GET", "/meetings/{meeting}/minutes.docx", None, STAFF),
    ("GET", "/meetings/{meeting}/minutes.pdf", None, STAFF),
]


@each_of(PERMISSIONS)
def test_permissions(app: Flask, login: Login, method: str, path: str, body: Any, allowed: set[str]) -> None:
    hall = a_meeting()
    drafted(hall)
    assert_only(allowed, everybody(app, login, hall.voters[0]), method, path.format(meeting=hall.meeting_id), body)


def test_the_table_of_permissions_is_complete(app: Flask) -> None:
    assert_complete("minutes", PERMISSIONS, meeting="<meeting_id>")


def test_an_undrafted_meeting_has_none(app: Flask, login: Login) -> None:
    hall = a_meeting()
    client = login("secretariat")
    assert client.get(f"/meetings/{hall.meeting_id}/minutes").get_json()["state"] == "none"
    assert code_of(client.get(f"/meetings/{hall.meeting_id}/minutes.pdf")) == "not_found"


def test_what_is_saved_comes_back(app: Flask, login: Login) -> None:
    hall = a_meeting()
    client = login("secretariat")
    made = client.post(f"/meetings/{hall.meeting_id}/minutes/draft").get_json()
    sections = [{key: one[key] for key in ("id", "heading", "text")} for one in made["parts"]]
    sections.append({"id": "own-1", "heading": "会议要求", "text": "抓好落实。\n按月报告。"})
    body = {"revision": made["revision"], "title": "第一次会议纪要", "sections": sections}
    saved = client.post(f"/meetings/{hall.meeting_id}/minutes", body).get_json()
    assert saved["parts"][-1] == {
        "id": "own-1", "heading": "会议要求", "text": "抓好落实。\n按月报告。", "drafted": "", "offered": "", "own": True,
    }  # fmt: skip


def test_word_and_pdf_hold_every_sentence(app: Flask, login: Login, tmp_path: Path) -> None:
    hall = a_meeting()
    drafted(hall)
    made = written(hall, place="三楼会议厅𠮷", chair="李四")
    client = login("chair")
    word = client.get(f"/meetings/{hall.meeting_id}/minutes.docx").data
    paragraphs = [one.text for one in Document(io.BytesIO(word)).paragraphs]
    assert paragraphs[:2] == ["草稿", made.title]
    assert "地点：三楼会议厅𠮷" in paragraphs
    for part in made.parts:
        for line in part.text.split("\n"):
            assert any(line in one for one in paragraphs), line
    path = tmp_path / "minutes.docx"
    path.write_bytes(word)
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    subprocess.run(
        ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path],
        check=True,
        capture_output=True,
    )
    for name, content in (("office.pdf", (tmp_path / "minutes.pdf").read_bytes()), ("ours.pdf", None)):
        file = tmp_path / name
        file.write_bytes(content or client.get(f"/meetings/{hall.meeting_id}/minutes.pdf").data)
        text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
        squeezed = "".join(text.split())
        assert "赞成6票" in squeezed, name
        assert "三楼会议厅𠮷" in squeezed, name


def test_a_stale_save_is_refused_with_the_name_of_the_other(app: Flask, login: Login) -> None:
    hall = a_meeting()
    made = drafted(hall)
    written(hall, place="大厅")
    body = {"revision": made.revision, "title": made.title, "sections": []}
    answer = login("secretariat").post(f"/meetings/{hall.meeting_id}/minutes", body)
    assert code_of(answer) == "minutes.changed_meanwhile"
    assert now(hall).parts
