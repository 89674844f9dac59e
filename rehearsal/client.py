"""One device that is logged in: JSON in, JSON out, refusals as exceptions, patience with a bad network."""

import asyncio
import json
import random
import uuid
from typing import Any

from rehearsal.wire import Answer, Connection, NetworkLost, Target

API = "/api/v1"
RETRIED = (502, 503, 504)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Refusal(Exception):
    """The hall said no: `code` is the machine's word for why, `message` the sentence for people."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message


class Client:
    """A device with its connection; `token` is empty until it is logged in."""

    def __init__(self, target: Target, token: str = "", *, seconds: float = 30) -> None:
        self.target = target
        self.token = token
        self.connection = Connection(target, seconds)

    async def log_in(self, **secret: str) -> dict[str, Any]:
        """Log in with `badge=…`, its login token, or `login=…, password=…`."""
        answer: dict[str, Any] = await self.post("/sessions", secret)
        self.token = answer["token"]
        return answer

    async def get(self, path: str) -> Any:
        """GET a path of the API."""
        return _content(await self.raw("GET", path))

    async def post(self, path: str, body: Any = None) -> Any:
        """POST JSON to a path of the API."""
        return _content(await self.raw("POST", path, json.dumps(body or {}, ensure_ascii=False).encode()))

    async def post_until_answered(self, path: str, body: Any, *, patience: float = 60) -> Any:
        """POST something that may be sent twice, again and again until the hall answers or `patience` seconds are over."""
        loop = asyncio.get_running_loop()
        end = loop.time() + patience
        wait = 0.1
        while True:
            try:
                return await self.post(path, body)
            except (NetworkLost, Refusal) as error:
                lasting = isinstance(error, Refusal) and error.status not in RETRIED
                if lasting or loop.time() + wait > end:
                    raise
            await asyncio.sleep(wait * random.uniform(0.5, 1))
            wait = min(2.0, wait * 2)

    async def upload(self, path: str, filename: str, content: bytes) -> Any:
        """POST a file as the form field `file`."""
        mark = uuid.uuid4().hex
        head = (
            f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{filename}"\r\n'
            f"Content-Type: {XLSX}\r\n\r\n"
        )
        body = head.encode() + content + f"\r\n--{mark}--\r\n".encode()
        return _content(await self.raw("POST", path, body, f"multipart/form-data; boundary={mark}"))

    async def raw(self, method: str, path: str, body: bytes | None = None, kind: str = "application/json") -> Answer:
        """Any request to the API and its bare answer."""
        return await self.connection.request(method, API + path, self.headers(kind if body is not None else ""), body)

    def headers(self, kind: str = "") -> dict[str, str]:
        """The headers that this device sends."""
        found = {"Accept": "application/json"}
        if self.token:
            found["Authorization"] = f"Bearer {self.token}"
        if kind:
            found["Content-Type"] = kind
        return found

    def close(self) -> None:
        """Hang up."""
        self.connection.close()


def _content(answer: Answer) -> Any:
    if answer.status < 400:
        return answer.json() if answer.headers.get("content-type", "").startswith("application/json") else answer.body
    try:
        error = answer.json()["error"]
        raise Refusal(answer.status, str(error["code"]), str(error["message"]))
    except (ValueError, KeyError, TypeError):
        raise Refusal(answer.status, f"http.{answer.status}", answer.body[:200].decode(errors="replace")) from None
