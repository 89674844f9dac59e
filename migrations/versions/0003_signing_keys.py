"""Badges' signing keys.

Badges are known by their login tokens from now on. The fingerprints of secrets that stood here until now match none, so
badges that were printed before open nothing any more: they are marked as revoked, for the secretariat to print new ones,
and the devices that they logged in are logged out, as whenever a badge is revoked.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "signing_keys",
        sa.Column("badge_id", sa.String(length=16), nullable=False),
        sa.Column("public", sa.Text(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["badge_id"], ["badges.id"], name=op.f("fk_signing_keys_badge_id_badges")),
        sa.PrimaryKeyConstraint("badge_id", name=op.f("pk_signing_keys")),
    )
    op.execute("UPDATE badges SET revoked_at = CURRENT_TIMESTAMP WHERE revoked_at IS NULL")
    op.execute("UPDATE login_sessions SET ended_at = CURRENT_TIMESTAMP WHERE badge_id IS NOT NULL AND ended_at IS NULL")


def downgrade() -> None:
    op.drop_table("signing_keys")
