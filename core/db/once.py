"""What many parts of one answer ask for is fetched once, while nothing can change under them."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

READS_ONLY = "reads only"
T = TypeVar("T")


def once(session: Session, key: tuple[object, ...], load: Callable[[], T]) -> T:
    """What `load` gives: asked a single time of a session that only reads, each time of one that changes something."""
    if READS_ONLY not in session.info:
        return load()
    kept: dict[tuple[object, ...], T] = session.info[READS_ONLY]
    if key not in kept:
        kept[key] = load()
    return kept[key]
