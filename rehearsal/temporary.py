"""A hall for the time of a rehearsal: its own server, empty database and accounts, gone afterwards."""

import asyncio
import secrets
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from rehearsal.client import Client
from rehearsal.server import Server
from rehearsal.wire import Target

LOGIN = "mishu"


@dataclass(frozen=True, slots=True)
class Accounts:
    """The secretariat's login of a hall that was just set up."""

    login: str
    password: str


async def set_up(target: Target) -> Accounts:
    """Take the first steps of an empty installation on this machine."""
    accounts = Accounts(LOGIN, secrets.token_urlsafe(12))
    client = Client(target)
    try:
        await client.post(
            "/setup",
            {
                "kind": "own",
                "title": "演练区第一届人民代表大会",
                "number": 1,
                "starts_on": "2026-01-01",
                "ends_on": "2031-12-31",
                "login": accounts.login,
                "name": "秘书处",
                "password": accounts.password,
                "admin_password": secrets.token_urlsafe(12),
            },
        )
    finally:
        client.close()
    return accounts


@asynccontextmanager
async def temporary_hall() -> AsyncIterator[tuple[Server, Accounts]]:
    """A running hall that is set up; it ends and its data are removed with the block."""
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as folder:
        server = Server(Path(folder))
        await asyncio.to_thread(server.start)
        try:
            yield server, await set_up(Target.of(server.url))
        finally:
            await asyncio.to_thread(server.stop)
