"""Tables to which rows are only added: triggers refuse to change or remove one, whoever asks."""

from sqlalchemy import DDL, FromClause, event


def guards(table: str, dialect: str) -> list[str]:
    """The statements that guard the table in a database of this dialect; the first migration of the table runs them."""
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for verb in ("UPDATE", "DELETE")
        ]
    return [
        f"CREATE FUNCTION {table}_is_append_only() RETURNS trigger AS $$ BEGIN "
        f"RAISE EXCEPTION '{table} is append-only'; END $$ LANGUAGE plpgsql",
        f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_append_only()",
    ]


def only_added_to(table: FromClause) -> None:
    """Guard the table wherever it is made from its class."""
    for dialect in ("sqlite", "postgresql"):
        for statement in guards(str(table), dialect):
            event.listen(table, "after_create", DDL(statement).execute_if(dialect=dialect))
