"""Sweeps away what killed servers left in the documents' folder: files half received, folders that no row knows."""

import shutil
from pathlib import Path

import structlog

from core.db import reading
from documents import files
from documents.store import owner_ids

log = structlog.get_logger()
AGE = 24 * 3600
"""Seconds after which a file that nobody keeps is no longer being received, by whatever server."""


def sweep(now: float) -> int:
    """Remove what is older than AGE at `now` (seconds since 1970) and belongs to nothing; how many there were."""
    if not files.root().is_dir():
        return 0
    with reading() as session:
        known = owner_ids(session)
    incoming = files.root() / "incoming"
    lost = list(incoming.iterdir()) if incoming.is_dir() else []
    lost += [path for path in files.root().iterdir() if files.is_owner(path.name) and path.name not in known]
    gone = [path for path in lost if _is_old(path, now)]
    for path in gone:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    if gone:
        log.info("documents_swept", count=len(gone))
    return len(gone)


def _is_old(path: Path, now: float) -> bool:
    try:
        return now - path.stat().st_mtime > AGE
    except FileNotFoundError:
        return False
