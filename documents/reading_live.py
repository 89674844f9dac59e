"""The slice of what one reader was reminded of."""

from dataclasses import dataclass
from typing import ClassVar

from realtime.messages import Message


@dataclass(frozen=True, slots=True)
class MyReadingSlice:
    """The documents that this reader was reminded of and has not opened (or signed) since."""

    reminded: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MyReading(Message):
    """What one reader is reminded of has changed."""

    lasting: ClassVar[bool] = False
    my_reading: MyReadingSlice
