"""Checks a meeting's archive on any machine: Python 3.9 and the cryptography package are all it needs.

It shares no code with the program that wrote the archive, so that a mistake there is not repeated here.
Usage: python verify.py ARCHIVE.zip [--key FINGERPRINT]. Prints OK and exits 0, or one line a fault and exits 1.
"""

import argparse
import base64
import binascii
import hashlib
import json
import sys
import zipfile
from collections.abc import Iterator
from typing import Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key

FORMAT = "congress-hall-archive/1"
MANIFEST = "manifest.json"
SIGNATURE = "manifest.sig"
PUBLIC_KEY = "public-key.pem"
JOURNAL = "journal.jsonl"
KEPT = frozenset({MANIFEST, SIGNATURE, PUBLIC_KEY, JOURNAL})
"""What is read as a whole; of all other files only the digests are taken, so that an archive may be larger than the memory."""

LARGEST = 1 << 30
A_PIECE = 1 << 20

Fault = str
Digests = tuple[int, str, str]
"""Size in bytes, SHA-256 and SM3 in hex."""


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Check a meeting's archive.")
    parser.add_argument("archive")
    parser.add_argument("--key", help="the fingerprint of the congress's key, as published or printed")
    options = parser.parse_args()
    faults = check(options.archive, options.key)
    sys.stdout.write("".join(f"{_plain(line)}\n" for line in faults or ["OK"]))
    if not faults and options.key is None:
        sys.stderr.write("note: the signing key was not compared with a published fingerprint; use --key\n")
    return 1 if faults else 0


def _plain(line: str) -> str:
    """A fault on one line, in characters that this computer can show, whatever a file in the archive is called."""
    shown = "".join(char if char.isprintable() else "?" for char in line)
    coding = sys.stdout.encoding or "ascii"
    return shown.encode(coding, "replace").decode(coding)


def check(path: str, fingerprint: str | None = None) -> list[Fault]:
    """Every fault of the archive at `path`; none for a sound one."""
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        return [f"archive: cannot be opened: {error}"]
    with archive:
        contents, found, faults = _read(archive)
    missing = [name for name in (MANIFEST, SIGNATURE, PUBLIC_KEY) if name not in contents]
    if missing:
        return [*faults, *(f"{name}: missing" for name in missing)]
    faults += list(_signature_faults(contents, fingerprint))
    try:
        manifest = json.loads(contents[MANIFEST])
        faults += list(_file_faults(found, manifest))
        faults += list(_journal_faults(contents, manifest["journal"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        faults.append(f"{MANIFEST}: cannot be read: {error!r}")
    return faults


def _read(archive: zipfile.ZipFile) -> tuple[dict[str, bytes], dict[str, Digests], list[Fault]]:
    contents: dict[str, bytes] = {}
    found: dict[str, Digests] = {}
    faults: list[Fault] = []
    for info in archive.infolist():
        name = info.filename
        if name in found:
            faults.append(f"{name}: is there twice")
        elif info.file_size > LARGEST:
            faults.append(f"{name}: is too large to be read")
        else:
            try:
                found[name] = _digests(archive, info)
                if name in KEPT:
                    contents[name] = archive.read(info)
            except Exception as error:  # zipfile raises many kinds on a damaged file
                faults.append(f"{name}: cannot be read: {error}")
    return contents, found, faults


def _digests(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Digests:
    sha256, sm3, size = hashlib.sha256(), hashes.Hash(hashes.SM3()), 0
    with archive.open(info) as file:
        while piece := file.read(A_PIECE):
            sha256.update(piece)
            sm3.update(piece)
            size += len(piece)
    return size, sha256.hexdigest(), sm3.finalize().hex()


def _signature_faults(contents: dict[str, bytes], fingerprint: str | None) -> Iterator[Fault]:
    try:
        key = load_pem_public_key(contents[PUBLIC_KEY])
        if not isinstance(key, Ed25519PublicKey):
            raise TypeError("not an Ed25519 key")
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        yield f"{PUBLIC_KEY}: cannot be read: {error}"
        return
    digest = hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()
    if fingerprint is not None and fingerprint.replace("-", "").strip().lower() != digest[:32]:
        yield f"{PUBLIC_KEY}: is not the key with the fingerprint {fingerprint}"
    try:
        key.verify(base64.b64decode(contents[SIGNATURE], validate=True), contents[MANIFEST])
    except (InvalidSignature, binascii.Error):
        yield f"{SIGNATURE}: the signature does not fit the manifest"


def _file_faults(found: dict[str, Digests], manifest: dict[str, Any]) -> Iterator[Fault]:
    if manifest["format"] != FORMAT:
        yield f"{MANIFEST}: unknown format {manifest['format']!r}"
    listed = {entry["path"]: entry for entry in manifest["files"]}
    for path, entry in listed.items():
        if path not in found:
            yield f"{path}: missing"
            continue
        size, sha256, sm3 = found[path]
        if size != entry["size"]:
            yield f"{path}: has {size} bytes instead of {entry['size']}"
        elif sha256 != entry["sha256"]:
            yield f"{path}: was altered (SHA-256)"
        elif sm3 != entry["sm3"]:
            yield f"{path}: was altered (SM3)"
    for path in found:
        if path not in listed and path not in (MANIFEST, SIGNATURE):
            yield f"{path}: is not in the manifest"


def _journal_faults(contents: dict[str, bytes], about: dict[str, Any]) -> Iterator[Fault]:
    lines = contents.get(JOURNAL, b"").splitlines()
    previous, number = "0" * 64, 0
    for number, line in enumerate(lines, 1):
        entry = json.loads(line)
        if entry["seq"] != number:
            yield f"{JOURNAL}: entry {number} is missing (found {entry['seq']})"
            return
        if entry["previous"] != previous:
            yield f"{JOURNAL}: entry {number} does not follow entry {number - 1}"
        if _entry_hash(entry) != entry["hash"]:
            yield f"{JOURNAL}: entry {number} was altered"
        previous = entry["hash"]
    if number != about["entries"]:
        yield f"{JOURNAL}: has {number} entries instead of {about['entries']}"
    elif number and previous != about["head"]:
        yield f"{JOURNAL}: does not end with the entry that the manifest names"


def _entry_hash(entry: dict[str, Any]) -> str:
    names = ("chain", "seq", "at", "actor", "actor_name", "action", "subject", "data", "previous")
    text = json.dumps([entry[n] for n in names], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
