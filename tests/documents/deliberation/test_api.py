"""The views of the deliberation: who may, the brief, versions compared."""

import io
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm
from flask import Flask

from documents.actions.withdraw_document import withdraw_document
from documents.deliberation.actions.add_comment import add_comment
from tests.conftest import Client, code_of
from tests.documents.builders import a_new_version, a_shelf
from tests.documents.deliberation.builders import add, fields
from tests.documents.pdfs import paper, scan
from tests.meeting.builders import Built, a_running_meeting, does
from tests.meeting.test_api import a_device
from tests.roster.builders import SECRETARY
from tests.voting.builders import STAFF, act, device
from tests.voting.permissions import (
    LOGGED_IN,
    Permission,
    assert_complete,
    assert_only,
    each_of,
)
from tests.voting.permissions import (
    STAFF as STAFF_ROLES,
)

Login = Callable[[str], Client]
ROLES = ("secretariat", "chair", "screen", "gate", "admin", "person", "helper", "")
SERVING = {*STAFF_ROLES, "helper"}
COMMENT = {"text": "加快改造。", "speaker": "张三"}
PERMISSIONS: list[Permission] = [
    ("GET", "/meetings/{meeting_id}/comments", None, SERVING),
    ("GET", "/meetings/{meeting_id}/comments/choices", None, SERVING),
    ("POST", "/meetings/{meeting_id}/comments", COMMENT | {"gesture": "gesture-1"}, SERVING),
    ("POST", "/comments/{comment_id}", COMMENT | {"revision": 1}, SERVING),
    ("POST", "/comments/{comment_id}/remove", {"revision": 1}, SERVING),
    ("GET", "/meetings/{meeting_id}/comments.docx", None, SERVING),
]


def everybody(app: Flask, login: Login, built: Built) -> dict[str, Client]:
    own = {"person": a_device(app, built), "helper": a_device(app, built, "secretariat")}
    return {role: own.get(role) or login(role) for role in ROLES}


@each_of(PERMISSIONS)
def test_who_may(app: Flask, login: Login, method: str, path: str, body: Any, allowed: set[str]) -> None:
    built = a_running_meeting()
    names = {"meeting_id": built.id, "comment_id": add(built)}
    assert_only(allowed, everybody(app, login, built), method, path.format(**names), body)


def test_the_table_is_complete(app: Flask) -> None:
    table = [*PERMISSIONS, ("GET", "/documents/{document_id}/compare", None, LOGGED_IN)]
    assert_complete(
        "deliberation", table, meeting_id="<meeting_id>", comment_id="<comment_id>", document_id="<document_id>"
    )


def test_who_sees_the_page(app: Flask, login: Login) -> None:
    built = a_running_meeting()
    for role, client in everybody(app, login, built).items():
        wanted = 302 if role == "" else 200 if role in SERVING else 403
        assert client.http.get(f"/meetings/{built.id}/comments").status_code == wanted, role


def test_clerks_see_one_anothers_work(app: Flask, login: Login) -> None:
    built = a_running_meeting()
    clerk, other = a_device(app, built, "secretariat"), login("secretariat")
    made = clerk.post(f"/meetings/{built.id}/comments", COMMENT | {"gesture": "gesture-1"}).get_json()
    assert other.get(f"/meetings/{built.id}/comments").get_json()["comments"] == made["comments"]
    edit = COMMENT | {"text": "改。", "revision": 1}
    assert other.post(f"/comments/{made['id']}", edit).get_json()["comments"][0]["revision"] == 2
    answer = clerk.post(f"/comments/{made['id']}", edit | {"text": "另改。"})
    assert (answer.status_code, code_of(answer)) == (409, "comment.edited_meanwhile")
    assert "secretariat" in answer.get_json()["error"]["message"]
    choices = clerk.get(f"/meetings/{built.id}/comments/choices").get_json()
    assert [one["title"] for one in choices["items"]] == ["甲", "乙", "丙", "丁"]
    assert len(choices["people"]) == 9


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": "话"}, "request.invalid"),
        (COMMENT | {"gesture": "gesture-1", "kind": "joke"}, "request.invalid"),
        (COMMENT | {"gesture": "gesture-1", "tags": [1]}, "request.invalid"),
        (COMMENT | {"gesture": "gesture-1", "tags": ["标" * 13]}, "comment.tag_too_long"),
    ],
)
def test_bad_comments(login: Login, body: Any, code: str) -> None:
    built = a_running_meeting()
    assert code_of(login("secretariat").post(f"/meetings/{built.id}/comments", body)) == code


def spoken(built: Built) -> None:
    """Comments of two delegations on two items."""
    for nth, item, kind, text in (
        (0, "甲", "opinion", "报告实事求是，完全赞成。"),
        (1, "甲", "suggestion", "加快喆园路改造。\n请于年内完工。"),
        (2, "丁", "other", "䶮家桥一带停车难 <b>&amp;"),
    ):
        person = built.person(nth=nth).person_id
        given = fields(text, speaker="", person_id=person, item_id=built.item[item], kind=kind)
        does(partial(add_comment, meeting_id=built.id, fields=given, gesture=f"gesture-{nth}"), SECRETARY)


