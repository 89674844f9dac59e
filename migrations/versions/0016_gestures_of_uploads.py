"""Which upload a document came by, so that the same upload again makes no second document."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("documents", schema=None) as batch_op:
        batch_op.add_column(sa.Column("gesture", sa.String(length=64), nullable=True))
        batch_op.create_index("ix_documents_gesture", ["meeting_id", "gesture"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_documents_gesture", table_name="documents")
    op.drop_column("documents", "gesture")
