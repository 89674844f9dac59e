"""Take in a new document: its file becomes version 1, which waits to be made into pages."""

from sqlalchemy import select

from core.db import Change
from core.errors import Refused
from core.ids import new_id
from documents.incoming import Received
from documents.live_store import touch_library
from documents.rows import check_item, lock_documents, next_position, renumber
from documents.rules.limits import DOCUMENTS
from documents.rules.titles import clean_title, title_of
from documents.store import documents_of
from documents.tables import Document, DocumentVersion
from roster.rules.audience import EVERYONE


def add_document(
    tx: Change,
    meeting_id: str,
    file: Received,
    item_id: str | None = None,
    *,
    title: str = "",
    gesture: str | None = None,
) -> str:
    """A draft for everybody on the roll, on an agenda item or in the library (None); its id.

    On an item it is numbered; its title is the file's name where none is given. The file is kept as it came.
    The same `gesture` again gives the document that came first.
    """
    lock_documents(tx, meeting_id)
    same = (Document.meeting_id == meeting_id, Document.gesture == gesture)
    if gesture and (came := tx.session.scalar(select(Document.id).where(*same))) is not None:
        return came
    check_item(tx.session, meeting_id, item_id)
    if len(documents_of(tx.session, meeting_id)) >= DOCUMENTS:
        raise Refused("document.too_many", "一次会议最多%(limit)s份文件，请先删除不用的文件", limit=DOCUMENTS)
    row = Document(
        id=new_id(),
        meeting_id=meeting_id,
        item_id=item_id,
        position=next_position(tx.session, meeting_id, item_id),
        number=None if item_id is None else 0,
        title=clean_title(title) or title_of(file.name),
        readers=EVERYONE.to_data(),
        created_at=tx.now,
        created_by=tx.actor.name,
        gesture=gesture,
    )
    tx.session.add(row)
    tx.session.flush()
    version_id = write_version(tx, row.id, 1, file)
    renumber(tx, meeting_id)
    tx.record(
        f"meeting:{meeting_id}",
        "document.added",
        row.id,
        title=row.title,
        item=item_id,
        version=version_id,
        filename=file.name,
        kind=file.kind,
        size=file.size,
        sha256=file.sha256,
    )
    touch_library(tx, meeting_id)
    return row.id


def write_version(tx: Change, document_id: str, number: int, file: Received, note: str = "") -> str:
    """Keep a file as the next version of a document, to be made into pages; its id."""
    version_id = new_id()
    file.keep(version_id)
    tx.session.add(
        DocumentVersion(
            id=version_id,
            document_id=document_id,
            number=number,
            filename=file.name,
            kind=file.kind,
            size=file.size,
            sha256=file.sha256,
            note=note,
            created_at=tx.now,
            created_by=tx.actor.name,
        )
    )
    tx.session.flush()
    return version_id
