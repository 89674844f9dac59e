"""Serving a request apart from its connection: nobody who serves waits for the other side to send or to take."""

import errno
import ssl
from dataclasses import dataclass
from socket import socket

from gunicorn.workers.gthread import TConn

PATIENCE = 60.0
"""Seconds within which the other side must have taken an answer that could not be sent at once."""

LATER = (BlockingIOError, ssl.SSLWantWriteError, ssl.SSLWantReadError)
"""What a socket that does not wait raises where there is nothing to do now."""


class Exchange:
    """Stands for the connection while a whole request is served: nothing more comes, and the answer is kept."""

    def __init__(self) -> None:
        self._answer: list[bytes] = []

    def recv(self, _size: int) -> bytes:
        """Nothing: all that belongs to the request was read before."""
        return b""

    def sendall(self, data: bytes) -> None:
        """Keep a part of the answer."""
        self._answer.append(data)

    def setblocking(self, _waits: bool) -> None:
        """Nothing here ever waits."""

    def gettimeout(self) -> float:
        """Nothing here ever waits."""
        return 0.0

    def shutdown(self, _how: int) -> None:
        """There is no connection to end: whoever serves says by its result that it is over."""
        raise OSError(errno.ENOTCONN, "an exchange is no connection")

    def close(self) -> None:
        """Nothing is held."""

    def answer(self, connection: socket, goes_on: bool) -> "bool | Unsent":
        """Send the answer as far as it goes without waiting.

        Whether the connection goes on, as whoever served it said; what remains where the other side does not take it all.
        """
        data = b"".join(self._answer)
        try:
            sent = connection.send(data) if data else 0
        except LATER:
            sent = 0
        except OSError:
            return False
        return goes_on if sent == len(data) else Unsent(data[sent:], goes_on)


@dataclass(frozen=True, slots=True)
class Unsent:
    """The rest of an answer, for somebody who has time."""

    data: bytes
    goes_on: bool

    def send(self, conn: TConn) -> bool:
        """Wait until the other side has taken it; whether the connection goes on. Raises OSError where it does not."""
        conn.sock.settimeout(PATIENCE)
        conn.sock.sendall(self.data)
        return self.goes_on
