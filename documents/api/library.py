"""The JSON views of the secretariat's library: documents come in, are set, given out and taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from pydantic import AwareDatetime, Field
from werkzeug.datastructures import FileStorage, MultiDict

from core.actor import Actor
from core.db import change, reading
from core.web.views import Body, StreamedDownload
from documents import files, hooks
from documents.actions.add_attachment import add_attachment
from documents.actions.add_document import add_document
from documents.actions.add_version import add_version
from documents.actions.edit_document import Edit, edit_document
from documents.actions.move_document import move_document
from documents.actions.publish_documents import publish_documents
from documents.actions.remove_attachment import remove_attachment
from documents.actions.remove_document import remove_document
from documents.actions.restore_document import restore_document
from documents.actions.retry_version import retry_version
from documents.actions.withdraw_document import withdraw_document
from documents.api.registry import views
from documents.incoming import Incoming, kept_or_forgotten, received
from documents.intake.clerk import wake_clerks
from documents.live import Library, LibraryDocument
from documents.live_store import access_library, library_document
from documents.rules.limits import BESIDE_FILE, FILE
from documents.store import access_version
from roster import may

hooks.install()

UPLOAD = 2 * FILE + BESIDE_FILE
"""Bytes of a request: a file that is too large by no more than its like is received and refused with its name."""

Files = MultiDict[str, FileStorage]


class NewDocument(Body):
    """The fields beside an uploaded file; `gesture` is the sender's own id of this upload."""

    item_id: str = Field(default="", max_length=16)
    title: str = Field(default="", max_length=300)
    gesture: str = Field(default="", max_length=64)


class NewVersion(Body):
    """The fields beside a file that replaces another: `replaces` is the newest version that was seen."""

    replaces: str = Field(max_length=16)
    note: str = Field(default="", max_length=2000)


class DocumentSettings(Body):
    """What is to be changed of a document; what is left out stays. `until: null` means without end."""

    title: str | None = Field(default=None, max_length=1000)
    secrecy: Literal["open", "internal", "secret", "confidential"] | None = None
    readers: dict[str, Any] | None = None
    opens: Literal["now", "called", "at"] | None = None
    opens_at: AwareDatetime | None = None
    until: AwareDatetime | None = None
    may_download: bool | None = None
    may_print: bool | None = None
    must_sign: bool | None = None
    numbered: bool | None = None

    def edit(self) -> Edit:
        """The change it asks for."""
        given = self.model_dump()
        return Edit(**given, until_never="until" in self.model_fields_set and self.until is None)


class Place(Body):
    """Where a document goes: an agenda item or the library (null), and its place among the others, null for the end."""

    item_id: str | None = Field(default=None, max_length=16)
    position: int | None = Field(default=None, ge=0, le=100_000)


class Chosen(Body):
    """Some documents of a meeting."""

    documents: list[str] = Field(min_length=1, max_length=3000)


class Reason(Body):
    """Why something is done."""

    reason: str = Field(max_length=2000)


@views.get("/meetings/<meeting_id>/library", who=may.chair, returns=Library)
def get_library(actor: Actor, meeting_id: str) -> Library:
    """All documents of the meeting with their versions, as the secretariat works with them."""
    with reading() as session:
        return access_library(session, meeting_id, actor)


@views.post(
    "/meetings/<meeting_id>/documents",
    who=may.secretariat,
    returns=LibraryDocument,
    upload=True,
    form=NewDocument,
    sink=Incoming,
    largest=UPLOAD,
)
def upload_document(actor: Actor, meeting_id: str, files: Files, form: NewDocument) -> LibraryDocument:
    """Take in a file (field `file`, at most 200 MB) as a new document, on an item or in the library.

    The same gesture again is harmless.
    """
    file = received(files)
    with _woken(), kept_or_forgotten(file), change(actor) as tx:
        gesture = form.gesture or None
        document_id = add_document(tx, meeting_id, file, form.item_id or None, title=form.title, gesture=gesture)
    return _shown(document_id)


@views.post(
    "/documents/<document_id>/versions",
    who=may.secretariat,
    returns=LibraryDocument,
    upload=True,
    form=NewVersion,
    sink=Incoming,
    largest=UPLOAD,
)
def upload_version(actor: Actor, document_id: str, files: Files, form: NewVersion) -> LibraryDocument:
    """Take in a corrected file; refused where another replaced the same version meanwhile."""
    file = received(files)
    with _woken(), kept_or_forgotten(file), change(actor) as tx:
        add_version(tx, document_id, file, form.replaces, form.note)
    return _shown(document_id)


