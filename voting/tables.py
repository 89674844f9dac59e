"""What the voting remembers."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime
from voting.rules.poll_state import State
from voting.rules.presses import Policy
from voting.rules.ways import Fallback, Way

RUNNING = "state IN ('open', 'checking', 'unsealing', 'counting')"
"""voting.rules.poll_state.RUNNING, for the index that allows one of them a meeting."""


class Poll(Base):
    """A poll (表决): `paper` and `ruleset` are data of voting.rules, frozen when it opens; `result` when it closes.

    `state` is one of voting.rules.poll_state; `press` is first or last; `box` is open (named, 记名) or sealed (无记名).
    For sealed ones: `keys` says who holds the key, server or scrutineers; `check_seconds` how long codes are compared
    before the box closes, until `check_ends_at`; `who_voted` whether the operator may see who has voted.
    `named_public`: whether everybody may read who chose what once the result is shown. `revote_of` and `relation` say
    which poll this one follows and how: tied (among the tied), rest (on the rest) or again (all of it). `digest` is
    the SHA-256 of the box at closing, in hex. `electorate` says who may answer, see voting.rules.electorate, and
    `evaluation_id` to which evaluation a poll belongs. `way` is how it is held (voting.rules.ways), `fallback` whether
    the chair changed that in the middle and kept the tablets' box or voided it, `paper_people` who votes on paper where
    only some do.
    """

    __tablename__ = "polls"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    sitting_id: Mapped[str | None] = mapped_column(ForeignKey("sittings.id"))
    item_id: Mapped[str | None] = mapped_column(ForeignKey("agenda_items.id"))
    title: Mapped[str] = mapped_column(String(300))
    paper: Mapped[dict[str, Any]] = mapped_column(Json)
    ruleset: Mapped[dict[str, Any]] = mapped_column(Json)
    box: Mapped[str] = mapped_column(String(16), default="open")
    press: Mapped[Policy] = mapped_column(String(16), default="first")
    keys: Mapped[str] = mapped_column(String(16), default="")
    check_seconds: Mapped[int] = mapped_column(default=120)
    check_ends_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    who_voted: Mapped[bool] = mapped_column(default=False)
    duration_seconds: Mapped[int | None]
    live_tally: Mapped[bool] = mapped_column(default=False)
    named_public: Mapped[bool] = mapped_column(default=True)
    state: Mapped[State] = mapped_column(String(16), default="prepared")
    revote_of: Mapped[str | None] = mapped_column(ForeignKey("polls.id"))
    relation: Mapped[str] = mapped_column(String(16), default="")
    position: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    opened_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closes_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    shown_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    voided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    void_reason: Mapped[str] = mapped_column(String(300), default="")
    electorate: Mapped[dict[str, Any]] = mapped_column(Json, default=dict)
    evaluation_id: Mapped[str | None] = mapped_column(String(16), index=True)
    way: Mapped[Way] = mapped_column(String(16), default="tablets")
    fallback: Mapped[Fallback] = mapped_column(String(16), default="")
    paper_people: Mapped[list[str]] = mapped_column(Json, default=list)
    merged: Mapped[dict[str, Any] | None] = mapped_column(Json)
    members_n: Mapped[int | None]
    present_n: Mapped[int | None]
    electors_n: Mapped[int | None]
    result: Mapped[dict[str, Any] | None] = mapped_column(Json)
    digest: Mapped[str | None] = mapped_column(String(64))
    __table_args__ = (
        Index(
            "ix_polls_running",
            "meeting_id",
            unique=True,
            sqlite_where=text(RUNNING),
            postgresql_where=text(RUNNING),
        ),
    )


class Elector(Base):
    """Somebody who may vote in a poll, as frozen when it opened: name, delegation and seat of that moment.

    `position` is the place in the order of the roll: by delegation, then by number; `on_paper` who does not vote by tablet.
    """

    __tablename__ = "electors"
    poll_id: Mapped[str] = mapped_column(ForeignKey("polls.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    delegation: Mapped[str] = mapped_column(String(100))
    seat: Mapped[str | None] = mapped_column(String(16))
    position: Mapped[int] = mapped_column(default=0)
    on_paper: Mapped[bool] = mapped_column(default=False)


class Ballot(Base):
    """A named ballot: one a voter; under "last press counts" a new press replaces the answers, never the row.

    `gesture` is the client's idempotency key: the same gesture again gets the same answer; `superseded` holds the
    gestures that a later press replaced.
    """

    __tablename__ = "ballots"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    poll_id: Mapped[str] = mapped_column(ForeignKey("polls.id"))
    voter_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    answer: Mapped[dict[str, Any]] = mapped_column(Json)
    gesture: Mapped[str] = mapped_column(String(64))
    cast_at: Mapped[datetime] = mapped_column(UtcDateTime)
    presses: Mapped[int] = mapped_column(default=1)
    superseded: Mapped[list[str]] = mapped_column(Json, default=list)
    __table_args__ = (UniqueConstraint("poll_id", "voter_id"),)


class OptionPicture(Base):
    """A picture of an option of a poll's paper; the option names it by its id, and so do the polls that follow.

    `kind` is image/jpeg, image/png or image/webp, `sha256` of the content in hex, `width` and `height` in pixels. Rows
    come and go only while the poll is prepared.
    """

    __tablename__ = "option_pictures"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    poll_id: Mapped[str] = mapped_column(ForeignKey("polls.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    sha256: Mapped[str] = mapped_column(String(64))
    width: Mapped[int]
    height: Mapped[int]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
