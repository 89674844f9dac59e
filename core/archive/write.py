"""Writes an archive: files, manifest with SHA-256 and SM3, signature, and the verifier itself."""

import base64
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.archive.verify import FORMAT, JOURNAL, MANIFEST, PUBLIC_KEY, SIGNATURE
from core.journal.rules import Entry
from core.keys import key_fingerprint, public_pem

VERIFIER = Path(__file__).with_name("verify.py")
A_PIECE = 1 << 20
DENSE = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".webp", ".docx", ".xlsx", ".pptx", ".odt", ".ofd", ".zip"})
"""What is packed already; to pack it again costs time and saves nothing."""

Content = bytes | Path
"""A file's bytes, or where they lie."""

HOW_TO_CHECK = """\
会议档案 · 校验方法

1. 在任何装有 Python 3.9 及以上和 cryptography 库的电脑上，把 verify.py 从本压缩包中取出。
2. 运行:python verify.py 本档案.zip --key {fingerprint}
3. 输出 OK 即每个文件都与签名时一致，日志链完整；否则逐行列出问题。

签名公钥指纹:{fingerprint}
请与会议公布的、或纸质档案上印的指纹核对，不要只相信压缩包里的公钥。
若怀疑档案被人换过，请改用另行保存的 verify.py，不要用压缩包里的这一份。

How to check this archive

1. On any computer with Python 3.9 or later and the cryptography package, take verify.py out of this zip.
2. Run: python verify.py THIS.zip --key {fingerprint}
3. OK means that every file is as it was signed and that no journal entry is missing; else each line names one fault.

Compare the key's fingerprint above with the one the congress published or printed: do not trust the key in the zip alone.
Where the archive may have been replaced as a whole, run a verify.py that you kept elsewhere, not the one inside it.
"""


def write_archive(
    target: IO[bytes],
    files: Iterable[tuple[str, Content]],
    journal: list[Entry],
    about: Mapping[str, Any],
    made_at: datetime,
    key: Ed25519PrivateKey,
) -> int:
    """Write the zip to `target`: `files` by path, the meeting's journal, `about` (plain JSON that names the meeting), signed.

    Files are written as they come, so that an archive may be larger than the memory; the number of them is returned. The
    same input gives the same bytes.
    """
    fingerprint = key_fingerprint(key.public_key())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = [_put(archive, path, content, made_at) for path, content in files]
        own = {
            JOURNAL: journal_lines(journal),
            "verify.py": VERIFIER.read_bytes(),
            "校验方法 HOW-TO-CHECK.txt": HOW_TO_CHECK.format(fingerprint=fingerprint).encode(),
            PUBLIC_KEY: public_pem(key.public_key()),
        }
        listed += [_put(archive, path, content, made_at) for path, content in own.items()]
        manifest = {
            "format": FORMAT,
            "about": dict(about),
            "made_at": made_at.isoformat(),
            "key": fingerprint,
            "journal": {"entries": len(journal), "head": journal[-1].hash if journal else ""},
            "files": sorted(listed, key=lambda one: str(one["path"])),
        }
        signed = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        _put(archive, MANIFEST, signed, made_at)
        _put(archive, SIGNATURE, base64.b64encode(key.sign(signed)), made_at)
    return len(listed) - len(own)


def as_json(data: object) -> bytes:
    """Data as a file to keep: indented, characters as they are, moments in ISO 8601."""
    return (json.dumps(data, ensure_ascii=False, indent=1, default=datetime.isoformat) + "\n").encode()


def journal_lines(entries: Iterable[Entry]) -> bytes:
    """A chain as JSON lines, one entry each."""
    return b"".join(
        json.dumps(entry.to_data(), ensure_ascii=False, sort_keys=True).encode() + b"\n" for entry in entries
    )


def _put(archive: zipfile.ZipFile, path: str, content: Content, made_at: datetime) -> dict[str, Any]:
    """Write one file; its line of the manifest: size, SHA-256 and SM3 (GB/T 32905)."""
    info = zipfile.ZipInfo(path, made_at.timetuple()[:6])
    info.compress_type = zipfile.ZIP_STORED if Path(path).suffix.lower() in DENSE else zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    sha256, sm3, size = hashlib.sha256(), hashes.Hash(hashes.SM3()), 0
    with archive.open(info, "w", force_zip64=isinstance(content, Path)) as file:
        for piece in _pieces(content):
            sha256.update(piece)
            sm3.update(piece)
            size += len(piece)
            file.write(piece)
    return {"path": path, "size": size, "sha256": sha256.hexdigest(), "sm3": sm3.finalize().hex()}


def _pieces(content: Content) -> Iterator[bytes]:
    with io.BytesIO(content) if isinstance(content, bytes) else content.open("rb") as file:
        while piece := file.read(A_PIECE):
            yield piece
