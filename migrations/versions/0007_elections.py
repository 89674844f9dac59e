"""Names that were written in, and how they were merged; appointments that are voted on together."""

import sqlalchemy as sa
from alembic import op

import core.db.base

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "write_in_merges",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("poll_id", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("names", core.db.base.Json(), nullable=False),
        sa.Column("into", sa.String(length=30), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("made_by", sa.String(length=100), nullable=False),
        sa.Column("made_at", core.db.base.UtcDateTime(), nullable=False),
        sa.Column("undone_at", core.db.base.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_write_in_merges_poll_id_polls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_write_in_merges")),
    )
    op.create_index(op.f("ix_write_in_merges_poll_id"), "write_in_merges", ["poll_id"])
    op.add_column("polls", sa.Column("merged", core.db.base.Json(), nullable=True))


def downgrade() -> None:
    op.drop_column("polls", "merged")
    op.drop_index(op.f("ix_write_in_merges_poll_id"), table_name="write_in_merges")
    op.drop_table("write_in_merges")
