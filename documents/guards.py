"""Where what stands on documents says no and hears of them: called inside the change, registered at import time."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from core.db import Change

Guard = Callable[[Session, str], None]
Follower = Callable[[Change, str], None]

before_remove: list[Guard] = []
"""Asked with the id of a document that is about to be removed for good."""

after_documents: list[Follower] = []
"""Called with a meeting whose documents have changed for readers: a new version, one was withdrawn, restored or edited."""
