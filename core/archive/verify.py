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
LARGEST = 1 << 30

Fault = str


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
        contents, faults = _read(archive)
    missing = [name for name in (MANIFEST, SIGNATURE, PUBLIC_KEY) if name not in contents]
    if missing:
        return [*faults, *(f"{name}: missing" for name in missing)]
    faults += list(_signature_faults(contents, fingerprint))
    try:
        manifest = json.loads(contents[MANIFEST])
        faults += list(_file_faults(contents, manifest))
        faults += list(_journal_faults(contents, manifest["journal"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        faults.append(f"{MANIFEST}: cannot be read: {error!r}")
    return faults


def _read(archive: zipfile.ZipFile) -> tuple[dict[str, bytes], list[Fault]]:
    contents: dict[str, bytes] = {}
    faults: list[Fault] = []
    for info in archive.infolist():
        if info.filename in contents:
            faults.append(f"{info.filename}: is there twice")
        elif info.file_size > LARGEST:
            faults.append(f"{info.filename}: is too large to be read")
        else:
            try:
                contents[info.filename] = archive.read(info)
            except Exception as error:  # zipfile raises many kinds on a damaged file
                faults.append(f"{info.filename}: cannot be read: {error}")
    return contents, faults


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


def _file_faults(contents: dict[str, bytes], manifest: dict[str, Any]) -> Iterator[Fault]:
    if manifest["format"] != FORMAT:
        yield f"{MANIFEST}: unknown format {manifest['format']!r}"
    listed = {entry["path"]: entry for entry in manifest["files"]}
    for path, entry in listed.items():
        if path not in contents:
            yield f"{path}: missing"
        elif len(contents[path]) != entry["size"]:
            yield f"{path}: has {len(contents[path])} bytes instead of {entry['size']}"
        elif hashlib.sha256(contents[path]).hexdigest() != entry["sha256"]:
            yield f"{path}: was altered (SHA-256)"
        elif _sm3(contents[path]) != entry["sm3"]:
            yield f"{path}: was altered (SM3)"
    for path in contents:
        if path not in listed and path not in (MANIFEST, SIGNATURE):
            yield f"{path}: is not in the manifest"


def _sm3(content: bytes) -> str:
    digest = hashes.Hash(hashes.SM3())
    digest.update(content)
    return digest.finalize().hex()


def _journal_faults(contents: dict[str, bytes], about: dict[str, Any]) -> Iterator[Fault]:
    lines = contents.get("journal.jsonl", b"").splitlines()
    previous, number = "0" * 64, 0
    for number, line in enumerate(lines, 1):
        entry = json.loads(line)
        if entry["seq"] != number:
            yield f"journal.jsonl: entry {number} is missing (found {entry['seq']})"
            return
        if entry["previous"] != previous:
            yield f"journal.jsonl: entry {number} does not follow entry {number - 1}"
        if _entry_hash(entry) != entry["hash"]:
            yield f"journal.jsonl: entry {number} was altered"
        previous = entry["hash"]
    if number != about["entries"]:
        yield f"journal.jsonl: has {number} entries instead of {about['entries']}"
    elif number and previous != about["head"]:
        yield "journal.jsonl: does not end with the entry that the manifest names"


def _entry_hash(entry: dict[str, Any]) -> str:
    names = ("chain", "seq", "at", "actor", "actor_name", "action", "subject", "data", "previous")
    text = json.dumps([entry[n] for n in names], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
