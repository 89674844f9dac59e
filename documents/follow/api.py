"""The JSON views of 同屏: start, turn, point, hand over, end."""

from typing import Annotated

from pydantic import Field, model_validator

from core.actor import Actor
from core.db import change
from core.web.views import Body, Views
from documents.follow import hooks
from documents.follow.actions.end_follow import end_follow
from documents.follow.actions.give_lead import give_lead
from documents.follow.actions.move_pointer import move_pointer
from documents.follow.actions.start_follow import start_follow
from documents.follow.actions.turn_page import turn_page
from documents.rules.following import THOUSANDTHS, Part, Pointer
from documents.rules.limits import PAGES
from roster import may

views = Views("follow")
hooks.install()

Id = Annotated[str, Field(max_length=32)]
Page = Annotated[int, Field(ge=1, le=PAGES)]
Place = Annotated[int, Field(ge=0, le=THOUSANDTHS)]


class FollowStart(Body):
    """Where everybody begins; `screen` puts the page on the big screen too, `confirmed` although not all may read it."""

    page: Page = 1
    screen: bool = False
    confirmed: bool = False


class PageTurn(Body):
    """The page to show, and which part on the big screen.

    `document_id` is the document that the touch meant, so that it never turns another's pages.
    """

    page: Page
    part: Part | None = None
    document_id: Id | None = None


class PointerMove(Body):
    """Where to point, in thousandths of the page from its upper left corner, or `off`."""

    page: Page | None = None
    x: Place | None = None
    y: Place | None = None
    off: bool = False
    document_id: Id | None = None

    @model_validator(mode="after")
    def _whole(self) -> "PointerMove":
        if not self.off and (self.page is None or self.x is None or self.y is None):
            raise ValueError("a page and a place, or off")
        return self

    def pointer(self) -> Pointer | None:
        """The place as the rules have it; None for none."""
        if self.off or self.page is None or self.x is None or self.y is None:
            return None
        return Pointer(self.page, self.x, self.y)


class Lead(Body):
    """Who is to lead; null: who asks."""

    person_id: Id | None = None


@views.post("/documents/<document_id>/follow", who=may.leading, body=FollowStart)
def start_following(actor: Actor, document_id: str, body: FollowStart) -> None:
    """Have the hall look at this document together."""
    with change(actor) as tx:
        start_follow(tx, document_id, body.page, screen=body.screen, confirmed=body.confirmed)


@views.post("/meetings/<meeting_id>/follow/page", who=may.leading, body=PageTurn, returns=dict[str, int])
def turn_followed_page(actor: Actor, meeting_id: str, body: PageTurn) -> dict[str, int]:
    """Turn the page for everybody; the same page again is harmless. `turns` is the number of this turn."""
    with change(actor) as tx:
        turns = turn_page(tx, meeting_id, body.page, body.document_id, body.part)
    return {"turns": turns}


@views.post("/meetings/<meeting_id>/follow/pointer", who=may.leading, body=PointerMove)
def move_followed_pointer(actor: Actor, meeting_id: str, body: PointerMove) -> None:
    """Point at a place on the page, or no longer."""
    with change(actor) as tx:
        move_pointer(tx, meeting_id, body.pointer(), body.document_id)


@views.post("/meetings/<meeting_id>/follow/end", who=may.leading)
def end_following(actor: Actor, meeting_id: str) -> None:
    """Everybody reads alone again; twice is harmless."""
    with change(actor) as tx:
        end_follow(tx, meeting_id)


@views.post("/meetings/<meeting_id>/follow/lead", who=may.chair, body=Lead)
def hand_over_lead(actor: Actor, meeting_id: str, body: Lead) -> None:
    """Let a person in the hall turn the pages, or take that back."""
    with change(actor) as tx:
        give_lead(tx, meeting_id, body.person_id)
