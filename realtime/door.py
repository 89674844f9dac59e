"""The socket door: who may enter which rooms, and the sending thread."""

import queue
import resource
import threading
from collections.abc import Callable, Collection
from typing import Any

import structlog
from flask import Flask, request
from flask_socketio import SocketIO, join_room

from core.actor import Actor
from core.config import Settings
from realtime.engine import Engine
from realtime.outbox import Envelope
from realtime.wires import Wires

log = structlog.get_logger()
EVENT = "hall"
LOOK = 5.0
"""Seconds between two looks at whether those who listen are still logged in."""

MOST = 3000
"""The most sockets of one process; one hall was measured with 500."""

FILES_EACH = 3
"""Files that a device may have open here: its socket and the connections its browser keeps."""

CROWDED = 0.8
"""The share of them from which on the log warns."""

FILES_BESIDE = 256
"""Files that the process needs beside its devices."""

Admit = Callable[[Actor, str], list[str]]
"""(actor, meeting id) → the rooms this device enters; empty where it may not come in."""

StillLive = Callable[[Collection[str]], set[str]]
"""Ids of login sessions → those that have not ended."""


class Door:
    """Flask-SocketIO, kept to one event and one direction: the server speaks, sockets only listen."""

    def __init__(
        self,
        app: Flask,
        settings: Settings,
        identify: Callable[[str | None], Actor],
        admit: Admit,
        still_live: StillLive,
    ) -> None:
        self._identify = identify
        self._admit = admit
        self._still_live = still_live
        self._listening: dict[str, str] = {}
        self._most = most_sockets()
        self._crowded = False
        self._queue: queue.SimpleQueue[list[Envelope]] = queue.SimpleQueue()
        self.socketio = SocketIO(
            app,
            async_mode="threading",
            message_queue=settings.redis_url or None,
            transports=["websocket"],
            ping_interval=10,
            ping_timeout=10,
            max_http_buffer_size=4096,
            serve_client=False,
            async_handlers=False,
            manage_session=False,
            logger=False,
            engineio_logger=False,
        )
        self.socketio.on_event("connect", self._connect)
        self.socketio.on_event("disconnect", self._disconnect)
        self._wires = Wires()
        self._use_wires()
        self._stopped = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, name="door", daemon=True),
            threading.Thread(target=self._keep, name="door-keeper", daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self._wires.start()

    def send(self, envelopes: list[Envelope]) -> None:
        """Queue for sending, in order; returns at once."""
        self._queue.put(envelopes)

    def stop(self) -> None:
        """End the threads."""
        self._stopped.set()
        self._queue.put([])
        self._wires.stop()
        for thread in self._threads:
            thread.join()

    def _use_wires(self) -> None:
        server = self.socketio.server
        engine = server.eio
        engine.__class__ = Engine  # Flask-SocketIO makes it and knows no other kind
        engine.wires = self._wires
        engine.is_admitted = lambda sid: server.manager.sid_from_eio_sid(sid, "/") is not None

    def _run(self) -> None:
        while not self._stopped.is_set():
            for envelope in self._queue.get():
                try:
                    self.socketio.emit(EVENT, envelope.to_data(), to=envelope.room)
                except Exception as error:
                    log.error("emit_failed", room=envelope.room, error=repr(error))

    def _connect(self, auth: Any = None) -> bool:
        self._count()
        token = auth.get("token") if isinstance(auth, dict) else None
        actor = self._identify(token if isinstance(token, str) else None)
        rooms = self._admit(actor, request.args.get("meeting", ""))
        for room in rooms:
            join_room(room)
        if rooms:
            self._listening[request.sid] = actor.session_id  # type: ignore[attr-defined]
        return bool(rooms)

    def _count(self) -> None:
        """Warn while there is still room, and refuse where there is none: the web server needs its files too."""
        open_now = len(self._listening)
        if open_now >= self._most:
            log.error("hall_full", sockets=open_now, most=self._most)
            raise ConnectionRefusedError("hall.full")
        if open_now < CROWDED * self._most:
            self._crowded = False
        elif not self._crowded:
            self._crowded = True
            log.warning("hall_nearly_full", sockets=open_now, most=self._most)

    def _disconnect(self, _reason: object = None) -> None:
        self._listening.pop(request.sid, None)  # type: ignore[attr-defined]

    def _keep(self) -> None:
        while not self._stopped.wait(LOOK):
            try:
                self.turn_out()
            except Exception as error:
                log.error("turn_out_failed", error=repr(error))

    def turn_out(self) -> None:
        """Disconnect the sockets of this process whose login has ended: who has no session hears nothing either."""
        listening = dict(self._listening)
        live = self._still_live(set(listening.values())) if listening else set()
        for socket, session_id in listening.items():
            if session_id not in live:
                self._listening.pop(socket, None)
                self.socketio.server.disconnect(socket, namespace="/")


def most_sockets() -> int:
    """How many sockets this process takes, so that its limit of open files leaves room for everything else."""
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files == resource.RLIM_INFINITY:
        return MOST
    return max(1, min(MOST, (files - FILES_BESIDE) // FILES_EACH))


class WithoutCompression:
    """WSGI middleware: per-message compression doubles memory and time with thousands of sockets, so it is not offered."""

    def __init__(self, application: Callable[..., Any]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Serve the request without the client's offer of extensions."""
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return self.application(environ, start_response)
