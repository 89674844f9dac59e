"""Numbers messages inside the transaction and hands them to the door after the commit, in order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import clock
from core.db import Change
from core.db.rows import locked_row
from realtime.messages import Message, Snapshot
from realtime.tables import RoomVersion


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message on its way: what clients receive."""

    kind: str
    room: str
    version: int | None
    slices: dict[str, Any]

    def to_data(self) -> dict[str, Any]:
        """The event's payload."""
        return {
            "kind": self.kind,
            "room": self.room,
            "version": self.version,
            "slices": self.slices,
            "now": clock.now().isoformat(),
        }


def seal(message: Message, version: int | None) -> Envelope:
    """Put a message in its envelope."""
    return Envelope(type(message).__name__, message.room, version, message.slices())


def versions_of(session: Session, rooms: Iterable[str]) -> dict[str, int]:
    """The number of the last lasting message of each room; 0 where there was none."""
    wanted = list(rooms)
    rows = session.execute(select(RoomVersion.room, RoomVersion.version).where(RoomVersion.room.in_(wanted)))
    found = {row.room: row.version for row in rows}
    return {room: found.get(room, 0) for room in wanted}


class LiveOutbox:
    """The outbox of a process: `send` takes envelopes, `mark` takes snapshots; neither may block."""

    def __init__(self, send: Callable[[list[Envelope]], None], mark: Callable[[set[Snapshot]], None]) -> None:
        self._send = send
        self._mark = mark

    def stamp(self, tx: Change, messages: list[object]) -> list[object]:
        """Number the lasting messages; the row of each room serialises writers of several processes."""
        envelopes: list[object] = []
        for message in messages:
            assert isinstance(message, Message)
            envelopes.append(seal(message, _next(tx.session, message.room) if message.lasting else None))
        return envelopes

    def deliver(self, stamped: list[object], snapshots: set[object]) -> None:
        """Hand on what was committed."""
        if stamped:
            self._send([e for e in stamped if isinstance(e, Envelope)])
        if snapshots:
            self._mark({s for s in snapshots if isinstance(s, Snapshot)})


def _next(session: Session, room: str) -> int:
    row = locked_row(session, RoomVersion, room, room=room, version=0)
    row.version += 1
    session.flush()
    return row.version
