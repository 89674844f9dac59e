"""What the roster remembers."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base, Json, UtcDateTime


class Term(Base):
    """A term (届): the years for which a congress is elected; badges are valid for one term."""

    __tablename__ = "terms"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(unique=True)
    title: Mapped[str] = mapped_column(String(200))
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class Delegation(Base):
    """A delegation (代表团) of a term."""

    __tablename__ = "delegations"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    term_id: Mapped[str] = mapped_column(ForeignKey("terms.id"))
    name: Mapped[str] = mapped_column(String(100))
    position: Mapped[int]
    __table_args__ = (UniqueConstraint("term_id", "name"),)


class Person(Base):
    """Somebody on the roster of a term; `number` is printed on the badge and unique within the term."""

    __tablename__ = "people"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    term_id: Mapped[str] = mapped_column(ForeignKey("terms.id"), index=True)
    delegation_id: Mapped[str | None] = mapped_column(ForeignKey("delegations.id"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(100))
    gender: Mapped[str] = mapped_column(String(1), default="")
    post: Mapped[str] = mapped_column(String(200), default="")
    phone4: Mapped[str] = mapped_column(String(4), default="")
    __table_args__ = (UniqueConstraint("term_id", "number"),)


class Roll(Base):
    """A roll (名册): who takes part in one meeting, in which roles, on which seats.

    `kind` is the meeting's (plenary, standing, chairpersons, presidium): it says which roles give a vote.
    `members_n` is N, all members in office, set by the secretariat; None counts those with a vote. Nothing on the roll
    that decides a majority changes after `frozen_at`.
    """

    __tablename__ = "rolls"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    term_id: Mapped[str] = mapped_column(ForeignKey("terms.id"))
    kind: Mapped[str] = mapped_column(String(16), default="plenary")
    title: Mapped[str] = mapped_column(String(200))
    members_n: Mapped[int | None]
    frozen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RollEntry(Base):
    """One person on a roll; `roles` holds names from roster.rules.roles, `seat` is "row-number" ("3-12") or empty."""

    __tablename__ = "roll_entries"
    roll_id: Mapped[str] = mapped_column(ForeignKey("rolls.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    seat: Mapped[str | None] = mapped_column(String(16))
    roles: Mapped[list[str]] = mapped_column(Json)
    votes: Mapped[bool] = mapped_column(default=False)
    __table_args__ = (UniqueConstraint("roll_id", "seat"), Index("ix_roll_entries_person", "person_id"))


class RollImport(Base):
    """An uploaded list waiting for its confirmation: the parsed rows, nothing of them written yet.

    `base` is the fingerprint of the roster that the preview was made against; `summary` what was written.
    """

    __tablename__ = "roll_imports"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    roll_id: Mapped[str] = mapped_column(ForeignKey("rolls.id"))
    filename: Mapped[str] = mapped_column(String(300))
    base: Mapped[str] = mapped_column(String(64))
    columns: Mapped[list[str]] = mapped_column(Json)
    notes: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    rows: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    made_by: Mapped[str] = mapped_column(String(64))
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    summary: Mapped[dict[str, int] | None] = mapped_column(Json)


class Badge(Base):
    """A badge (代表证): the server keeps only the fingerprint of its login token; one valid badge a person."""

    __tablename__ = "badges"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    __table_args__ = (
        Index(
            "ix_badges_valid",
            "person_id",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )


class Account(Base):
    """A working account with a password; `role` is admin, secretariat, chair, screen or gate."""

    __tablename__ = "accounts"
    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    login: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    role: Mapped[str] = mapped_column(String(16))
    password_hash: Mapped[str] = mapped_column(String(200))
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class LoginSession(Base):
    """A login that can be revoked; its id is the fingerprint of the token that the browser holds."""

    __tablename__ = "login_sessions"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    account_id: Mapped[str | None] = mapped_column(ForeignKey("accounts.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    badge_id: Mapped[str | None] = mapped_column(ForeignKey("badges.id"), index=True)
    device: Mapped[str] = mapped_column(String(200), default="")
    started_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
