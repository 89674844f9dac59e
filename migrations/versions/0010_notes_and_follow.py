"""Notes and follow."""

import sqlalchemy as sa
from alembic import op

import core.db.base

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "document_notes",
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("version_id", sa.String(length=16), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("data", core.db.base.Json(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("made_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_document_notes_person_id_people")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_document_notes_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["document_versions.id"], name=op.f("fk_document_notes_version_id_document_versions")
        ),
        sa.PrimaryKeyConstraint("person_id", "id", name=op.f("pk_document_notes")),
    )
    with op.batch_alter_table("document_notes", schema=None) as batch_op:
        batch_op.create_index("ix_document_notes_document", ["document_id", "person_id", "seq"], unique=False)
        batch_op.create_index("ix_document_notes_version", ["version_id"], unique=False)

    op.create_table(
        "document_notes_heads",
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("changed_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_document_notes_heads_person_id_people")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_document_notes_heads_document_id_documents")
        ),
        sa.PrimaryKeyConstraint("person_id", "document_id", name=op.f("pk_document_notes_heads")),
    )
    op.create_table(
        "document_follows",
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("document_id", sa.String(length=16), nullable=False),
        sa.Column("version_id", sa.String(length=16), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("leader", sa.String(length=64), nullable=False),
        sa.Column("leader_name", sa.String(length=200), nullable=False),
        sa.Column("since", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("pointer", core.db.base.Json(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_document_follows_meeting_id_meetings")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_document_follows_document_id_documents")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["document_versions.id"], name=op.f("fk_document_follows_version_id_document_versions")
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_document_follows")),
    )


def downgrade() -> None:
    op.drop_table("document_follows")
    op.drop_table("document_notes_heads")
    with op.batch_alter_table("document_notes", schema=None) as batch_op:
        batch_op.drop_index("ix_document_notes_version")
        batch_op.drop_index("ix_document_notes_document")

    op.drop_table("document_notes")
