"""The archive: a sound one passes, each kind of damage is named, here and by the script that travels with it."""

import base64
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given, settings
from hypothesis import strategies as st

from core.archive.verify import check
from core.archive.write import A_PIECE, write_archive
from core.journal.rules import START, Entry, entry_hash
from core.keys import congress_key, key_fingerprint

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FILES = {"roster.json": '["𬭎"]'.encode(), "polls/01/ballots.json": b"[1,2,3]"}
KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)


def chain(length: int) -> list[Entry]:
    entries: list[Entry] = []
    previous = START
    for seq in range(1, length + 1):
        fields = ("meeting:m", seq, AT.isoformat(), "account:a", "秘书", "step", "", {"n": seq}, previous)
        entries.append(Entry(*fields, hash=entry_hash(*fields)))
        previous = entries[-1].hash
    return entries


def archive(journal: list[Entry] | None = None, key: Ed25519PrivateKey = KEY) -> bytes:
    buffer = io.BytesIO()
    write_archive(buffer, FILES.items(), chain(5) if journal is None else journal, {"title": "会议"}, AT, key)
    return buffer.getvalue()


def faults_of(tmp_path: Path, content: bytes, fingerprint: str | None = None) -> list[str]:
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    return check(str(path), fingerprint)


def altered(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        files = {name: old.read(name) for name in old.namelist()}
    change(files)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        for name, data in files.items():
            new.writestr(name, data)
    return buffer.getvalue()


def test_a_sound_archive_passes(tmp_path: Path) -> None:
    assert faults_of(tmp_path, archive()) == []
    assert faults_of(tmp_path, archive(), key_fingerprint(KEY.public_key())) == []
    assert faults_of(tmp_path, archive([])) == []


def test_the_same_input_gives_the_same_bytes() -> None:
    assert archive() == archive()


def test_a_file_may_lie_elsewhere_and_be_larger_than_a_piece(tmp_path: Path) -> None:
    large = tmp_path / "large"
    large.write_bytes(os.urandom(A_PIECE + 1))
    buffer = io.BytesIO()
    counted = write_archive(buffer, [("documents/01/original.pdf", large)], [], {}, AT, KEY)
    assert counted == 1
    assert faults_of(tmp_path, buffer.getvalue()) == []
    with zipfile.ZipFile(buffer) as made:
        assert made.read("documents/01/original.pdf") == large.read_bytes()


def set_byte(files: dict[str, bytes]) -> None:
    files["polls/01/ballots.json"] = b"[1,2,4]"


def drop_file(files: dict[str, bytes]) -> None:
    del files["roster.json"]


def add_file(files: dict[str, bytes]) -> None:
    files["extra.txt"] = b"x"


def cut_file(files: dict[str, bytes]) -> None:
    files["roster.json"] = b"[]"


def forge_manifest(files: dict[str, bytes]) -> None:
    manifest = json.loads(files["manifest.json"])
    manifest["about"]["title"] = "另一个会议"
    files["manifest.json"] = json.dumps(manifest).encode()


def drop_signature(files: dict[str, bytes]) -> None:
    del files["manifest.sig"]


def break_key(files: dict[str, bytes]) -> None:
    files["public-key.pem"] = b"no key"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (set_byte, "polls/01/ballots.json: was altered (SHA-256)"),
        (drop_file, "roster.json: missing"),
        (add_file, "extra.txt: is not in the manifest"),
        (cut_file, "roster.json: has 2 bytes instead of 8"),
        (forge_manifest, "manifest.sig: the signature does not fit the manifest"),
        (drop_signature, "manifest.sig: missing"),
        (break_key, "public-key.pem: cannot be read"),
    ],
)
def test_each_damage_is_named(tmp_path: Path, change: Callable[[dict[str, bytes]], None], fault: str) -> None:
    faults = faults_of(tmp_path, altered(archive(), change))
    assert any(f.startswith(fault) for f in faults), faults


@pytest.mark.parametrize("gone", range(5))
def test_a_journal_with_an_entry_left_out_is_named_though_signed_anew(tmp_path: Path, gone: int) -> None:
    journal = chain(5)
    del journal[gone]
    faults = faults_of(tmp_path, archive(journal))
    assert (faults == []) == (gone == 4)  # a shorter chain is whole in itself: only the first manifest tells


