"""What no file's name may have, and small files that must be there whole or not at all."""

import os
import re
from pathlib import Path

NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|]')


def write_private(path: Path, text: str) -> None:
    """Write `text` to `path`, readable by its owner alone; a crash or a full disk leaves what was there before."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
