"""The real server for browser tests and stories: started as a process, killed and started again, seeded by its API."""

import json
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError

from rehearsal.server import Process, Server
from tests.nursery import nursery


class LiveRefusal(Exception):
    """The hall said no; `code` is its word for why."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code


@dataclass
class LiveClient:
    """A logged-in program: `get` and `post` JSON paths of the API; raises LiveRefusal, or OSError without an answer."""

    url: str
    token: str = ""

    def get(self, path: str) -> Any:
        """GET a path of the API."""
        return self._send(urllib.request.Request(f"{self.url}/api/v1{path}"))

    def post(self, path: str, body: Any = None) -> Any:
        """POST JSON to a path of the API."""
        data = json.dumps(body or {}).encode()
        request = urllib.request.Request(f"{self.url}/api/v1{path}", data)
        request.add_header("Content-Type", "application/json")
        return self._send(request)

    def upload(self, path: str, filename: str, content: bytes) -> Any:
        """POST a file as the form field `file`."""
        mark = "----the-file-ends-here----"
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{filename}"\r\n\r\n'
        data = head.encode() + content + f"\r\n--{mark}--\r\n".encode()
        request = urllib.request.Request(f"{self.url}/api/v1{path}", data)
        request.add_header("Content-Type", f"multipart/form-data; boundary={mark}")
        return self._send(request)

    def _send(self, request: urllib.request.Request) -> Any:
        if self.token:
            request.add_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                content, kind = answer.read(), answer.headers.get_content_type()
        except HTTPError as error:
            with error:
                try:
                    told = json.load(error)["error"]
                except (ValueError, KeyError):
                    told = {"code": f"http.{error.code}", "message": str(error)}
            raise LiveRefusal(error.code, told["code"], told["message"]) from None
        return json.loads(content) if kind == "application/json" else content


@dataclass
class Live(Server):
    """A running hall. `kill_9()` ends it as a power cut would, `start_again()` brings it back on the same data."""

    def _launch(self, arguments: Sequence[str], environment: dict[str, str]) -> Process:
        return nursery.born(arguments, environment, self.log)

    def client(self, **secret: str) -> LiveClient:
        """A client logged in with `badge=…`, its login token, or `login=…, password=…`; without either, one that is nobody."""
        client = LiveClient(self.url)
        if secret:
            client.token = client.post("/sessions", secret)["token"]
        return client


@contextmanager
def live_hall(folder: Path, **env: str) -> Iterator[Live]:
    """A real server on a free port over an empty instance in `folder`; `env` is added to its environment."""
    live = Live(folder, environment=env)
    live.start()
    try:
        yield live
    finally:
        live.kill_9()
