"""What the tests on PostgreSQL share: one server, an application on an empty database of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from core.config import Settings
from core.ids import new_id
from tests.conftest import close
from tests.services.servers import fresh_database, postgresql


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    with postgresql() as address:
        yield address


@pytest.fixture
def app(server: str, tmp_path: Path) -> Iterator[Flask]:
    """An application on PostgreSQL."""
    application = create_app(Settings(instance=tmp_path, database_url=fresh_database(server, new_id())))
    application.testing = True
    yield application
    close(application)
