"""The hall's certificates: accepted by a real TLS client, renewed in time, worthless outside the hall."""

import ipaddress
import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from core.tls import ServerFiles, ensure_certificates, fingerprint_of

NOW = datetime.now(UTC)
NAMES = ["hall.local", "localhost", "127.0.0.1", "192.168.7.20"]


def handshake(files: ServerFiles, name: str) -> dict[str, object]:
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(files.chain, files.key)
    client = ssl.create_default_context(cafile=str(files.root))
    ours, theirs = socket.socketpair()
    failed: list[Exception] = []

    def serve() -> None:
        try:
            with server.wrap_socket(theirs, server_side=True) as wrapped:
                wrapped.recv(1)
        except (OSError, ssl.SSLError) as error:
            failed.append(error)
        finally:
            theirs.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with client.wrap_socket(ours, server_hostname=name) as wrapped:
            return dict(wrapped.getpeercert() or {})
    finally:
        ours.close()
        thread.join()


@pytest.mark.parametrize("name", NAMES)
def test_a_client_that_trusts_the_root_accepts_the_server(tmp_path: Path, name: str) -> None:
    assert handshake(ensure_certificates(tmp_path, NAMES, NOW), name)


def test_another_name_is_refused(tmp_path: Path) -> None:
    files = ensure_certificates(tmp_path, NAMES, NOW)
    with pytest.raises(ssl.SSLCertVerificationError):
        handshake(files, "192.168.7.21")


def test_nothing_is_made_anew_without_need(tmp_path: Path) -> None:
    before = {f: f.read_bytes() for f in vars_of(ensure_certificates(tmp_path, NAMES, NOW))}
    assert {f: f.read_bytes() for f in vars_of(ensure_certificates(tmp_path, NAMES, NOW))} == before


def vars_of(files: ServerFiles) -> list[Path]:
    return [files.chain, files.key, files.root]


def test_a_new_address_renews_the_server_and_keeps_the_root(tmp_path: Path) -> None:
    files = ensure_certificates(tmp_path, NAMES, NOW)
    root, chain = files.root.read_bytes(), files.chain.read_bytes()
    ensure_certificates(tmp_path, [*NAMES, "192.168.7.21"], NOW)
    assert files.root.read_bytes() == root
    assert files.chain.read_bytes() != chain


def test_the_server_is_renewed_before_it_ends(tmp_path: Path) -> None:
    files = ensure_certificates(tmp_path, NAMES, NOW)
    chain = files.chain.read_bytes()
    ensure_certificates(tmp_path, NAMES, NOW + timedelta(days=380))
    assert files.chain.read_bytes() != chain


def test_keys_are_private(tmp_path: Path) -> None:
    files = ensure_certificates(tmp_path, NAMES, NOW)
    for path in (files.key, tmp_path / "root-key.pem"):
        assert path.stat().st_mode & 0o077 == 0


def test_the_root_cannot_vouch_for_the_world(tmp_path: Path) -> None:
    files = ensure_certificates(tmp_path, NAMES, NOW)
    root = x509.load_pem_x509_certificate(files.root.read_bytes())
    server = x509.load_pem_x509_certificates(files.chain.read_bytes())[0]
    names = root.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    networks = [ipaddress.ip_network(str(n.value)) for n in names if isinstance(n, x509.IPAddress)]
    assert not any(ipaddress.ip_address("8.8.8.8") in network for network in networks)
    assert "com" not in [n.value for n in names if isinstance(n, x509.DNSName)]
    verifier = PolicyBuilder().store(Store([root])).build_server_verifier(x509.DNSName("example.com"))
    with pytest.raises(VerificationError):
        verifier.verify(server, [])


def test_the_fingerprint_reads_as_devices_show_it(tmp_path: Path) -> None:
    root = x509.load_pem_x509_certificate(ensure_certificates(tmp_path, NAMES, NOW).root.read_bytes())
    assert len(fingerprint_of(root).split(":")) == 32
