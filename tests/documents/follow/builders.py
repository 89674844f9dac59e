"""What the tests of 同屏 share."""

from dataclasses import dataclass
from typing import Any

from core.actor import Actor
from core.db import reading
from documents.follow.actions.start_follow import start_follow
from documents.follow.live_store import follow_slices
from meeting.store import stage_of
from roster.rules.audience import Audience
from roster.store import RollMember
from tests.documents.builders import Shelf, a_shelf
from tests.voting.builders import CHAIR, act

WALL = Actor("account", "wall", "大屏", frozenset({"screen"}))


@dataclass(frozen=True)
class Now:
    """The slices of 同屏 as a big screen has them, and the stage."""

    follow: Any
    pointer: Any
    screen_page: Any
    stage: tuple[str, str]


def now(shelf: Shelf) -> Now:
    """What is followed."""
    with reading() as session:
        slices = follow_slices(session, shelf.meeting_id, screen=True)
        stage = stage_of(session, shelf.meeting_id)
    return Now(slices["follow"], slices["pointer"], slices["screen_page"], (stage.face, stage.text))


def page_now(shelf: Shelf) -> int | None:
    """The followed page, None where nobody leads."""
    follow = now(shelf).follow
    return None if follow is None else follow["page"]


def following(count: int = 3, page: int = 1, *, by: Actor = CHAIR, screen: bool = False, **settings: Any) -> Shelf:
    """A hall that follows a document of three pages."""
    shelf = a_shelf(count, **settings)
    act(lambda tx: start_follow(tx, shelf.document_id, page, screen=screen), by=by)
    return shelf


def only_for(*people: RollMember) -> dict[str, Any]:
    """Readers: these people alone; as a column."""
    return Audience(people=tuple(one.person_id for one in people)).to_data()
