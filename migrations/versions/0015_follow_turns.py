"""How often a followed page was turned, so that who leads knows the own turns from others'."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("document_follows", schema=None) as batch_op:
        batch_op.add_column(sa.Column("turns", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("document_follows", schema=None) as batch_op:
        batch_op.alter_column("turns", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("document_follows", schema=None) as batch_op:
        batch_op.drop_column("turns")