@views.post(
    "/documents/<document_id>/attachments",
    who=may.secretariat,
    returns=LibraryDocument,
    upload=True,
    sink=Incoming,
    largest=UPLOAD,
)
def upload_attachment(actor: Actor, document_id: str, files: Files) -> LibraryDocument:
    """Put a file beside the document, to be given as it is: an OFD, a table to work with."""
    file = received(files, beside=True)
    with kept_or_forgotten(file), change(actor) as tx:
        add_attachment(tx, document_id, file)
    return _shown(document_id)


@views.post("/documents/<document_id>/attachments/<attachment_id>/remove", who=may.secretariat, returns=LibraryDocument)
def drop_attachment(actor: Actor, document_id: str, attachment_id: str) -> LibraryDocument:
    """Take an attachment away."""
    with change(actor) as tx:
        remove_attachment(tx, document_id, attachment_id)
    files.forget(attachment_id)
    return _shown(document_id)


@views.post("/documents/<document_id>", who=may.secretariat, returns=LibraryDocument, body=DocumentSettings)
def set_document(actor: Actor, document_id: str, body: DocumentSettings) -> LibraryDocument:
    """Change title, secrecy, readers, times and what readers may do."""
    with change(actor) as tx:
        edit_document(tx, document_id, body.edit())
    return _shown(document_id)


@views.post("/documents/<document_id>/move", who=may.secretariat, returns=LibraryDocument, body=Place)
def put_document(actor: Actor, document_id: str, body: Place) -> LibraryDocument:
    """Move the document to another item, to the library, or among its brothers."""
    with change(actor) as tx:
        move_document(tx, document_id, body.item_id, body.position)
    return _shown(document_id)


@views.post("/documents/<document_id>/remove", who=may.secretariat)
def drop_document(actor: Actor, document_id: str) -> None:
    """Remove a document that nobody has read, with its files."""
    with change(actor) as tx:
        gone = remove_document(tx, document_id)
    for one in gone:
        files.forget(one)


@views.post("/documents/<document_id>/retry", who=may.secretariat, returns=LibraryDocument)
def retry_document(actor: Actor, document_id: str) -> LibraryDocument:
    """Try the newest version's conversion again."""
    with _woken(), change(actor) as tx:
        retry_version(tx, document_id)
    return _shown(document_id)


@views.post("/meetings/<meeting_id>/documents/publish", who=may.secretariat, returns=Library, body=Chosen)
def publish(actor: Actor, meeting_id: str, body: Chosen) -> Library:
    """Give these documents to their readers; all or none."""
    with change(actor) as tx:
        publish_documents(tx, meeting_id, body.documents)
    with reading() as session:
        return access_library(session, meeting_id, actor)


@views.post("/documents/<document_id>/withdraw", who=may.secretariat, returns=LibraryDocument, body=Reason)
def withdraw(actor: Actor, document_id: str, body: Reason) -> LibraryDocument:
    """Take the document back from all tablets at once."""
    with change(actor) as tx:
        withdraw_document(tx, document_id, body.reason)
    return _shown(document_id)


@views.post("/documents/<document_id>/restore", who=may.secretariat, returns=LibraryDocument)
def restore(actor: Actor, document_id: str) -> LibraryDocument:
    """Give a withdrawn document back to its readers."""
    with change(actor) as tx:
        restore_document(tx, document_id)
    return _shown(document_id)


@views.get("/documents/<document_id>/versions/<version_id>/original", who=may.secretariat, returns=StreamedDownload)
def get_original(actor: Actor, document_id: str, version_id: str) -> StreamedDownload:
    """A version's file as it came."""
    with reading() as session:
        version = access_version(session, document_id, version_id, actor)
    return StreamedDownload(files.opened(version.id), version.filename, "application/octet-stream")


@contextmanager
def _woken() -> Iterator[None]:
    """Have the clerks look once the block has done its work."""
    yield
    wake_clerks()


def _shown(document_id: str) -> LibraryDocument:
    with reading() as session:
        return library_document(session, document_id)
