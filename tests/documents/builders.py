"""A meeting with documents for tests: files go through the intake as they do in a hall, in this process."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.db import change, reading
from documents import files, store
from documents.actions.add_document import add_document
from documents.actions.add_version import add_version
from documents.actions.publish_documents import publish_documents
from documents.incoming import Received
from documents.intake.once import make_waiting
from documents.intake.sniff import kind_of
from documents.rules.records import DocumentInfo, VersionInfo
from documents.tables import Document
from tests.documents.pdfs import paper
from tests.voting.builders import STAFF, Hall, a_hall


@dataclass(frozen=True)
class Shelf:
    """A running hall with one document on its item, ready and published."""

    hall: Hall
    document_id: str
    version_id: str

    @property
    def meeting_id(self) -> str:
        return self.hall.meeting_id


def a_file(content: bytes | None = None, name: str = "政府工作报告.pdf") -> Received:
    """A file that has come."""
    content = paper() if content is None else content
    path = files.incoming()
    path.write_bytes(content)
    return Received(path, name, len(content), hashlib.sha256(content).hexdigest(), kind_of(path))


def a_document(
    hall: Hall,
    content: bytes | None = None,
    name: str = "政府工作报告.pdf",
    *,
    item: bool = True,
    publish: bool = True,
    **settings: Any,
) -> str:
    """A document with its pages made; `settings` are columns of its row (readers, opens, must_sign …)."""
    with change(STAFF) as tx:
        document_id = add_document(tx, hall.meeting_id, a_file(content, name), hall.item_id if item else None)
        set_columns(tx.session.get(Document, document_id), settings)
    make_waiting()
    if publish:
        with change(STAFF) as tx:
            publish_documents(tx, hall.meeting_id, [document_id])
    return document_id


def set_columns(row: Any, settings: Mapping[str, Any]) -> None:
    """Write columns of a row as they are."""
    for key, value in settings.items():
        setattr(row, key, value)


def a_new_version(document_id: str, content: bytes | None = None, note: str = "", name: str = "修订稿.pdf") -> str:
    """A corrected file in place of the newest version, its pages made; its id."""
    with reading() as session:
        newest = store.versions_of(session, document_id)[0].id
    with change(STAFF) as tx:
        version_id = add_version(tx, document_id, a_file(content, name), newest, note)
    make_waiting()
    return version_id


def a_shelf(count: int = 5, content: bytes | None = None, **settings: Any) -> Shelf:
    """A hall of `count` deputies with one published document."""
    hall = a_hall(count)
    document_id = a_document(hall, content, **settings)
    return Shelf(hall, document_id, version_now(document_id).id)


def document_now(document_id: str) -> DocumentInfo:
    """The document as it stands."""
    with reading() as session:
        return store.document_of(session, document_id)


def version_now(document_id: str) -> VersionInfo:
    """Its newest version."""
    with reading() as session:
        return store.versions_of(session, document_id)[0]
