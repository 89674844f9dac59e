"""The socket door: who may enter which rooms, and the sending thread."""

import queue
import threading
from collections.abc import Callable
from typing import Any

import structlog
from flask import Flask, request
from flask_socketio import SocketIO, join_room

from core.actor import Actor
from core.config import Settings
from realtime.outbox import Envelope

log = structlog.get_logger()
EVENT = "hall"

Admit = Callable[[Actor, str], list[str]]
"""(actor, meeting id) → the rooms this device enters; empty where it may not come in."""


class Door:
    """Flask-SocketIO, kept to one event and one direction: the server speaks, sockets only listen."""

    def __init__(self, app: Flask, settings: Settings, identify: Callable[[str | None], Actor], admit: Admit) -> None:
        self._identify = identify
        self._admit = admit
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
            logger=False,
            engineio_logger=False,
        )
        self.socketio.on_event("connect", self._connect)
        self._thread = threading.Thread(target=self._run, name="door", daemon=True)
        self._thread.start()

    def send(self, envelopes: list[Envelope]) -> None:
        """Queue for sending, in order; returns at once."""
        self._queue.put(envelopes)

    def _run(self) -> None:
        while True:
            for envelope in self._queue.get():
                try:
                    self.socketio.emit(EVENT, envelope.to_data(), to=envelope.room)
                except Exception as error:
                    log.error("emit_failed", room=envelope.room, error=repr(error))

    def _connect(self, auth: Any = None) -> bool:
        token = auth.get("token") if isinstance(auth, dict) else None
        actor = self._identify(token if isinstance(token, str) else None)
        rooms = self._admit(actor, request.args.get("meeting", ""))
        for room in rooms:
            join_room(room)
        return bool(rooms)


class WithoutCompression:
    """WSGI middleware: per-message compression doubles memory and time with thousands of sockets, so it is not offered."""

    def __init__(self, application: Callable[..., Any]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Serve the request without the client's offer of extensions."""
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return self.application(environ, start_response)
