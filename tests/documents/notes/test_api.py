"""The JSON views of notes: who may, what bad input gets, and what another person never sees."""

import io
from typing import Any

import pikepdf
from flask import Flask

from core.db import change
from documents.tables import Document
from tests.conftest import code_of
from tests.documents.builders import a_shelf, set_columns
from tests.documents.notes.builders import INK, NOW_MS, TEXT
from tests.voting.builders import STAFF, device
from tests.voting.permissions import PERSON, Login, Permission, assert_complete, assert_only, each_of, everybody

PERMISSIONS: list[Permission] = [
    ("GET", "/documents/{document}/notes", None, PERSON),
    ("POST", "/documents/{document}/notes", {"version": "none", "notes": []}, PERSON),
    ("GET", "/documents/{document}/annotated.pdf", None, PERSON),
]


@each_of(PERMISSIONS)
def test_permissions(app: Flask, login: Login, method: str, path: str, body: Any, allowed: set[str]) -> None:
    shelf = a_shelf(1, may_download=True)
    clients = everybody(app, login, shelf.hall.voters[0])
    assert_only(allowed, clients, method, path.format(document=shelf.document_id), body)


def test_the_table_of_permissions_is_complete(app: Flask) -> None:
    assert_complete("notes", PERMISSIONS, document="<document_id>")


def sent(shelf: Any, *notes: dict[str, Any]) -> dict[str, Any]:
    return {"version": shelf.version_id, "notes": list(notes)}


def a_note(number: int = 1, kind: str = "ink", data: Any = INK, **other: Any) -> dict[str, Any]:
    given = {"id": f"note-{number:04}", "page": 1, "kind": kind, "data": data, "changed": NOW_MS - 1000}
    return given | other


def test_notes_by_http_and_the_file_with_them(app: Flask, clock: object) -> None:
    shelf = a_shelf(2)
    me, other = device(app, shelf.hall.voters[0]), device(app, shelf.hall.voters[1])
    path = f"/documents/{shelf.document_id}/notes"
    answer = me.post(path, sent(shelf, a_note(1), a_note(2, "text", TEXT, page=2), a_note(3, page=99))).get_json()
    assert answer["seq"] == 2
    assert [(one["id"], one["code"]) for one in answer["refused"]] == [("note-0003", "note.no_such_page")]
    assert answer["refused"][0]["message"] == "文件没有第99页，这条批注没有保存"
    mine = me.get(f"{path}?version={shelf.version_id}").get_json()
    assert [note["id"] for note in mine["notes"]] == ["note-0001", "note-0002"]
    assert me.get(f"{path}?version={shelf.version_id}&since=1").get_json()["notes"][0]["id"] == "note-0002"
    assert other.get(f"{path}?version={shelf.version_id}").get_json()["notes"] == []
    assert me.get(f"{path}?version={shelf.version_id}&since={2**63}").status_code == 400
    assert code_of(me.get(f"/documents/{shelf.document_id}/annotated.pdf")) == "document.no_download"
    with change(STAFF) as tx:
        set_columns(tx.session.get(Document, shelf.document_id), {"may_download": True})
    given = me.get(f"/documents/{shelf.document_id}/annotated.pdf")
    with pikepdf.Pdf.open(io.BytesIO(given.data)) as file:
        assert len(file.pages) == 4
    plain = other.get(f"/documents/{shelf.document_id}/annotated.pdf")
    with pikepdf.Pdf.open(io.BytesIO(plain.data)) as file:
        assert len(file.pages) == 3, "nothing of another's notes"


BAD: list[tuple[Any, str]] = [
    ({}, "request.invalid"),
    ({"version": "x", "notes": [a_note(changed="now")]}, "request.invalid"),
    ({"version": "x", "notes": [a_note(page=0)]}, "request.invalid"),
    ({"version": "x", "notes": [a_note(more=1)]}, "request.invalid"),
    ({"version": "x", "notes": [a_note()] * 401}, "request.invalid"),
    ({"version": "x", "notes": [a_note()]}, "not_found"),
]


def test_bad_input(app: Flask) -> None:
    shelf = a_shelf(1)
    me = device(app, shelf.hall.voters[0])
    for body, code in BAD:
        assert code_of(me.post(f"/documents/{shelf.document_id}/notes", body)) == code, body
    assert code_of(me.post(f"/documents/{shelf.document_id}/notes", {"version": "x" * 600_000})) == "http.413"
    assert code_of(me.get(f"/documents/{shelf.document_id}/notes?version=nothing")) == "not_found"
    assert code_of(me.get("/documents/nothing/notes?version=x")) == "not_found"
