"""Runs the migrations on the connection it is handed, or, from the command line, on the installation's database."""

from alembic import context
from sqlalchemy import Connection

from core.config import from_environment
from core.db.base import Base
from core.db.engine import make_engines


def run(connection: Connection) -> None:
    """Run within the connection's transaction."""
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    import app  # noqa: F401  every table, so that autogenerate sees the whole

    writer, reader = make_engines(from_environment().database_url)
    with writer.begin() as own:
        run(own)
    writer.dispose()
    reader.dispose()
