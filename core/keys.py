"""The congress's keys, made once and kept in the instance folder: the one that signs, and a secret from which others follow."""

import hashlib
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)


def congress_key(instance: Path) -> Ed25519PrivateKey:
    """The key of this installation; made at the first call, readable by its owner alone."""
    path = instance / "congress-key.pem"
    if not path.exists():
        private = Ed25519PrivateKey.generate()
        _write_once(path, private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    key = load_pem_private_key(path.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{path.name} holds no Ed25519 key")
    return key


def derived_key(instance: Path, purpose: str, subject: str) -> bytes:
    """32 bytes that follow from this installation's secret, a purpose and a subject; nobody finds one from another (HKDF)."""
    path = instance / "derivation-secret"
    if not path.exists():
        _write_once(path, os.urandom(32))
    return HKDF(SHA256(), 32, salt=None, info=f"{purpose}|{subject}".encode()).derive(path.read_bytes())


def public_pem(key: Ed25519PublicKey) -> bytes:
    """The public key as PEM."""
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def key_fingerprint(key: Ed25519PublicKey) -> str:
    """What is read aloud or printed to know the key again: SHA-256 of its 32 bytes, in groups of four."""
    digest = hashlib.sha256(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).hexdigest()
    return "-".join(digest[i : i + 4] for i in range(0, 32, 4))


def _write_once(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # fails where another process was first: its key stands
    except FileExistsError:
        pass
    finally:
        draft.unlink()
