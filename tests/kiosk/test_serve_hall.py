"""`make hall`: HTTPS under the hall's own root, which a plain page hands out and nothing else."""

import os
import ssl
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from rehearsal.server import free_port

pytestmark = pytest.mark.story


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The addresses of a hall on HTTPS and of its plain page."""
    port, plain = free_port(), free_port()
    environment = os.environ | {
        "HALL_INSTANCE": str(tmp_path),
        "HALL_NAMES": "localhost,127.0.0.1",
        "HALL_ROOT_PORT": str(plain),
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "kiosk.serve", "hall", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        assert any(line.startswith("SHA-256") for line in process.stdout)
        yield f"https://localhost:{port}", f"http://127.0.0.1:{plain}"
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()


def fetch(url: str, context: ssl.SSLContext | None = None) -> bytes:
    """The body at `url`, asked for until the server listens."""
    for _ in range(200):
        try:
            with urllib.request.urlopen(url, context=context, timeout=10) as answer:
                return bytes(answer.read())
        except URLError as error:
            if not isinstance(error.reason, ConnectionRefusedError):
                raise
            ssl.RAND_bytes(1 << 20)  # some milliseconds of work instead of a sleep
    raise AssertionError(f"{url} did not answer")


def test_devices_that_took_the_root_are_served(hall: tuple[str, str]) -> None:
    secure, plain = hall
    page = fetch(plain).decode()
    assert secure in page
    root = fetch(f"{plain}/root.crt").decode()
    assert "BEGIN CERTIFICATE" in root
    assert "PRIVATE" not in root
    head = urllib.request.Request(f"{plain}/root.crt", method="HEAD")
    with urllib.request.urlopen(head, timeout=10) as answer:
        assert (answer.status, answer.read()) == (200, b"")
    assert fetch(f"{secure}/api/v1/health", ssl.create_default_context(cadata=root)) == b'{"ok":true}\n'


def test_devices_that_did_not_are_warned(hall: tuple[str, str]) -> None:
    secure, plain = hall
    fetch(plain)
    with pytest.raises(URLError, match="CERTIFICATE_VERIFY_FAILED"):
        fetch(f"{secure}/api/v1/health", ssl.create_default_context())
