"""Where what stands on documents hears of them: called inside the change, registered at import time."""

from collections.abc import Callable

from core.db import Change

Follower = Callable[[Change, str], None]

after_documents: list[Follower] = []
"""Called with a meeting whose documents have changed for readers: a new version, one was withdrawn, restored or edited."""
