"""Polls of a group, and polls that are part of an evaluation."""

import sqlalchemy as sa
from alembic import op

import core.db.base

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("polls", sa.Column("electorate", core.db.base.Json(), nullable=False, server_default="{}"))
    op.add_column("polls", sa.Column("evaluation_id", sa.String(length=16), nullable=True))
    op.create_index("ix_polls_evaluation_id", "polls", ["evaluation_id"])


def downgrade() -> None:
    op.drop_index("ix_polls_evaluation_id", table_name="polls")
    op.drop_column("polls", "evaluation_id")
    op.drop_column("polls", "electorate")
