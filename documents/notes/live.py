"""The live message of notes, and the slice that it carries."""

from dataclasses import dataclass
from typing import ClassVar

from realtime.messages import Message


@dataclass(frozen=True, slots=True)
class MyNotesSlice:
    """Where a person's own notes last changed, and how many changes there were."""

    document_id: str
    seq: int


@dataclass(frozen=True, slots=True)
class MyNotes(Message):
    """For one person's devices: there are notes newer than these to be fetched."""

    lasting: ClassVar[bool] = False
    my_notes: MyNotesSlice | None
