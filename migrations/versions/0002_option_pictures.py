"""Pictures of options."""

import sqlalchemy as sa
from alembic import op

import core.db.base

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "option_pictures",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("poll_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("made_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_option_pictures_poll_id_polls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_option_pictures")),
    )
    with op.batch_alter_table("option_pictures", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_option_pictures_poll_id"), ["poll_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("option_pictures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_option_pictures_poll_id"))
    op.drop_table("option_pictures")
