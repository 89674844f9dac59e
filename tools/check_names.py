"""Refuse committed files that name a package registry's host or a folder of one machine."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# [.] and [/] keep the patterns from finding themselves.
FORBIDDEN = re.compile(
    r"registry[.](?:npmjs|npmmirror|yarnpkg)|pypi[.]org|pythonhosted[.]org|deb[.]debian[.]org"
    r"|(?<![\w.])[/](?:work|farm|root|opt[/]pypi|opt[/]wheels)[/]|[/]etc[/]xdg[/]pip"
)


def committed_files() -> list[str]:
    """Everything that git keeps or is about to keep."""
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    return [name for name in answer.stdout.split("\0") if name]


def main() -> int:
    """Print each line that is wrong."""
    wrong = 0
    for name in committed_files():
        path = ROOT / name
        if path.is_symlink() or not path.is_file():
            continue
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1):
            if FORBIDDEN.search(line):
                wrong += 1
                print(f"{name}:{number}: names a registry's host or a machine's folder")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
