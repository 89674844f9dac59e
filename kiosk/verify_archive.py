"""`python -m kiosk.verify_archive FILE.zip [--key FINGERPRINT]`: the archive as a whole, and every sealed box in it.

The archive's own verify.py needs nothing but Python; this command, which needs this program, checks the boxes of secret
polls as well, with the verifier that is stricter than the protocol's own tool.
"""

import argparse
import sys
import zipfile
from collections.abc import Iterator

from core.archive.verify import check
from voting.belenios.verify import Rules, verify

PROCESSES = 2


def faults_of(path: str, fingerprint: str | None = None) -> list[str]:
    """Every fault of the archive and of the boxes in it, a line each; none for a sound one."""
    faults = check(path, fingerprint)
    return faults or list(_box_faults(path))


def _box_faults(path: str) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".bel"):
                yield from (f"{name}: {fault}" for fault in _unsound(archive.read(name), _is_counted(archive, name)))


def _unsound(box: bytes, counted: bool) -> list[str]:
    return [str(fault) for fault in verify(box, Rules(running=not counted, processes=PROCESSES)).faults]


def _is_counted(archive: zipfile.ZipFile, name: str) -> bool:
    """A box beside a result that was decided must be opened; a poll that was voided leaves one that never was."""
    folder = name.rpartition("/")[0]
    result = f"{folder}/result.json"
    return result in archive.namelist() and b'"state": "void"' not in archive.read(result)


def main() -> int:
    """Run from the command line: prints OK and exits 0, or one line a fault and exits 1."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.verify_archive", description="Check a meeting's archive.")
    parser.add_argument("archive")
    parser.add_argument("--key", help="the fingerprint of the congress's key, as published or printed")
    options = parser.parse_args()
    faults = faults_of(options.archive, options.key)
    sys.stdout.write("".join(f"{line}\n" for line in faults or ["OK"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
