"""The JSON views of the deliberation: comments and their brief, two versions of a text compared."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from core import clock
from core.actor import Actor
from core.db import change, reading
from core.web.languages import hall_zone
from core.web.media import DOCX
from core.web.views import Body, Download, Views
from documents.deliberation import hooks, store
from documents.deliberation.actions.add_comment import add_comment
from documents.deliberation.actions.edit_comment import edit_comment
from documents.deliberation.actions.remove_comment import remove_comment
from documents.deliberation.brief import brief_file
from documents.deliberation.comparing import Compared, compared
from documents.deliberation.rules.comments import CommentFields
from documents.deliberation.store import Choices, CommentOut
from meeting.serving import access_served
from roster import may

__all__ = ["hooks", "views"]


views = Views("deliberation")

Id = Annotated[str, Field(max_length=32)]


class CommentIn(Body):
    """What a clerk enters; null where it is on no item, no document, of no delegation, by nobody on the roll."""

    text: Annotated[str, Field(max_length=20_000)]
    speaker: Annotated[str, Field(max_length=200)] = ""
    kind: Literal["opinion", "suggestion", "other"] = "opinion"
    tags: Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=20, default_factory=list)]
    delegation_id: Id | None = None
    item_id: Id | None = None
    document_id: Id | None = None
    person_id: Id | None = None

    def fields(self) -> CommentFields:
        """As the actions take it."""
        return CommentFields(
            speaker=self.speaker,
            kind=self.kind,
            text=self.text,
            tags=tuple(self.tags),
            delegation_id=self.delegation_id,
            item_id=self.item_id,
            document_id=self.document_id,
            person_id=self.person_id,
        )


class NewComment(CommentIn):
    """A comment to be entered; `gesture` is the entering device's own id of it."""

    gesture: Annotated[str, Field(min_length=8, max_length=64)]


class CommentEdit(CommentIn):
    """A changed comment, with the `revision` that was seen."""

    revision: Annotated[int, Field(ge=1)]


class CommentRemoval(Body):
    """The `revision` that was seen."""

    revision: Annotated[int, Field(ge=1)]


class BriefQuery(Body):
    """How the brief is ordered within an item."""

    by: Literal["kind", "delegation"] = "kind"


class CompareQuery(Body):
    """The versions' ids; without them the current version and the one before it."""

    from_: Annotated[str, Field(alias="from", max_length=32)] = ""
    to: Id = ""


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of a meeting; `id` is the one in question, where one is."""

    id: str
    comments: list[CommentOut]


@views.get("/meetings/<meeting_id>/comments", who=may.serving, returns=Comments)
def get_comments(actor: Actor, meeting_id: str) -> Comments:
    """All comments of a meeting."""
    return _comments(actor, meeting_id)


@views.get("/meetings/<meeting_id>/comments/choices", who=may.serving, returns=Choices)
def get_choices(actor: Actor, meeting_id: str) -> Choices:
    """What a clerk chooses from: delegations, items, documents, people."""
    with reading() as session:
        return store.choices_of(session, access_served(session, meeting_id, actor), actor)


@views.post("/meetings/<meeting_id>/comments", who=may.serving, body=NewComment, returns=Comments)
def post_comment(actor: Actor, meeting_id: str, body: NewComment) -> Comments:
    """Enter a comment; the same gesture again is harmless."""
    with change(actor) as tx:
        entered = add_comment(tx, meeting_id, body.fields(), body.gesture)
    return _comments(actor, meeting_id, entered)


@views.post("/comments/<comment_id>", who=may.serving, body=CommentEdit, returns=Comments)
def post_edit(actor: Actor, comment_id: str, body: CommentEdit) -> Comments:
    """Change a comment; refused where somebody changed it meanwhile."""
    with change(actor) as tx:
        meeting_id = edit_comment(tx, comment_id, body.revision, body.fields())
    return _comments(actor, meeting_id, comment_id)


@views.post("/comments/<comment_id>/remove", who=may.serving, body=CommentRemoval, returns=Comments)
def post_removal(actor: Actor, comment_id: str, body: CommentRemoval) -> Comments:
    """Remove a comment; refused where somebody changed it meanwhile."""
    with change(actor) as tx:
        meeting_id = remove_comment(tx, comment_id, body.revision)
    return _comments(actor, meeting_id, comment_id)


@views.get("/meetings/<meeting_id>/comments.docx", who=may.serving, query=BriefQuery, returns=Download)
def get_brief(actor: Actor, meeting_id: str, query: BriefQuery) -> Download:
    """审议意见汇总 as a Word file."""
    with reading() as session:
        meeting = access_served(session, meeting_id, actor)
        brief = brief_file(session, meeting, actor, query.by, hall_zone(), clock.now())
    return Download(brief.content, brief.name, DOCX)


@views.get("/documents/<document_id>/compare", who=may.logged_in, query=CompareQuery, returns=Compared)
def get_comparison(actor: Actor, document_id: str, query: CompareQuery) -> Compared:
    """Two versions of a document's text; readers compare the current one with the one before it."""
    with reading() as session:
        return compared(session, document_id, actor, query.from_, query.to)


def _comments(actor: Actor, meeting_id: str, comment_id: str = "") -> Comments:
    with reading() as session:
        access_served(session, meeting_id, actor)
        return Comments(comment_id, store.comments_of(session, meeting_id))
