"""What a live message is: frozen, addressed to rooms, made of slices of the hall's state."""

from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from pydantic import TypeAdapter

MESSAGES: dict[str, type["Message"]] = {}
"""Every kind of message by its class's name; each has a schema by `schema_of`."""


def hall(meeting_id: str) -> str:
    """The room of everyone admitted to the meeting."""
    return f"meeting:{meeting_id}:hall"


def screen(meeting_id: str) -> str:
    """The room of the big screens, the gate and the staff: what tablets need not receive."""
    return f"meeting:{meeting_id}:screen"


def staff(meeting_id: str) -> str:
    """The room of the chair and the secretariat."""
    return f"meeting:{meeting_id}:staff"


def service(meeting_id: str) -> str:
    """The room of those who serve the hall: chair, secretariat, and the 工作人员 on the roll with their badges."""
    return f"meeting:{meeting_id}:service"


def person(person_id: str) -> str:
    """The room of one person's devices; its messages are never numbered."""
    return f"person:{person_id}"


@dataclass(frozen=True, slots=True)
class Message:
    """A live message. Each field of a subclass, save `room`, is a slice: a top-level key of the state it replaces.

    A `lasting` message is numbered within its room and a client that misses one fetches the state again; the others
    (snapshots and personal messages) are absolute and the newest wins.
    """

    lasting: ClassVar[bool] = True
    room: str

    def __init_subclass__(cls, **kwargs: object) -> None:
        super(Message, cls).__init_subclass__(**kwargs)
        MESSAGES[cls.__name__] = cls

    def slices(self) -> dict[str, Any]:
        """The slices as plain JSON data."""
        kind: type = type(self)
        data: dict[str, Any] = _adapter(kind).dump_python(self, mode="json")
        data.pop("room")
        return data


def unsay(messages: list[object], meeting_id: str, *kinds: type[Message]) -> None:
    """Take back what is about to be sent of these kinds to the rooms of a meeting: it is said anew, and the last counts."""
    messages[:] = [m for m in messages if not (isinstance(m, kinds) and meeting_id in m.room)]


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    """Made once a kind: it takes longer than a ballot takes to store."""
    return TypeAdapter(kind)


def schema_of(kind: type[Message]) -> dict[str, Any]:
    """The JSON Schema of a kind of message."""
    return TypeAdapter(kind).json_schema()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A request to send figures afresh: `kind` names the builder that was registered, `key` what to build it for."""

    kind: str
    key: str
