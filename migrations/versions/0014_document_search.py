"""The index of the search in documents; where the characters of their pages stand."""

import sqlalchemy as sa
from alembic import op

from documents.tables import POSTGRES_SEARCH, SQLITE_SEARCH

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_search_versions",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["document_versions.id"],
            name=op.f("fk_document_search_versions_version_id_document_versions"),
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_document_search_versions")),
        sa.UniqueConstraint("version_id", name=op.f("uq_document_search_versions_version_id")),
    )
    op.create_table(
        "document_search",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_search")),
    )
    statements = SQLITE_SEARCH if op.get_bind().dialect.name == "sqlite" else POSTGRES_SEARCH
    for statement in statements:
        op.execute(statement)
    with op.batch_alter_table("document_pages", schema=None) as batch_op:
        batch_op.add_column(sa.Column("boxes", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("document_pages", schema=None) as batch_op:
        batch_op.drop_column("boxes")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE document_search_index")
    op.drop_table("document_search")
    op.drop_table("document_search_versions")
