"""What sealed polls remember: keys, boxes, ballots, test ballots."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime
from voting.rules.key_ceremony import Kind, Step


class KeyGroup(Base):
    """The scrutineers who make one key for a meeting's sealed polls; `needed` of them open a box.

    `trustees` is the list as it is archived, `fingerprint` what all compare (of the certificates, or of the keys).
    """

    __tablename__ = "key_groups"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    kind: Mapped[Kind] = mapped_column(String(16))
    needed: Mapped[int]
    step: Mapped[Step] = mapped_column(String(16), default="gathering")
    position: Mapped[int]
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    trustees: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ready_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    __table_args__ = (UniqueConstraint("meeting_id", "position"),)


class KeyHolder(Base):
    """One scrutineer of a group; `number` counts from 1 and is the owner's number of the protocol.

    `public` is the public key (all) or the certificate (threshold); `polynomial` and `voutput` as the tablet made them.
    """

    __tablename__ = "key_holders"
    group_id: Mapped[str] = mapped_column(ForeignKey("key_groups.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(100))
    public: Mapped[str | None] = mapped_column(Text)
    polynomial: Mapped[str | None] = mapped_column(Text)
    voutput: Mapped[str | None] = mapped_column(Text)
    __table_args__ = (UniqueConstraint("group_id", "number"),)


class SealedBox(Base):
    """The box of a sealed poll: what was frozen at its opening, and how far it has come.

    `election`, `trustees` and `credentials` are the texts that are archived, `begun_at` the archive's time in seconds;
    `ballots` and `head` count and chain the verified ballots. `tally` is the encrypted sum once the box is closed,
    `counts` the opened one. `secret` is the server's own key where no scrutineer holds one, until the box is opened.
    """

    __tablename__ = "sealed_boxes"
    poll_id: Mapped[str] = mapped_column(ForeignKey("polls.id"), primary_key=True)
    uuid: Mapped[str] = mapped_column(String(32), unique=True)
    group_id: Mapped[str | None] = mapped_column(ForeignKey("key_groups.id"), index=True)
    election: Mapped[str] = mapped_column(Text)
    trustees: Mapped[str] = mapped_column(Text)
    credentials: Mapped[str] = mapped_column(Text)
    begun_at: Mapped[int]
    ballots: Mapped[int] = mapped_column(default=0)
    head: Mapped[str] = mapped_column(String(64))
    tally: Mapped[str | None] = mapped_column(Text)
    sized_tally: Mapped[str | None] = mapped_column(Text)
    counts: Mapped[list[list[int]] | None] = mapped_column(Json)
    secret: Mapped[str | None] = mapped_column(Text)


class SealedElector(Base):
    """Which credential an elector has in one poll; it is never published nor archived.

    `credential_id` is the SHA-256, in hex, of the credential's decimal text.
    """

    __tablename__ = "sealed_electors"
    poll_id: Mapped[str] = mapped_column(ForeignKey("polls.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    credential_id: Mapped[str] = mapped_column(String(64))
    badge_id: Mapped[str] = mapped_column(ForeignKey("badges.id"))
    __table_args__ = (UniqueConstraint("poll_id", "credential_id"),)


class SealedBallot(Base):
    """A sealed ballot as it came; `state` received, checked or refused (then `fault` says why).

    `press` counts the ballots of one credential, so that two devices at the same instant cannot both be the first;
    `place` is the place in the box, from 1, given when it was checked.
    """

    __tablename__ = "sealed_ballots"
    id: Mapped[int] = mapped_column(primary_key=True)
    poll_id: Mapped[str] = mapped_column(ForeignKey("polls.id"))
    tracker: Mapped[str] = mapped_column(String(43))
    credential_id: Mapped[str] = mapped_column(String(64))
    press: Mapped[int]
    raw: Mapped[str] = mapped_column(Text, deferred=True)
    state: Mapped[str] = mapped_column(String(16), default="received")
    fault: Mapped[str] = mapped_column(String(64), default="")
    place: Mapped[int | None]
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    __table_args__ = (
        UniqueConstraint("poll_id", "tracker", name="uq_sealed_ballots_tracker"),
        UniqueConstraint("poll_id", "credential_id", "press", name="uq_sealed_ballots_press"),
        UniqueConstraint("poll_id", "place", name="uq_sealed_ballots_place"),
        Index("ix_sealed_ballots_state", "poll_id", "state"),
    )


class BoxPart(Base):
    """A scrutineer's partial decryption of a box; `place` is its place among the parts, from 1."""

    __tablename__ = "box_parts"
    poll_id: Mapped[str] = mapped_column(ForeignKey("polls.id"), primary_key=True)
    owner: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    place: Mapped[int]
    raw: Mapped[str] = mapped_column(Text)
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
    __table_args__ = (UniqueConstraint("poll_id", "place"),)


class TrialBallot(Base):
    """A ballot that was sealed to be opened: `randomness` and `choices` come after it was registered, never before."""

    __tablename__ = "test_ballots"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    poll_id: Mapped[str] = mapped_column(ForeignKey("polls.id"), index=True)
    person_id: Mapped[str] = mapped_column(String(16))
    made_by: Mapped[str] = mapped_column(String(100))
    tracker: Mapped[str] = mapped_column(String(43))
    raw: Mapped[str] = mapped_column(Text)
    randomness: Mapped[list[Any] | None] = mapped_column(Json)
    choices: Mapped[list[Any] | None] = mapped_column(Json)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revealed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
