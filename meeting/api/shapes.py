"""What requests to the meetings' views may contain."""

from datetime import UTC, datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from core.web.views import Body
from meeting.rules.states import MESSAGE_LENGTH

Title = Annotated[str, Field(min_length=1, max_length=200)]
ItemTitle = Annotated[str, Field(min_length=1, max_length=300)]
Place = Annotated[str, Field(max_length=200)]
Id = Annotated[str, Field(max_length=32)]
Position = Annotated[int, Field(ge=0, le=1000)]
Number = Annotated[int, Field(ge=1, le=999)]
Seconds = Annotated[int, Field(ge=1, le=86400)]
Planned = Annotated[AwareDatetime, Field(ge=datetime(1949, 10, 1, tzinfo=UTC), le=datetime(2200, 1, 1, tzinfo=UTC))]
"""A time that every zone and database can hold."""


class NewMeeting(Body):
    """A meeting to be made; `rehearsal` (演练) is marked everywhere and kept out of archives."""

    term_id: Id
    kind: Literal["plenary", "standing", "chairpersons", "presidium"]
    number: Number
    title: Title
    place: Place = ""
    rehearsal: bool = False


class Speaking(Body):
    """Speaking times in seconds; what is left out keeps the default of the kind of meeting."""

    first_seconds: Seconds | None = None
    later_seconds: Seconds | None = None
    extend_seconds: Seconds | None = None


class MeetingEdit(Body):
    """Fields of a meeting to be changed; `speaking` null returns to the defaults."""

    title: Title = ""
    number: Number = 1
    place: Place = ""
    speaking: Speaking | None = None


class NewSitting(Body):
    """A sitting to be added; without title and place it gets the usual ones."""

    title: Annotated[str, Field(max_length=200)] = ""
    place: Place = ""
    planned_at: Planned | None = None


class SittingEdit(Body):
    """Fields of a sitting to be changed."""

    title: Title = ""
    place: Place = ""
    planned_at: Planned | None = None


class NewItem(Body):
    """An agenda item to be added below `parent_id` (null: top level), at the end unless `position` counts from 0."""

    title: ItemTitle
    parent_id: Id | None = None
    position: Position | None = None
    reporter: Annotated[str, Field(max_length=100)] = ""
    note: Annotated[str, Field(max_length=4000)] = ""
    sitting_id: Id | None = None


class ItemEdit(Body):
    """Fields of an agenda item to be changed; `done` marks it as dealt with or as still to come."""

    title: ItemTitle = ""
    reporter: Annotated[str, Field(max_length=100)] = ""
    note: Annotated[str, Field(max_length=4000)] = ""
    sitting_id: Id | None = None
    done: bool = False


class ItemMove(Body):
    """Where an agenda item goes: among the children of `parent_id` (null: top level), `position` without itself."""

    parent_id: Id | None = None
    position: Position | None = None


class StageMove(Body):
    """What the hall is to look at."""

    face: Literal[
        "waiting", "signin", "agenda", "item", "speakers", "poll", "result", "evaluation", "document", "message"
    ]
    item_id: Id | None = None
    poll_id: Id | None = None
    text: Annotated[str, Field(max_length=MESSAGE_LENGTH)] = ""


class StageStep(Body):
    """A step through the agenda; `seen` is the item the caller believes current (null: none), so that a second tap is
    harmless; left out it is not checked."""

    seen: Id | None = None


class FloorAsk(Body):
    """A request for the floor; staff may enter it for the person who raised a hand."""

    reason: Annotated[str, Field(max_length=200)] = ""
    person_id: Id | None = None


class FloorMove(Body):
    """A new place in the queue, counted from 0."""

    position: Position


class Nothing(Body):
    """A request without contents."""
