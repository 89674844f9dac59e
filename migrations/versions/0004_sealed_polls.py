"""Sealed polls: keys, boxes, ballots, test ballots."""

import sqlalchemy as sa
from alembic import op

import core.db.base

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

RUNNING = "state IN ('open', 'checking', 'unsealing')"


def upgrade() -> None:
    op.create_table(
        "key_groups",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("trustees", sa.Text(), nullable=True),
        sa.Column("made_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ready_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_key_groups_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_key_groups")),
        sa.UniqueConstraint("meeting_id", "position", name=op.f("uq_key_groups_meeting_id")),
    )
    with op.batch_alter_table("key_groups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_key_groups_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "key_holders",
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("public", sa.Text(), nullable=True),
        sa.Column("polynomial", sa.Text(), nullable=True),
        sa.Column("voutput", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["key_groups.id"], name=op.f("fk_key_holders_group_id_key_groups")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_key_holders_person_id_people")),
        sa.PrimaryKeyConstraint("group_id", "person_id", name=op.f("pk_key_holders")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_key_holders_group_id")),
    )
    op.create_table(
        "box_parts",
        sa.Column("poll_id", sa.String(length=16), nullable=False),
        sa.Column("owner", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("given_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_box_parts_poll_id_polls")),
        sa.PrimaryKeyConstraint("poll_id", "owner", name=op.f("pk_box_parts")),
        sa.UniqueConstraint("poll_id", "place", name=op.f("uq_box_parts_poll_id")),
    )
    op.create_table(
        "sealed_ballots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("poll_id", sa.String(length=16), nullable=False),
        sa.Column("tracker", sa.String(length=43), nullable=False),
        sa.Column("credential_id", sa.String(length=64), nullable=False),
        sa.Column("press", sa.Integer(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("fault", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("received_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_sealed_ballots_poll_id_polls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_ballots")),
        sa.UniqueConstraint("poll_id", "credential_id", "press", name="uq_sealed_ballots_press"),
        sa.UniqueConstraint("poll_id", "place", name="uq_sealed_ballots_place"),
        sa.UniqueConstraint("poll_id", "tracker", name="uq_sealed_ballots_tracker"),
    )
    with op.batch_alter_table("sealed_ballots", schema=None) as batch_op:
        batch_op.create_index("ix_sealed_ballots_state", ["poll_id", "state"], unique=False)

    op.create_table(
        "sealed_boxes",
        sa.Column("poll_id", sa.String(length=16), nullable=False),
        sa.Column("uuid", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=True),
        sa.Column("election", sa.Text(), nullable=False),
        sa.Column("trustees", sa.Text(), nullable=False),
        sa.Column("credentials", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.Integer(), nullable=False),
        sa.Column("ballots", sa.Integer(), nullable=False),
        sa.Column("head", sa.String(length=64), nullable=False),
        sa.Column("tally", sa.Text(), nullable=True),
        sa.Column("sized_tally", sa.Text(), nullable=True),
        sa.Column("counts", core.db.base.Json(), nullable=True),
        sa.Column("secret", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["key_groups.id"], name=op.f("fk_sealed_boxes_group_id_key_groups")),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_sealed_boxes_poll_id_polls")),
        sa.PrimaryKeyConstraint("poll_id", name=op.f("pk_sealed_boxes")),
        sa.UniqueConstraint("uuid", name=op.f("uq_sealed_boxes_uuid")),
    )
    with op.batch_alter_table("sealed_boxes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sealed_boxes_group_id"), ["group_id"], unique=False)

    op.create_table(
        "sealed_electors",
        sa.Column("poll_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("credential_id", sa.String(length=64), nullable=False),
        sa.Column("badge_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["badge_id"], ["badges.id"], name=op.f("fk_sealed_electors_badge_id_badges")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sealed_electors_person_id_people")),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_sealed_electors_poll_id_polls")),
        sa.PrimaryKeyConstraint("poll_id", "person_id", name=op.f("pk_sealed_electors")),
        sa.UniqueConstraint("poll_id", "credential_id", name=op.f("uq_sealed_electors_poll_id")),
    )
    op.create_table(
        "test_ballots",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("poll_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("made_by", sa.String(length=100), nullable=False),
        sa.Column("tracker", sa.String(length=43), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("randomness", core.db.base.Json(), nullable=True),
        sa.Column("choices", core.db.base.Json(), nullable=True),
        sa.Column("made_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("revealed_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_test_ballots_poll_id_polls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_ballots")),
    )
    with op.batch_alter_table("test_ballots", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_test_ballots_poll_id"), ["poll_id"], unique=False)

    op.add_column("polls", sa.Column("keys", sa.String(length=16), nullable=False, server_default=""))
    op.add_column("polls", sa.Column("check_seconds", sa.Integer(), nullable=False, server_default="120"))
    op.add_column("polls", sa.Column("check_ends_at", core.db.base.UtcDateTime(timezone=True), nullable=True))
    op.add_column("polls", sa.Column("who_voted", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.drop_index("ix_polls_open", table_name="polls")
    op.create_index(
        "ix_polls_running",
        "polls",
        ["meeting_id"],
        unique=True,
        sqlite_where=sa.text(RUNNING),
        postgresql_where=sa.text(RUNNING),
    )


def downgrade() -> None:
    op.drop_index("ix_polls_running", table_name="polls")
    op.create_index(
        "ix_polls_open",
        "polls",
        ["meeting_id"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    for column in ("who_voted", "check_ends_at", "check_seconds", "keys"):
        op.drop_column("polls", column)
    for table in (
        "test_ballots",
        "sealed_electors",
        "sealed_boxes",
        "sealed_ballots",
        "box_parts",
        "key_holders",
        "key_groups",
    ):
        op.drop_table(table)
