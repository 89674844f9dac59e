"""What the tests of the deliberation share."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from core.db import reading
from core.ids import new_id
from documents.deliberation.actions.add_comment import add_comment
from documents.deliberation.live_store import deliberation_slice
from documents.deliberation.rules.comments import CommentFields
from documents.deliberation.store import CommentOut, comments_of
from tests.conftest import Heard
from tests.meeting.builders import Built, does
from tests.roster.builders import SECRETARY


def fields(text: str = "加快老旧小区改造。", **more: Any) -> CommentFields:
    """What a clerk enters."""
    return CommentFields(**({"speaker": "张三", "kind": "opinion", "text": text} | more))


def add(built: Built, text: str = "加快老旧小区改造。", gesture: str = "", **more: Any) -> str:
    """A comment entered by the secretary; its id."""
    given = gesture or new_id()
    found: str = does(lambda tx: add_comment(tx, built.id, fields(text, **more), given), SECRETARY)
    return found


def comments(built: Built) -> list[CommentOut]:
    """The comments as they stand."""
    with reading() as session:
        return comments_of(session, built.id)


def slice_of(built: Built) -> dict[str, Any]:
    """The slice `deliberation`."""
    with reading() as session:
        return deliberation_slice(session, built.id)


@contextmanager
def deliberation_follows(heard: Heard, built: Built) -> Iterator[None]:
    """Initial state + messages = new state, for those who serve."""
    held, start = slice_of(built), len(heard.envelopes)
    yield
    for envelope in heard.envelopes[start:]:
        if envelope.room == f"meeting:{built.id}:service":
            held |= envelope.slices
    assert held == slice_of(built)
