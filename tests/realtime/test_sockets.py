"""Sockets of a real server: admitted, told, turned away, let go; a device that listens keeps no thread."""

import asyncio
import json
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rehearsal.listener import Listener
from rehearsal.wire import Target
from tests.live import Live, LiveClient, live_hall

pytestmark = pytest.mark.story
DEVICES = 40


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live_hall(tmp_path_factory.mktemp("hall")) as live:
        live.client().post("/setup", {"kind": "demo", "papers": False})
        yield live


@pytest.fixture
def demo(hall: Live) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((hall.instance / "demo.json").read_text())
    return told


@pytest.fixture
def chair(hall: Live, demo: dict[str, Any]) -> LiveClient:
    account = next(a for a in demo["accounts"] if a["role"] == "chair")
    return hall.client(login=account["login"], password=account["password"])


def threads(hall: Live) -> int:
    """How many threads the workers have."""
    return sum(len(list(Path(f"/proc/{pid}/task").iterdir())) for pid in hall.workers())


async def listen(hall: Live, meeting: str, token: str, box: "asyncio.Queue[str]") -> Listener:
    return await Listener.connect(Target.of(hall.url), meeting, "chair", token, lambda text, _at: box.put_nowait(text))


async def stage_moved(box: "asyncio.Queue[str]") -> Any:
    """The first message of that kind; figures of the set-up may still come before it."""
    while (told := json.loads(await box.get()))["kind"] != "StageMoved":
        pass
    return told


async def all_hear(hall: Live, meeting: str, chair: LiveClient) -> tuple[list[Any], int]:
    boxes: list[asyncio.Queue[str]] = [asyncio.Queue() for _ in range(DEVICES)]
    before = threads(hall)
    lines = [await listen(hall, meeting, chair.token, box) for box in boxes]
    kept = threads(hall) - before
    body = {"face": "message", "text": "请全体起立"}
    await asyncio.to_thread(chair.post, f"/meetings/{meeting}/stage", body)
    told = [await asyncio.wait_for(stage_moved(box), 30) for box in boxes]
    for line in lines:
        line.close()
    return told, kept


def test_all_hear_the_same_and_none_keeps_a_thread(hall: Live, demo: dict[str, Any], chair: LiveClient) -> None:
    told, kept = asyncio.run(all_hear(hall, demo["meeting_id"], chair))
    assert {(m["kind"], m["slices"]["stage"]["text"]) for m in told} == {("StageMoved", "请全体起立")}
    assert len({m["version"] for m in told}) == 1
    assert kept < DEVICES


def test_a_stranger_is_turned_away(hall: Live, demo: dict[str, Any]) -> None:
    with pytest.raises(PermissionError):
        asyncio.run(listen(hall, demo["meeting_id"], "no such token", asyncio.Queue()))


def test_who_logs_out_is_cut_off(hall: Live, demo: dict[str, Any], chair: LiveClient) -> None:
    async def until_gone() -> None:
        line = await listen(hall, demo["meeting_id"], chair.token, asyncio.Queue())
        await asyncio.to_thread(chair.post, "/sessions/end")
        await asyncio.wait_for(line.gone.wait(), 60)

    asyncio.run(until_gone())


def test_nonsense_instead_of_a_greeting_ends_the_socket(hall: Live) -> None:
    target = Target.of(hall.url)
    head = (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    )
    for tail, answer in (
        ("\r\n", b"HTTP/1.1 400"),
        ("Sec-WebSocket-Key: eA==\r\nSec-WebSocket-Version: 13\r\n\r\n", b"HTTP/1.1 101"),
    ):
        with socket.create_connection((target.host, target.port), timeout=30) as sock:
            sock.sendall((head + tail).encode())
            assert sock.recv(12) == answer
            if answer.endswith(b"101"):
                sock.sendall(b"\xff" * 40)
                while sock.recv(4096):
                    pass
