"""Minutes of meetings."""

import sqlalchemy as sa
from alembic import op

import core.db.base

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "minutes",
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("parts", core.db.base.Json(), nullable=False),
        sa.Column("drafted_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("edited_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("edited_by", sa.String(length=100), nullable=False),
        sa.Column("finished_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("finished_by", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_minutes_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_minutes")),
    )


def downgrade() -> None:
    op.drop_table("minutes")
