"""The JSON views of a reader's book: what is in it, opening, reading, signing, and the key of the tablet's copy."""

import base64
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from flask import current_app
from pydantic import Field

from core.actor import Actor
from core.db import change, reading
from core.keys import derived_key
from core.web.views import Body
from documents.actions.mark_read import mark_read
from documents.actions.open_document import Opened, open_document
from documents.actions.report_wiped import report_wiped
from documents.actions.sign_document import sign_document
from documents.api.registry import views
from documents.book import Book, book_of
from documents.devices import device_of
from documents.rules.limits import DOCUMENTS, PAGES
from roster import may

Id = Annotated[str, Field(max_length=16)]


class VersionIn(Body):
    """Which version is meant."""

    version: Id


class ReadIn(Body):
    """Pages of a version that were seen for a second or more, and the page on which the reader is."""

    version: Id
    pages: list[Annotated[int, Field(strict=True)]] = Field(max_length=PAGES)
    last_page: Annotated[int, Field(strict=True)]


class WipedIn(Body):
    """The documents that a tablet has forgotten; null for all."""

    documents: list[Id] | None = Field(max_length=DOCUMENTS)


@dataclass(frozen=True, slots=True)
class Signed:
    """When the version was signed."""

    signed_at: datetime


@dataclass(frozen=True, slots=True)
class ReadingKey:
    """32 bytes in base64, with which a tablet keeps pages; another login has another key."""

    key: str


@views.get("/meetings/<meeting_id>/book", who=may.logged_in, returns=Book, by_crowd=True)
def get_book(actor: Actor, meeting_id: str) -> Book:
    """What one may read now, in agenda order."""
    with reading() as session:
        return book_of(session, meeting_id, actor)


@views.post("/documents/<document_id>/open", who=may.logged_in, body=VersionIn, returns=Opened, by_crowd=True)
def open_one_document(actor: Actor, document_id: str, body: VersionIn) -> Opened:
    """Open a document; logged."""
    with change(actor) as tx:
        return open_document(tx, document_id, body.version, device_of(actor))


@views.post("/documents/<document_id>/read", who=may.logged_in, body=ReadIn, by_crowd=True)
def keep_read_pages(actor: Actor, document_id: str, body: ReadIn) -> None:
    """Keep which pages were read; a repeat is harmless."""
    with change(actor) as tx:
        mark_read(tx, document_id, body.version, body.pages, body.last_page)


@views.post("/documents/<document_id>/sign", who=may.person, body=VersionIn, returns=Signed, by_crowd=True)
def sign_one_document(actor: Actor, document_id: str, body: VersionIn) -> Signed:
    """Confirm that one has read a document (签阅); once."""
    with change(actor) as tx:
        return Signed(sign_document(tx, document_id, body.version, device_of(actor)))


@views.get("/reading-key", who=may.person, returns=ReadingKey, by_crowd=True)
def get_reading_key(actor: Actor) -> ReadingKey:
    """The key of what this tablet keeps; it follows from the login and is gone with it."""
    key = derived_key(current_app.config["HALL"].instance, "reading", actor.session_id)
    return ReadingKey(base64.b64encode(key).decode())


@views.post("/meetings/<meeting_id>/wiped", who=may.person, body=WipedIn, by_crowd=True)
def tell_wiped(actor: Actor, meeting_id: str, body: WipedIn) -> None:
    """Say that this tablet has forgotten documents."""
    with change(actor) as tx:
        report_wiped(tx, meeting_id, body.documents, device_of(actor))
