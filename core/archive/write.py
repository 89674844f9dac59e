"""Writes an archive: files, manifest with SHA-256 and SM3, signature, and the verifier itself."""

import base64
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from core.archive.verify import FORMAT, MANIFEST, PUBLIC_KEY, SIGNATURE
from core.journal.rules import Entry
from core.keys import key_fingerprint, public_pem

VERIFIER = Path(__file__).with_name("verify.py")

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


def digests(content: bytes) -> dict[str, Any]:
    """Size, SHA-256 and SM3 (GB/T 32905) of a file."""
    sm3 = hashes.Hash(hashes.SM3())
    sm3.update(content)
    return {"size": len(content), "sha256": hashlib.sha256(content).hexdigest(), "sm3": sm3.finalize().hex()}


def journal_lines(entries: Iterable[Entry]) -> bytes:
    """A chain as JSON lines, one entry each."""
    return b"".join(
        json.dumps(entry.to_data(), ensure_ascii=False, sort_keys=True).encode() + b"\n" for entry in entries
    )


def write_archive(
    files: Iterable[tuple[str, bytes]],
    journal: list[Entry],
    about: Mapping[str, Any],
    made_at: datetime,
    key: Ed25519PrivateKey,
) -> bytes:
    """The zip: `files` by path, the meeting's journal, `about` (plain JSON that names the meeting), all signed.

    The same input gives the same bytes.
    """
    fingerprint = key_fingerprint(key.public_key())
    contents = {
        **dict(files),
        "journal.jsonl": journal_lines(journal),
        "verify.py": VERIFIER.read_bytes(),
        "校验方法 HOW-TO-CHECK.txt": HOW_TO_CHECK.format(fingerprint=fingerprint).encode(),
        PUBLIC_KEY: public_pem(key.public_key()),
    }
    manifest = {
        "format": FORMAT,
        "about": dict(about),
        "made_at": made_at.isoformat(),
        "key": fingerprint,
        "journal": {"entries": len(journal), "head": journal[-1].hash if journal else ""},
        "files": [{"path": path, **digests(content)} for path, content in sorted(contents.items())],
    }
    signed = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    contents[MANIFEST] = signed
    contents[SIGNATURE] = base64.b64encode(key.sign(signed))
    return _zip(contents, made_at)


def _zip(contents: Mapping[str, bytes], made_at: datetime) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(contents):
            info = zipfile.ZipInfo(path, made_at.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, contents[path])
    return buffer.getvalue()
