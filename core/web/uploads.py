"""Uploads that are too large for memory: a view may say where the bytes of its files go while they come."""

from collections.abc import Callable
from typing import IO, Any, Protocol

from flask import Request


class Sink(Protocol):
    """Where the bytes of one file go: written to while it comes; `discard` removes what nobody has kept."""

    def write(self, data: bytes, /) -> int: ...
    def seek(self, position: int, /) -> int: ...
    def close(self) -> None: ...
    def discard(self) -> None: ...


class HallRequest(Request):
    """A request whose files may go straight to disk, see Views.post."""

    new_sink: Callable[[], Sink] | None = None
    """Makes the sink of each file of this request; None for the usual way."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sinks: list[Sink] = []

    def _get_file_stream(
        self,
        total_content_length: int | None,
        content_type: str | None,
        filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        if self.new_sink is None:
            return super()._get_file_stream(total_content_length, content_type, filename, content_length)
        sink: Any = self.new_sink()
        self.sinks.append(sink)
        return sink  # type: ignore[no-any-return]

    def discard_sinks(self) -> None:
        """Remove what came and was not kept, however the request ended."""
        for sink in self.sinks:
            sink.discard()
