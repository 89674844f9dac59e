"""Evaluations."""

import sqlalchemy as sa
from alembic import op

import core.db.base

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evaluations",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("item_id", sa.String(length=16), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("form", core.db.base.Json(), nullable=False),
        sa.Column("box", sa.String(length=16), nullable=False),
        sa.Column("keys", sa.String(length=16), nullable=False),
        sa.Column("press", sa.String(length=16), nullable=False),
        sa.Column("check_seconds", sa.Integer(), nullable=False),
        sa.Column("who_voted", sa.Boolean(), nullable=False),
        sa.Column("duration_seconds", sa.Integer(), nullable=True),
        sa.Column("withdrawn", core.db.base.Json(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", core.db.base.UtcDateTime(), nullable=False),
        sa.Column("announced_at", core.db.base.UtcDateTime(), nullable=True),
        sa.Column("results", core.db.base.Json(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_items.id"], name=op.f("fk_evaluations_item_id_agenda_items")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_evaluations_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluations")),
    )
    op.create_index(op.f("ix_evaluations_meeting_id"), "evaluations", ["meeting_id"])


def downgrade() -> None:
    op.drop_index(op.f("ix_evaluations_meeting_id"), table_name="evaluations")
    op.drop_table("evaluations")
