"""Windows: /w/<name>/… is the same application under another session cookie.

One browser can so hold the chair's console, the big screen and some tablets side by side.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from flask import request

WSGI = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
PREFIX = re.compile(r"^(/w/([a-z0-9-]{1,32}))(/.*)$")


class Windows:
    """WSGI middleware that moves the prefix from PATH_INFO to SCRIPT_NAME."""

    def __init__(self, application: WSGI) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Serve the request under its window."""
        found = PREFIX.match(environ.get("PATH_INFO", ""))
        if found:
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + found[1]
            environ["PATH_INFO"] = found[3]
        return self.application(environ, start_response)


def cookie_name_of(script_name: str) -> str:
    """The session cookie's name in the window whose prefix is `script_name`."""
    found = PREFIX.match(script_name + "/")
    return f"hall-{found[2]}" if found else "hall"


def cookie_name() -> str:
    """The session cookie's name in the window of this request."""
    return cookie_name_of(request.script_root)


def cookie_path() -> str:
    """The session cookie's path: the window and nothing beside it."""
    return request.script_root or "/"
