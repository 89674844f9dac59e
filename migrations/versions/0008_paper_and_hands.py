"""Polls on paper and by hands."""

import sqlalchemy as sa
from alembic import op

import core.db.base

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

RUNNING = "state IN ('open', 'checking', 'unsealing', 'counting')"
BEFORE = "state IN ('open', 'checking', 'unsealing')"


def upgrade() -> None:
    op.add_column("polls", sa.Column("way", sa.String(length=16), nullable=False, server_default="tablets"))
    op.add_column("polls", sa.Column("fallback", sa.String(length=16), nullable=False, server_default=""))
    op.add_column("polls", sa.Column("paper_people", core.db.base.Json(), nullable=False, server_default="[]"))
    op.add_column("electors", sa.Column("on_paper", sa.Boolean(), nullable=False, server_default=sa.false()))
    _running(RUNNING)
    op.create_table(
        "paper_counts",
        sa.Column("poll_id", sa.String(length=16), nullable=False),
        sa.Column("issued", sa.Integer(), nullable=True),
        sa.Column("collected", sa.Integer(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("agreed", core.db.base.Json(), nullable=True),
        sa.Column("settled", core.db.base.Json(), nullable=False),
        sa.Column("rechecks", core.db.base.Json(), nullable=False),
        sa.Column("tablets", core.db.base.Json(), nullable=True),
        sa.Column("hands", core.db.base.Json(), nullable=True),
        sa.Column("fell_back", core.db.base.Json(), nullable=True),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_paper_counts_poll_id_polls")),
        sa.PrimaryKeyConstraint("poll_id", name=op.f("pk_paper_counts")),
    )
    op.create_table(
        "paper_entries",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("poll_id", sa.String(length=16), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=8), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(length=40), nullable=False),
        sa.Column("by_name", sa.String(length=100), nullable=False),
        sa.Column("figures", core.db.base.Json(), nullable=False),
        sa.Column("entered_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_paper_entries_poll_id_polls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_entries")),
        sa.UniqueConstraint("poll_id", "round", "place", "revision", name=op.f("uq_paper_entries_poll_id")),
    )


def downgrade() -> None:
    op.drop_table("paper_entries")
    op.drop_table("paper_counts")
    _running(BEFORE)
    op.drop_column("electors", "on_paper")
    for column in ("paper_people", "fallback", "way"):
        op.drop_column("polls", column)


def _running(states: str) -> None:
    op.drop_index("ix_polls_running", table_name="polls")
    op.create_index(
        "ix_polls_running",
        "polls",
        ["meeting_id"],
        unique=True,
        sqlite_where=sa.text(states),
        postgresql_where=sa.text(states),
    )
