"""What is asked once of a session that only reads, and each time of one that changes something."""

from flask import Flask

from core.actor import SYSTEM
from core.db import change, once, reading


def test_a_reading_session_is_asked_once(app: Flask) -> None:
    asked: list[str] = []

    def load(what: str) -> str:
        asked.append(what)
        return what

    with reading() as session:
        assert [once(session, ("a", 1), lambda: load("x")) for _ in range(3)] == ["x"] * 3
        assert once(session, ("a", 2), lambda: load("y")) == "y"
        assert once(session, ("none",), lambda: None) is None
    with reading() as session:
        once(session, ("a", 1), lambda: load("x"))
    assert asked == ["x", "y", "x"]


def test_a_changing_session_is_asked_each_time(app: Flask) -> None:
    with change(SYSTEM) as tx:
        values = iter([1, 2])
        assert [once(tx.session, ("a",), lambda: next(values)) for _ in range(2)] == [1, 2]
