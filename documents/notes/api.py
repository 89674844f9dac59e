"""The JSON views of a reader's own notes; nobody else has any."""

from typing import Annotated, Any

from pydantic import Field
from pydantic.dataclasses import dataclass

from core.actor import Actor
from core.db import change, reading
from core.web.languages import in_words
from core.web.media import PDF
from core.web.views import Body, Download, Views
from documents import files
from documents.actions.download_document import Given, download_document
from documents.api.pages import mark_for
from documents.devices import device_of
from documents.notes import hooks, store
from documents.notes.actions.save_notes import save_notes
from documents.notes.annotated import Heading, annotated
from documents.notes.store import NoteRow, Notes
from documents.rules.notes import FAR_AHEAD, NoteIn
from documents.stamps.stamp import stamped
from roster import may

views = Views("notes")
hooks.install()

Id = Annotated[str, Field(max_length=36)]
LARGEST = 512 * 1024
"""Bytes of one request: what a tablet wrote during a minute without network, many times over."""


class NotesQuery(Body):
    """On which version, and after which change."""

    version: Id
    since: Annotated[int, Field(ge=0, lt=FAR_AHEAD)] = 0


class OneNote(Body):
    """One note as documents.rules.notes has it; `changed` in milliseconds since 1970."""

    id: Id
    page: Annotated[int, Field(ge=1)]
    kind: Annotated[str, Field(max_length=16)]
    data: dict[str, Any] = Field(default_factory=dict)
    changed: Annotated[int, Field(ge=0, lt=FAR_AHEAD)]
    gone: bool = False


class NotesIn(Body):
    """Notes that are new or changed on the pages of a version."""

    version: Id
    notes: Annotated[list[OneNote], Field(max_length=400)]


@dataclass(frozen=True, slots=True)
class NoteRefused:
    """A note that was not kept, and why."""

    id: str
    code: str
    message: str


@dataclass(frozen=True, slots=True)
class SavedOut:
    """How far the notes are; what was refused; and notes that another device changed later than what was sent."""

    seq: int
    refused: list[NoteRefused]
    newer: list[NoteRow]


@views.get("/documents/<document_id>/notes", who=may.person, query=NotesQuery, returns=Notes, by_crowd=True)
def get_notes(actor: Actor, document_id: str, query: NotesQuery) -> Notes:
    """One's own notes on a document, from one change on; those of an earlier version on the pages that are the same."""
    with reading() as session:
        store.access_notes(session, document_id, actor)
        version = store.ready_version(session, document_id, query.version)
        return store.notes_of(session, actor.id, version, query.since)


@views.post(
    "/documents/<document_id>/notes", who=may.person, body=NotesIn, returns=SavedOut, by_crowd=True, largest=LARGEST
)
def post_notes(actor: Actor, document_id: str, body: NotesIn) -> SavedOut:
    """Keep one's own notes; the same again is harmless."""
    sent = [NoteIn(n.id, n.page, n.kind, n.data, n.changed, n.gone) for n in body.notes]
    with change(actor) as tx:
        saved = save_notes(tx, document_id, body.version, sent)
    refused = [NoteRefused(note, no.code, in_words(no.message, dict(no.params))) for note, no in saved.refused.items()]
    return SavedOut(saved.seq, refused, saved.newer)


@views.get("/documents/<document_id>/annotated.pdf", who=may.person, returns=Download)
def get_annotated(actor: Actor, document_id: str) -> Download:
    """The whole document with the reader's watermark and own notes, where it may be downloaded; logged as a download."""
    with change(actor) as tx:
        given = download_document(tx, document_id, to_print=False, goes_on=False, device=device_of(actor))
    with reading() as session:
        notes = store.all_notes(session, actor.id, given.version)
    whole = stamped(files.whole(given.version.id), mark_for(actor, given.access, given.at))
    document = given.access.document
    name = f"{document.label} {document.title}".strip()
    content = annotated(whole, notes, _heading(actor, given, name), given.at)
    return Download(content, f"{name}（{in_words('批注')}）.pdf", PDF)


def _heading(actor: Actor, given: Given, name: str) -> Heading:
    return Heading(
        title=in_words("我的批注"),
        subtitle=name,
        foot=actor.name,
        page=in_words("第%(page)s页"),
        earlier=in_words("上一版第%(page)s页"),
        strokes=in_words("笔迹%(count)s处，所在的页已经修改，没有画出"),
        bookmark=in_words("书签：第%(page)s页"),
    )
