"""HTTPS in a closed network: the hall's own root certificate and the server's certificate under it."""

import ipaddress
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ROOT_LIFE = timedelta(days=3650)
SERVER_LIFE = timedelta(days=397)
RENEW_BEFORE = timedelta(days=30)
PRIVATE_NETWORKS = (
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "169.254.0.0/16",
    "127.0.0.0/8",
    "::1/128",
    "fc00::/7",
)
LOCAL_NAMES = ("localhost", "local", "lan", "internal", "home.arpa")

Key = ec.EllipticCurvePrivateKey


@dataclass(frozen=True, slots=True)
class ServerFiles:
    """Where the server's certificate chain, its key and the root certificate lie."""

    chain: Path
    key: Path
    root: Path


def fingerprint_of(certificate: x509.Certificate) -> str:
    """SHA-256 of a certificate as devices show it: upper-case pairs with colons."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def ensure_certificates(folder: Path, names: list[str], now: datetime) -> ServerFiles:
    """The hall's certificates for `names` (host names and IP addresses); made, or renewed, where needed.

    The root may only sign for `names`, local names and private networks, so that trusting it risks nothing outside.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = ServerFiles(folder / "server.pem", folder / "server-key.pem", folder / "root.crt")
    root_key, root = _ensure_root(folder, files.root, names, now)
    if not _fits(files, root, names, now):
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _server(key, root_key, root, names, now)
        _write(files.key, _pem(key), 0o600)
        _write(files.chain, certificate.public_bytes(Encoding.PEM) + root.public_bytes(Encoding.PEM), 0o644)
    return files


def _ensure_root(folder: Path, path: Path, names: list[str], now: datetime) -> tuple[Key, x509.Certificate]:
    key_path = folder / "root-key.pem"
    if path.exists() and key_path.exists():
        root = x509.load_pem_x509_certificate(path.read_bytes())
        key = load_pem_private_key(key_path.read_bytes(), password=None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        if root.not_valid_after_utc > now + SERVER_LIFE and _permits(root, names):
            return key, root
    key = ec.generate_private_key(ec.SECP256R1())
    root = _root(key, names, now)
    _write(key_path, _pem(key), 0o600)
    _write(path, root.public_bytes(Encoding.PEM), 0o644)
    return key, root


def _root(key: Key, names: list[str], now: datetime) -> x509.Certificate:
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, f"Congress Hall Root {now:%Y-%m-%d}"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Congress Hall"),
        ]
    )
    subject_key = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + ROOT_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .add_extension(subject_key, critical=False)
        .add_extension(x509.NameConstraints(_permitted(names), None), critical=True)
        .sign(key, hashes.SHA256())
    )


def _server(key: Key, root_key: Key, root: x509.Certificate, names: list[str], now: datetime) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0][:64])])
    authority = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(root.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now - timedelta(days=1) + SERVER_LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(authority, critical=False)
        .sign(root_key, hashes.SHA256())
    )


def _fits(files: ServerFiles, root: x509.Certificate, names: list[str], now: datetime) -> bool:
    if not (files.chain.exists() and files.key.exists()):
        return False
    certificate = x509.load_pem_x509_certificates(files.chain.read_bytes())[0]
    present = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return (
        certificate.not_valid_after_utc > now + RENEW_BEFORE
        and certificate.issuer == root.subject
        and set(present) == {_general(name) for name in names}
    )


def _permits(root: x509.Certificate, names: list[str]) -> bool:
    permitted = root.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    return set(_permitted(names)) <= set(permitted)


def _permitted(names: list[str]) -> list[x509.GeneralName]:
    hosts = [x509.DNSName(name) for name in (*LOCAL_NAMES, *names) if _address(name) is None]
    networks = [ipaddress.ip_network(text) for text in PRIVATE_NETWORKS]
    others = [a for a in map(_address, names) if a is not None and not any(a in net for net in networks)]
    networks += [ipaddress.ip_network(address) for address in others]
    return [*dict.fromkeys(hosts), *(x509.IPAddress(network) for network in networks)]


def _general(name: str) -> x509.GeneralName:
    address = _address(name)
    return x509.DNSName(name) if address is None else x509.IPAddress(address)


def _address(name: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(name)
    except ValueError:
        return None


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pem(key: Key) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _write(path: Path, content: bytes, mode: int) -> None:
    draft = path.with_name(path.name + ".new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    draft.replace(path)