def test_the_last_entry_left_out_is_named(tmp_path: Path) -> None:
    def cut(files: dict[str, bytes]) -> None:
        files["journal.jsonl"] = b"".join(files["journal.jsonl"].splitlines(keepends=True)[:-1])

    faults = faults_of(tmp_path, altered(archive(), cut))
    assert "journal.jsonl: has 4 entries instead of 5" in faults


def test_another_key_is_named(tmp_path: Path) -> None:
    other = Ed25519PrivateKey.from_private_bytes(b"o" * 32)
    faults = faults_of(tmp_path, archive(key=other), key_fingerprint(KEY.public_key()))
    assert faults[0].startswith("public-key.pem: is not the key")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_flipped_bit_passes_as_another_content(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A flipped bit is a fault, or lies where the zip's own bookkeeping carries no meaning and every file is the same."""
    content = bytearray(archive())
    place = data.draw(st.integers(0, len(content) * 8 - 1))
    content[place // 8] ^= 1 << (place % 8)
    folder = tmp_path_factory.mktemp("bits")
    if faults_of(folder, bytes(content)) == []:
        with zipfile.ZipFile(io.BytesIO(content)) as ours, zipfile.ZipFile(io.BytesIO(archive())) as theirs:
            assert {n: ours.read(n) for n in ours.namelist()} == {n: theirs.read(n) for n in theirs.namelist()}


@pytest.mark.parametrize("content", [b"", b"PK", b"nonsense" * 100])
def test_what_is_no_zip_is_a_fault_and_no_crash(tmp_path: Path, content: bytes) -> None:
    assert faults_of(tmp_path, content)[0].startswith("archive: cannot be opened")


def test_the_script_in_the_archive_checks_it_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(archive())
    with zipfile.ZipFile(path) as opened:
        opened.extract("verify.py", tmp_path)
    run = subprocess.run(
        [sys.executable, "-I", "verify.py", "a.zip"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "OK\n")
    path.write_bytes(altered(archive(), set_byte))
    run = subprocess.run(
        [sys.executable, "-I", "verify.py", "a.zip"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (1, "polls/01/ballots.json: was altered (SHA-256)\n")


def test_the_module_checks_it_too(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(archive())
    command = [sys.executable, "-m", "core.archive", "verify", str(tmp_path / "a.zip")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert subprocess.run(command[:3], capture_output=True, check=False).returncode == 2


def test_the_congress_key_is_made_once_and_kept_private(tmp_path: Path) -> None:
    first = congress_key(tmp_path).private_bytes_raw()
    assert congress_key(tmp_path).private_bytes_raw() == first
    assert (tmp_path / "congress-key.pem").stat().st_mode & 0o077 == 0


def test_an_empty_fingerprint_is_not_the_congresss(tmp_path: Path) -> None:
    """As a script passes it whose variable is not set."""
    assert [fault.split(":")[0] for fault in faults_of(tmp_path, archive(), "")] == ["public-key.pem"]


def test_a_key_of_an_unknown_kind_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    def strange(files: dict[str, bytes]) -> None:
        der = KEY.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
        text = base64.b64encode(der.replace(b"\x2b\x65\x70", b"\x2b\x65\x63")).decode()
        files["public-key.pem"] = f"-----BEGIN PUBLIC KEY-----\n{text}\n-----END PUBLIC KEY-----\n".encode()

    assert "public-key.pem: cannot be read" in "\n".join(faults_of(tmp_path, altered(archive(), strange)))


def test_the_name_of_a_file_cannot_say_ok(tmp_path: Path) -> None:
    path = tmp_path / "forged.zip"
    path.write_bytes(altered(archive(), lambda files: files.update({"x\nOK\n𬭎": b"y"})))
    command = [sys.executable, "-m", "core.archive", "verify", str(path)]
    chinese = os.environ | {"PYTHONIOENCODING": "gbk"}
    done = subprocess.run(command, capture_output=True, check=False, env=chinese, encoding="gbk")
    assert (done.returncode, len(done.stdout.splitlines()), "OK" in done.stdout.splitlines()) == (1, 1, False)
