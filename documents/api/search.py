"""The JSON views of the search."""

from typing import Annotated

from pydantic import Field

from core.actor import Actor
from core.db import reading
from core.web.views import Body
from documents.api.registry import views
from documents.reading_store import access_reading
from documents.rules.search import LONGEST_QUERY
from documents.search import Hits, Marks, marks_on, search_book
from roster import may


class SearchQuery(Body):
    """What is looked for, and in which document; in all without one."""

    q: Annotated[str, Field(max_length=LONGEST_QUERY)]
    document: Annotated[str | None, Field(max_length=16)] = None


class MarksQuery(Body):
    """What is looked for, and in which version."""

    version: Annotated[str, Field(max_length=16)]
    q: Annotated[str, Field(max_length=LONGEST_QUERY)]


@views.get("/meetings/<meeting_id>/search", who=may.logged_in, query=SearchQuery, returns=Hits, by_crowd=True)
def search(actor: Actor, meeting_id: str, query: SearchQuery) -> Hits:
    """Look for words in what one may read now."""
    with reading() as session:
        return search_book(session, meeting_id, actor, query.q, query.document)


@views.get(
    "/documents/<document_id>/pages/<int:page>/marks",
    who=may.logged_in,
    query=MarksQuery,
    returns=Marks,
    by_crowd=True,
)
def get_marks(actor: Actor, document_id: str, page: int, query: MarksQuery) -> Marks:
    """Where words stand on a page."""
    with reading() as session:
        access = access_reading(session, document_id, actor)
        return marks_on(session, access, query.version, page, query.q)
