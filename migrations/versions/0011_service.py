"""Notices with their receipts, calls for service."""

import sqlalchemy as sa
from alembic import op

import core.db.base

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("gesture", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("to", core.db.base.Json(), nullable=False),
        sa.Column("people_n", sa.Integer(), nullable=False),
        sa.Column("receipt", sa.Boolean(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("by_name", sa.String(length=200), nullable=False),
        sa.Column("reminded_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("taken_back_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_notices_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("meeting_id", "gesture", name=op.f("uq_notices_meeting_id")),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notices_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "notices_seen",
        sa.Column("notice_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notices.id"], name=op.f("fk_notices_seen_notice_id_notices")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_notices_seen_person_id_people")),
        sa.PrimaryKeyConstraint("notice_id", "person_id", name=op.f("pk_notices_seen")),
    )
    op.create_table(
        "service_calls",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("note", sa.String(length=100), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("delegation", sa.String(length=200), nullable=False),
        sa.Column("seat", sa.String(length=20), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("asked_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("taken_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("taken_by", sa.String(length=64), nullable=False),
        sa.Column("taken_by_name", sa.String(length=200), nullable=False),
        sa.Column("ended_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_by_name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_service_calls_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_service_calls_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_calls")),
    )
    with op.batch_alter_table("service_calls", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_calls_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_service_calls_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "ix_service_calls_going_on",
            ["meeting_id", "person_id", "kind"],
            unique=True,
            sqlite_where=sa.text("state IN ('open', 'taken')"),
            postgresql_where=sa.text("state IN ('open', 'taken')"),
        )


def downgrade() -> None:
    op.drop_table("service_calls")
    op.drop_table("notices_seen")
    op.drop_table("notices")