def test_the_brief_is_a_word_file(login: Login) -> None:
    built = a_running_meeting()
    spoken(built)
    response = login("secretariat").get(f"/meetings/{built.id}/comments.docx")
    assert "attachment" in response.headers["Content-Disposition"]
    word = Document(io.BytesIO(response.data))
    lines = [one.text for one in word.paragraphs]
    assert lines[0] == "第六次会议分组审议意见汇总"
    assert "3条，其中建议1条" in lines[1]
    who = built.person(nth=0)
    assert lines[2:5] == ["一、甲（2条）", "（一）意见", f"1. 报告实事求是，完全赞成。（{who.delegation}，{who.name}）"]
    assert any("䶮家桥一带停车难 <b>&amp;" in line for line in lines)
    page = word.sections[0]
    assert [round((size or 0) / Mm(1)) for size in (page.page_width, page.page_height)] == [210, 297]
    by_delegation = login("secretariat").get(f"/meetings/{built.id}/comments.docx?by=delegation")
    heads = [one.text for one in Document(io.BytesIO(by_delegation.data)).paragraphs if one.text.startswith("（")]
    assert heads[0] == f"（一）{min(built.person(nth=n).delegation for n in (0, 1))}"
    assert code_of(login("secretariat").get(f"/meetings/{built.id}/comments.docx?by=x")) == "request.invalid"


def test_a_brief_of_nothing(login: Login) -> None:
    built = a_running_meeting()
    word = Document(io.BytesIO(login("secretariat").get(f"/meetings/{built.id}/comments.docx").data))
    assert word.paragraphs[1].text == "尚未收到审议意见。"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_the_brief(login: Login, tmp_path: Path) -> None:
    built = a_running_meeting()
    spoken(built)
    path = tmp_path / "brief.docx"
    path.write_bytes(login("secretariat").get(f"/meetings/{built.id}/comments.docx").data)
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True)
    text = subprocess.run(["pdftotext", tmp_path / "brief.pdf", "-"], capture_output=True, text=True, check=True).stdout
    squeezed = "".join(text.split())
    for words in ("第六次会议分组审议意见汇总", "一、甲（2条）", "（二）建议", "喆园路改造", "䶮家桥"):
        assert words in squeezed, words
    assert squeezed.endswith("1"), "the page's number"


def compare(client: Client, document_id: str, query: str = "") -> Any:
    return client.get(f"/documents/{document_id}/compare{query}")


OLD = "全区地区生产总值增长百分之六点二，一般公共预算收入完成三十六亿元。"
NEW = "全区地区生产总值增长百分之六点五，一般公共预算收入完成三十六亿元，民生支出占比提高。"


def test_versions_compared_by_who_may_read(app: Flask, login: Login) -> None:
    shelf = a_shelf(content=paper(1, text=OLD))
    reader, secretary = device(app, shelf.hall.voters[0]), login("secretariat")
    assert code_of(compare(reader, shelf.document_id)) == "compare.one_version"
    second = a_new_version(shelf.document_id, paper(1, text=NEW), note="数字更正")
    found = compare(reader, shelf.document_id).get_json()
    assert (found["before"]["id"], found["after"]["id"]) == (shelf.version_id, second)
    assert (found["before"]["has_text"], found["after"]["note"]) == (True, "数字更正")
    assert found["changes"] > 0
    kinds = {piece["kind"] for one in found["paragraphs"] for piece in one["pieces"]}
    assert kinds == {"same", "added", "removed"}
    added = "".join(p["text"] for one in found["paragraphs"] for p in one["pieces"] if p["kind"] == "added")
    assert "，民生支出占比提高" in added
    third = a_new_version(shelf.document_id, paper(1, text=OLD))
    older = f"?from={shelf.version_id}&to={third}"
    assert code_of(compare(reader, shelf.document_id, older)) == "not_found"
    assert compare(secretary, shelf.document_id, older).get_json()["changes"] == 0
    assert code_of(compare(secretary, shelf.document_id, f"?from={third}&to={third}")) == "compare.same_version"
    assert code_of(compare(secretary, shelf.document_id, "?from=nothing")) == "not_found"
    assert compare(reader, shelf.document_id).get_json()["before"]["id"] == second


def test_whoever_may_not_read_may_not_compare(app: Flask, login: Login) -> None:
    shelf = a_shelf(content=paper(1, text=OLD), readers={"roles": ["observer"]})
    a_new_version(shelf.document_id, paper(1, text=NEW))
    observer = next(m for m in shelf.hall.others if "observer" in m.roles)
    assert code_of(compare(device(app, observer), shelf.document_id)) == "ok"
    assert code_of(compare(device(app, shelf.hall.voters[0]), shelf.document_id)) == "not_found"
    for role in ("screen", "gate", "admin"):
        assert code_of(compare(login(role), shelf.document_id)) == "not_found", role
    assert code_of(compare(Client(app), shelf.document_id)) == "login_needed"
    act(withdraw_document, shelf.document_id, "有误", by=STAFF)
    assert code_of(compare(device(app, observer), shelf.document_id)) == "document.withdrawn"
    assert code_of(compare(login("chair"), shelf.document_id)) == "ok"


def test_a_scan_is_said_to_be_without_text(app: Flask, login: Login) -> None:
    shelf = a_shelf(content=paper(1, text=OLD))
    a_new_version(shelf.document_id, scan(1))
    found = compare(login("secretariat"), shelf.document_id).get_json()
    assert (found["before"]["has_text"], found["after"]["has_text"], found["paragraphs"]) == (True, False, [])
