"""How often a followed page was turned, so that who leads knows the own turns from others'; which half the big screen shows."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("document_follows", schema=None) as batch_op:
        batch_op.add_column(sa.Column("turns", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("part", sa.String(length=8), nullable=False, server_default="whole"))
    with op.batch_alter_table("document_follows", schema=None) as batch_op:
        batch_op.alter_column("turns", server_default=None)
        batch_op.alter_column("part", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("document_follows", schema=None) as batch_op:
        batch_op.drop_column("part")
        batch_op.drop_column("turns")
