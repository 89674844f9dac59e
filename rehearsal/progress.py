"""What the rehearsal says while it runs: short lines in Chinese and English."""

import sys
import time
from collections.abc import Callable

Say = Callable[[str], None]


def printer() -> Say:
    """Prints lines with the seconds since the start."""
    begin = time.monotonic()

    def say(line: str) -> None:
        print(f"[{time.monotonic() - begin:6.1f}s] {line}", flush=True)

    return say


def complain(lines: list[str], most: int = 40) -> None:
    """Print faults to the standard error."""
    for line in lines[:most]:
        print(f"  ✗ {line}", file=sys.stderr)
    if len(lines) > most:
        print(f"  … {len(lines) - most} 条未列出 more", file=sys.stderr)
