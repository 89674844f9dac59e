"""The first steps of an installation: whether they were taken, and the code that lets another computer take them."""

import hmac
from pathlib import Path

from core.config import Settings
from core.db import Database
from core.db.schema import prepare
from core.errors import Refused
from core.ids import new_secret
from core.journal.write import write_entry
from realtime.outbox import LiveOutbox
from roster.account_store import accounts

LOOPBACK = frozenset({"127.0.0.1", "::1"})


def needs_setup(settings: Settings) -> bool:
    """Whether nobody has an account yet; looks into the database before the server begins."""
    outbox = LiveOutbox(lambda envelopes: None, lambda snapshots: None)
    database = Database(settings.database_url, outbox, write_entry)
    try:
        prepare(database)
        with database.reading() as session:
            return not accounts(session)
    finally:
        database.close()


def setup_code(settings: Settings) -> str:
    """The set-up code of this installation, made at the first call: whoever reads the server's console knows it."""
    path = _code_file(settings)
    if not path.exists():
        path.touch(0o600)
        path.write_text(new_secret()[:10])
    return path.read_text().strip()


def check_setup_code(settings: Settings, address: str, code: str) -> None:
    """Refuse a set-up from another computer without the code ("setup.code", 401)."""
    if address in LOOPBACK or hmac.compare_digest(setup_code(settings), code.strip().lower()):
        return
    raise Refused("setup.code", "设置码不正确，请查看服务器启动时显示的设置码", status=401)


def forget_setup_code(settings: Settings) -> None:
    """Remove the code once it is of no use."""
    _code_file(settings).unlink(missing_ok=True)


def _code_file(settings: Settings) -> Path:
    return settings.instance / "setup-code.txt"
