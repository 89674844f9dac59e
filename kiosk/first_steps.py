"""The first steps of an installation: whether they were taken, and the code that lets another computer take them."""

import hmac
import unicodedata
from pathlib import Path

from core.config import Settings
from core.db import Database
from core.db.schema import prepare
from core.errors import Refused
from core.files import write_private
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
    kept = path.read_text(encoding="utf-8").strip() if path.exists() else ""
    if not kept:
        kept = new_secret()[:10]
        write_private(path, kept)
    return kept


def check_setup_code(settings: Settings, address: str, code: str) -> None:
    """Refuse a set-up from another computer without the code ("setup.code", 401)."""
    typed = unicodedata.normalize("NFKC", code).strip().lower()
    if address in LOOPBACK or hmac.compare_digest(setup_code(settings).encode(), typed.encode()):
        return
    raise Refused("setup.code", "设置码不正确，请查看服务器启动时显示的设置码", status=401)


def forget_setup_code(settings: Settings) -> None:
    """Remove the code once it is of no use."""
    _code_file(settings).unlink(missing_ok=True)


def _code_file(settings: Settings) -> Path:
    return settings.instance / "setup-code.txt"
