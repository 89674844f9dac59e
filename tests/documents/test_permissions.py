"""Who may use which view of documents; which documents, the rule of who may read says (test_doors)."""

from flask import Flask

from roster.rules.audience import EVERYONE
from tests.documents.builders import a_document, a_shelf, version_now
from tests.documents.pdfs import long_paper
from tests.voting.builders import a_hall
from tests.voting.permissions import (
    LOGGED_IN,
    PERSON,
    SECRETARIAT,
    STAFF,
    Login,
    Permission,
    assert_complete,
    assert_only,
    everybody,
)

SETTINGS = {
    "title": "政府工作报告",
    "secrecy": "open",
    "readers": EVERYONE.to_data(),
    "opens": "now",
    "opens_at": None,
    "until": None,
    "may_download": False,
    "may_print": False,
    "must_sign": False,
    "numbered": False,
}
VERSION = {"version": "none"}
PERMISSIONS: list[Permission] = [
    ("GET", "/meetings/{meeting}/library", None, STAFF),
    ("POST", "/meetings/{meeting}/documents", None, SECRETARIAT),
    ("POST", "/documents/{document}/versions", None, SECRETARIAT),
    ("POST", "/documents/{document}/attachments", None, SECRETARIAT),
    ("POST", "/documents/{document}/attachments/{attachment}/remove", None, SECRETARIAT),
    ("POST", "/documents/{document}", SETTINGS, SECRETARIAT),
    ("POST", "/documents/{document}/move", {"item_id": None, "position": 0}, SECRETARIAT),
    ("POST", "/documents/{document}/retry", None, SECRETARIAT),
    ("POST", "/meetings/{meeting}/documents/publish", {"documents": []}, SECRETARIAT),
    ("POST", "/documents/{document}/withdraw", {"reason": "有误"}, SECRETARIAT),
    ("POST", "/documents/{document}/restore", None, SECRETARIAT),
    ("GET", "/documents/{document}/versions/{version}/original", None, SECRETARIAT),
    ("GET", "/documents/{document}/readings", None, STAFF),
    ("GET", "/meetings/{meeting}/readings.xlsx", None, STAFF),
    ("GET", "/meetings/{meeting}/people/{person}/readings", None, STAFF),
    ("POST", "/documents/{document}/remind", {}, SECRETARIAT),
    ("GET", "/meetings/{meeting}/wipes", None, STAFF),
    ("GET", "/meetings/{meeting}/book", None, LOGGED_IN),
    ("POST", "/documents/{document}/open", VERSION, LOGGED_IN),
    ("GET", "/documents/{document}/pages/<int:page>", None, LOGGED_IN),
    ("GET", "/documents/{document}/thumbs/<int:page>", None, LOGGED_IN),
    ("POST", "/documents/{document}/read", VERSION | {"pages": [], "last_page": 1}, LOGGED_IN),
    ("POST", "/documents/{document}/sign", VERSION, PERSON),
    ("GET", "/documents/{document}/document.pdf", None, LOGGED_IN),
    ("GET", "/documents/{document}/attachments/{attachment}", None, LOGGED_IN),
    ("GET", "/meetings/{meeting}/search", None, LOGGED_IN),
    ("GET", "/documents/{document}/pages/<int:page>/marks", None, LOGGED_IN),
    ("GET", "/reading-key", None, PERSON),
    ("POST", "/meetings/{meeting}/wiped", {"documents": None}, PERSON),
    ("POST", "/documents/{document}/remove", None, SECRETARIAT),
]


def test_permissions(app: Flask, login: Login) -> None:
    """Whoever is not named is turned away before anything else is looked at; nobody makes the server stumble."""
    hall = a_hall(1)
    document = a_document(hall, long_paper(1), may_download=True)
    version = version_now(document).id
    clients = everybody(app, login, hall.voters[0])
    for method, path, body, allowed in PERMISSIONS:
        person = hall.voters[0].person_id
        full = path.format(
            meeting=hall.meeting_id, document=document, version=version, attachment="none", person=person
        )
        assert_only(allowed, clients, method, full.replace("<int:page>", "1"), body)


def test_a_draft_is_shown_to_the_staff_alone(app: Flask, login: Login) -> None:
    shelf = a_shelf(1, long_paper(1), publish=False)
    path = f"/documents/{shelf.document_id}/pages/1?version={shelf.version_id}"
    for role, client in everybody(app, login, shelf.hall.voters[0]).items():
        assert (client.get(path).status_code == 200) == (role in STAFF), role


def test_the_table_is_complete(app: Flask) -> None:
    names = {"meeting": "<meeting_id>", "document": "<document_id>", "attachment": "<attachment_id>"}
    assert_complete("documents", PERMISSIONS, **names, version="<version_id>", person="<person_id>")
