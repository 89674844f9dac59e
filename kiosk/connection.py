"""One connection of the web server, as the worker's loop sees it: what has come, how it begins, how it ends."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from ssl import SSLContext, SSLSocket
from typing import Any

from gunicorn.http import get_parser
from gunicorn.util import close_graceful
from gunicorn.workers.gthread import TConn

from core.web.crowd import LARGEST_BODY
from core.web.intake import LARGEST_HEAD, Whole, whole_of_crowd
from kiosk.exchange import LATER

HANDSHAKE = 10.0
"""Seconds that the handshake of TLS may take once it began."""

SILENCE = 60.0
"""Seconds within which more of a request must come once it began."""

LAST_WORDS = 2.0
"""Seconds that a connection stays open for the other side to read why it ends."""

READ_AWAY = 32 * 1024 * 1024
"""Bytes that are read away meanwhile: who is still sending when the connection is cut would not see the answer."""


class Came(Enum):
    """What lies here of a connection."""

    NOTHING = auto()
    SOME = auto()
    END = auto()


def take_in(conn: TConn) -> Came | Whole:
    """Take in, without waiting, what the other side sent, and keep it for the parser; Whole: one request of the crowd."""
    held: bytes = conn.parser.unreader.take_buffered()
    came: Came | Whole = whole_of_crowd(held) or Came.SOME
    try:
        while came is Came.SOME and len(held) <= LARGEST_HEAD + LARGEST_BODY:
            more = conn.sock.recv(LARGEST_HEAD)
            if not more:
                came = Came.SOME if held else Came.END
                break
            held += more
            came = whole_of_crowd(held) or Came.SOME
    except LATER:
        came = Came.SOME if held else Came.NOTHING
    except OSError:
        came = Came.END
    conn.parser.unreader.unread(held)
    return came


def holds_more(conn: TConn) -> bool:
    """Whether something of the next request was read already, so that the system will not tell of it."""
    if conn.parser.unreader.buf.getvalue():
        return True
    return isinstance(conn.sock, SSLSocket) and conn.sock.pending() > 0


def shake_hands(context: SSLContext, conn: TConn) -> bool:
    """Begin TLS with a connection whose first bytes are here; raises OSError where it does not come about in time."""
    conn.sock.setblocking(True)
    conn.sock = context.wrap_socket(conn.sock, server_side=True, do_handshake_on_connect=False)
    conn.sock.settimeout(HANDSHAKE)
    conn.sock.do_handshake()
    conn.parser = get_parser(conn.cfg, conn.sock, conn.client)
    conn.init()
    return True


@contextmanager
def no_silence(unreader: Any) -> Iterator[None]:
    """Have whoever reads the request meanwhile see the connection break where nothing more comes for SILENCE."""
    plain = unreader.chunk

    def chunk(size_hint: int | None = None) -> bytes:
        sock = unreader.sock
        if sock.gettimeout() is not None:  # whoever reads has a bound of their own
            return bytes(plain(size_hint))
        sock.settimeout(SILENCE)
        try:
            return bytes(plain(size_hint))
        except TimeoutError as error:
            raise ConnectionResetError(errno.ECONNRESET, "the other side fell silent") from error
        finally:
            sock.settimeout(None)

    unreader.chunk = chunk
    try:
        yield
    finally:
        del unreader.chunk


def close(conn: TConn) -> None:
    """Close so that the last answer can be read; this takes a moment."""
    close_graceful(conn.sock, LAST_WORDS, READ_AWAY)
