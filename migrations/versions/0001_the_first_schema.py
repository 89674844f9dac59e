"""The first schema."""

import sqlalchemy as sa
from alembic import op

import core.db.base
from core.db.append_only import guards

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("disabled_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("login", name=op.f("uq_accounts_login")),
    )
    op.create_table(
        "failed_tries",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("since", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_failed_tries")),
    )
    op.create_table(
        "journal",
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=64), nullable=False),
        sa.Column("actor_name", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=200), nullable=False),
        sa.Column("data", core.db.base.Json(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("chain", "seq", name=op.f("pk_journal")),
    )
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.create_index("ix_journal_action", ["chain", "action"], unique=False)

    op.create_table(
        "journal_heads",
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_journal_heads")),
    )
    op.create_table(
        "room_versions",
        sa.Column("room", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("room", name=op.f("pk_room_versions")),
    )
    op.create_table(
        "terms",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
        sa.UniqueConstraint("number", name=op.f("uq_terms_number")),
    )
    op.create_table(
        "delegations",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("term_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["term_id"], ["terms.id"], name=op.f("fk_delegations_term_id_terms")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegations")),
        sa.UniqueConstraint("term_id", "name", name=op.f("uq_delegations_term_id")),
    )
    op.create_table(
        "rolls",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("term_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("members_n", sa.Integer(), nullable=True),
        sa.Column("frozen_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["term_id"], ["terms.id"], name=op.f("fk_rolls_term_id_terms")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rolls")),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("term_id", sa.String(length=16), nullable=False),
        sa.Column("roll_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("rehearsal", sa.Boolean(), nullable=False),
        sa.Column("members_n", sa.Integer(), nullable=True),
        sa.Column("settings", core.db.base.Json(), nullable=False),
        sa.Column("created_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("started_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["roll_id"], ["rolls.id"], name=op.f("fk_meetings_roll_id_rolls")),
        sa.ForeignKeyConstraint(["term_id"], ["terms.id"], name=op.f("fk_meetings_term_id_terms")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("roll_id", name=op.f("uq_meetings_roll_id")),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("term_id", sa.String(length=16), nullable=False),
        sa.Column("delegation_id", sa.String(length=16), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("gender", sa.String(length=1), nullable=False),
        sa.Column("post", sa.String(length=200), nullable=False),
        sa.Column("phone4", sa.String(length=4), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegation_id"], ["delegations.id"], name=op.f("fk_people_delegation_id_delegations")
        ),
        sa.ForeignKeyConstraint(["term_id"], ["terms.id"], name=op.f("fk_people_term_id_terms")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        sa.UniqueConstraint("term_id", "number", name=op.f("uq_people_term_id")),
    )
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_people_term_id"), ["term_id"], unique=False)

    op.create_table(
        "roll_imports",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("roll_id", sa.String(length=16), nullable=False),
        sa.Column("filename", sa.String(length=300), nullable=False),
        sa.Column("base", sa.String(length=64), nullable=False),
        sa.Column("columns", core.db.base.Json(), nullable=False),
        sa.Column("notes", core.db.base.Json(), nullable=False),
        sa.Column("rows", core.db.base.Json(), nullable=False),
        sa.Column("made_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=64), nullable=False),
        sa.Column("confirmed_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("summary", core.db.base.Json(), nullable=True),
        sa.ForeignKeyConstraint(["roll_id"], ["rolls.id"], name=op.f("fk_roll_imports_roll_id_rolls")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roll_imports")),
    )
    op.create_table(
        "badges",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("issued_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_badges_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_badges")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_badges_secret_hash")),
    )
    with op.batch_alter_table("badges", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_badges_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "ix_badges_valid",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )

    op.create_table(
        "roll_entries",
        sa.Column("roll_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("seat", sa.String(length=16), nullable=True),
        sa.Column("roles", core.db.base.Json(), nullable=False),
        sa.Column("votes", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_roll_entries_person_id_people")),
        sa.ForeignKeyConstraint(["roll_id"], ["rolls.id"], name=op.f("fk_roll_entries_roll_id_rolls")),
        sa.PrimaryKeyConstraint("roll_id", "person_id", name=op.f("pk_roll_entries")),
        sa.UniqueConstraint("roll_id", "seat", name=op.f("uq_roll_entries_roll_id")),
    )
    with op.batch_alter_table("roll_entries", schema=None) as batch_op:
        batch_op.create_index("ix_roll_entries_person", ["person_id"], unique=False)

    op.create_table(
        "seat_maps",
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("rows", core.db.base.Json(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_seat_maps_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_seat_maps")),
    )
    op.create_table(
        "signin_rules",
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("tablet_signs_in", sa.Boolean(), nullable=False),
        sa.Column("quorum", core.db.base.Json(), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_signin_rules_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_signin_rules")),
    )
    op.create_table(
        "sittings",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("planned_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("opened_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_sittings_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sittings")),
        sa.UniqueConstraint("meeting_id", "number", name=op.f("uq_sittings_meeting_id")),
    )
    with op.batch_alter_table("sittings", schema=None) as batch_op:
        batch_op.create_index(
            "ix_sittings_open",
            ["meeting_id"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "stages",
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("face", sa.String(length=16), nullable=False),
        sa.Column("item_id", sa.String(length=16), nullable=True),
        sa.Column("poll_id", sa.String(length=16), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("since", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_stages_meeting_id_meetings")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_stages")),
    )
    op.create_table(
        "agenda_items",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("sitting_id", sa.String(length=16), nullable=True),
        sa.Column("parent_id", sa.String(length=16), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("reporter", sa.String(length=100), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_agenda_items_meeting_id_meetings")),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["agenda_items.id"], name=op.f("fk_agenda_items_parent_id_agenda_items")
        ),
        sa.ForeignKeyConstraint(["sitting_id"], ["sittings.id"], name=op.f("fk_agenda_items_sitting_id_sittings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_items")),
    )
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_items_meeting_id"), ["meeting_id"], unique=False)

    op.create_table(
        "attendances",
        sa.Column("sitting_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("way", sa.String(length=16), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("left_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("before", core.db.base.Json(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_attendances_person_id_people")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sittings.id"], name=op.f("fk_attendances_sitting_id_sittings")),
        sa.PrimaryKeyConstraint("sitting_id", "person_id", name=op.f("pk_attendances")),
    )
    op.create_table(
        "login_sessions",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.String(length=16), nullable=True),
        sa.Column("person_id", sa.String(length=16), nullable=True),
        sa.Column("badge_id", sa.String(length=16), nullable=True),
        sa.Column("device", sa.String(length=200), nullable=False),
        sa.Column("started_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("expires_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts.id"], name=op.f("fk_login_sessions_account_id_accounts")),
        sa.ForeignKeyConstraint(["badge_id"], ["badges.id"], name=op.f("fk_login_sessions_badge_id_badges")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_login_sessions_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_login_sessions")),
    )
    with op.batch_alter_table("login_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_login_sessions_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_login_sessions_badge_id"), ["badge_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_login_sessions_person_id"), ["person_id"], unique=False)

    op.create_table(
        "quorum_checks",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("sitting_id", sa.String(length=16), nullable=False),
        sa.Column("at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("members_n", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.Column("rule", core.db.base.Json(), nullable=False),
        sa.ForeignKeyConstraint(["sitting_id"], ["sittings.id"], name=op.f("fk_quorum_checks_sitting_id_sittings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quorum_checks")),
        sa.UniqueConstraint("sitting_id", "at", name=op.f("uq_quorum_checks_sitting_id")),
    )
    with op.batch_alter_table("quorum_checks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quorum_checks_sitting_id"), ["sitting_id"], unique=False)

    op.create_table(
        "wall_keys",
        sa.Column("sitting_id", sa.String(length=16), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["sitting_id"], ["sittings.id"], name=op.f("fk_wall_keys_sitting_id_sittings")),
        sa.PrimaryKeyConstraint("sitting_id", name=op.f("pk_wall_keys")),
    )
    op.create_table(
        "floor_requests",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("sitting_id", sa.String(length=16), nullable=False),
        sa.Column("item_id", sa.String(length=16), nullable=True),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("asked_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("started_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("limit_seconds", sa.Integer(), nullable=True),
        sa.Column("ended_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_items.id"], name=op.f("fk_floor_requests_item_id_agenda_items")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_floor_requests_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_floor_requests_person_id_people")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sittings.id"], name=op.f("fk_floor_requests_sitting_id_sittings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_floor_requests")),
    )
    with op.batch_alter_table("floor_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_floor_requests_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            "ix_floor_speaking",
            ["meeting_id"],
            unique=True,
            sqlite_where=sa.text("state = 'speaking'"),
            postgresql_where=sa.text("state = 'speaking'"),
        )

    op.create_table(
        "polls",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("meeting_id", sa.String(length=16), nullable=False),
        sa.Column("sitting_id", sa.String(length=16), nullable=True),
        sa.Column("item_id", sa.String(length=16), nullable=True),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("paper", core.db.base.Json(), nullable=False),
        sa.Column("ruleset", core.db.base.Json(), nullable=False),
        sa.Column("box", sa.String(length=16), nullable=False),
        sa.Column("press", sa.String(length=16), nullable=False),
        sa.Column("duration_seconds", sa.Integer(), nullable=True),
        sa.Column("live_tally", sa.Boolean(), nullable=False),
        sa.Column("named_public", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("revote_of", sa.String(length=16), nullable=True),
        sa.Column("relation", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("created_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("opened_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closes_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("shown_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("voided_at", core.db.base.UtcDateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=300), nullable=False),
        sa.Column("members_n", sa.Integer(), nullable=True),
        sa.Column("present_n", sa.Integer(), nullable=True),
        sa.Column("electors_n", sa.Integer(), nullable=True),
        sa.Column("result", core.db.base.Json(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_items.id"], name=op.f("fk_polls_item_id_agenda_items")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meetings.id"], name=op.f("fk_polls_meeting_id_meetings")),
        sa.ForeignKeyConstraint(["revote_of"], ["polls.id"], name=op.f("fk_polls_revote_of_polls")),
        sa.ForeignKeyConstraint(["sitting_id"], ["sittings.id"], name=op.f("fk_polls_sitting_id_sittings")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_polls")),
    )
    with op.batch_alter_table("polls", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_polls_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(
            "ix_polls_open",
            ["meeting_id"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "ballots",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("poll_id", sa.String(length=16), nullable=False),
        sa.Column("voter_id", sa.String(length=16), nullable=False),
        sa.Column("answer", core.db.base.Json(), nullable=False),
        sa.Column("gesture", sa.String(length=64), nullable=False),
        sa.Column("cast_at", core.db.base.UtcDateTime(timezone=True), nullable=False),
        sa.Column("presses", sa.Integer(), nullable=False),
        sa.Column("superseded", core.db.base.Json(), nullable=False),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_ballots_poll_id_polls")),
        sa.ForeignKeyConstraint(["voter_id"], ["people.id"], name=op.f("fk_ballots_voter_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballots")),
        sa.UniqueConstraint("poll_id", "voter_id", name=op.f("uq_ballots_poll_id")),
    )
    op.create_table(
        "electors",
        sa.Column("poll_id", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("delegation", sa.String(length=100), nullable=False),
        sa.Column("seat", sa.String(length=16), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_electors_person_id_people")),
        sa.ForeignKeyConstraint(["poll_id"], ["polls.id"], name=op.f("fk_electors_poll_id_polls")),
        sa.PrimaryKeyConstraint("poll_id", "person_id", name=op.f("pk_electors")),
    )
    for statement in guards("journal", op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("electors")
    op.drop_table("ballots")
    with op.batch_alter_table("polls", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_polls_open", sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'")
        )
        batch_op.drop_index(batch_op.f("ix_polls_meeting_id"))

    op.drop_table("polls")
    with op.batch_alter_table("floor_requests", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_floor_speaking",
            sqlite_where=sa.text("state = 'speaking'"),
            postgresql_where=sa.text("state = 'speaking'"),
        )
        batch_op.drop_index(batch_op.f("ix_floor_requests_meeting_id"))

    op.drop_table("floor_requests")
    op.drop_table("wall_keys")
    with op.batch_alter_table("quorum_checks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quorum_checks_sitting_id"))

    op.drop_table("quorum_checks")
    with op.batch_alter_table("login_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_login_sessions_person_id"))
        batch_op.drop_index(batch_op.f("ix_login_sessions_badge_id"))
        batch_op.drop_index(batch_op.f("ix_login_sessions_account_id"))

    op.drop_table("login_sessions")
    op.drop_table("attendances")
    with op.batch_alter_table("agenda_items", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_items_meeting_id"))

    op.drop_table("agenda_items")
    op.drop_table("stages")
    with op.batch_alter_table("sittings", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_sittings_open", sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'")
        )

    op.drop_table("sittings")
    op.drop_table("signin_rules")
    op.drop_table("seat_maps")
    with op.batch_alter_table("roll_entries", schema=None) as batch_op:
        batch_op.drop_index("ix_roll_entries_person")

    op.drop_table("roll_entries")
    with op.batch_alter_table("badges", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_badges_valid",
            sqlite_where=sa.text("revoked_at IS NULL"),
            postgresql_where=sa.text("revoked_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_badges_person_id"))

    op.drop_table("badges")
    op.drop_table("roll_imports")
    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_people_term_id"))

    op.drop_table("people")
    op.drop_table("meetings")
    op.drop_table("rolls")
    op.drop_table("delegations")
    op.drop_table("terms")
    op.drop_table("room_versions")
    op.drop_table("journal_heads")
    with op.batch_alter_table("journal", schema=None) as batch_op:
        batch_op.drop_index("ix_journal_action")

    op.drop_table("journal")
    op.drop_table("failed_tries")
    op.drop_table("accounts")
