"""`make hall`: HTTPS under the hall's own root, which a plain page hands out and nothing else."""

import asyncio
import json
import os
import ssl
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest

from rehearsal.listener import Listener
from rehearsal.server import free_port
from rehearsal.wire import Target

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
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, context=context, timeout=60) as answer:
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


def post(url: str, path: str, body: object, context: ssl.SSLContext, token: str = "") -> Any:
    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(f"{url}/api/v1{path}", json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, context=context, timeout=60) as answer:
        return json.load(answer)


async def stage_text(box: "asyncio.Queue[str]") -> str:
    """What the stage says in the first message that speaks of it; figures may come before."""
    while True:
        slices = json.loads(await asyncio.wait_for(box.get(), 60))["slices"]
        if "stage" in slices:
            return str(slices["stage"]["text"])


async def heard_by_all(target: Target, meeting: str, token: str, say: Callable[[], None]) -> set[str]:
    boxes: list[asyncio.Queue[str]] = [asyncio.Queue() for _ in range(12)]

    async def listen(box: "asyncio.Queue[str]") -> Listener:
        return await Listener.connect(target, meeting, "chair", token, lambda text, _at: box.put_nowait(text))

    lines = [await listen(box) for box in boxes]
    await asyncio.to_thread(say)
    texts = {await stage_text(box) for box in boxes}
    for line in lines:
        line.close()
    return texts


def test_sockets_speak_and_listen_over_https(hall: tuple[str, str], tmp_path: Path) -> None:
    secure, plain = hall
    root = tmp_path / "the-root.crt"
    root.write_bytes(fetch(f"{plain}/root.crt"))
    context = ssl.create_default_context(cafile=str(root))
    fetch(secure, context)
    post(secure, "/setup", {"kind": "demo"}, context)
    demo = json.loads((tmp_path / "demo.json").read_text())
    chair = next(a for a in demo["accounts"] if a["role"] == "chair")
    login = {"login": chair["login"], "password": chair["password"]}
    token = post(secure, "/sessions", login, context)["token"]
    target = Target.of(secure, str(root))
    text = "请全体起立" * 20
    path = f"/meetings/{demo['meeting_id']}/stage"

    def say() -> None:
        post(secure, path, {"face": "message", "text": text}, context, token)

    assert asyncio.run(heard_by_all(target, demo["meeting_id"], token, say)) == {text}
    with pytest.raises(PermissionError):
        asyncio.run(heard_by_all(target, demo["meeting_id"], "no such token", say))
