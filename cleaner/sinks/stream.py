"""Standard output, or whatever stream stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from types import TracebackType

    from cleaner.model import Outline, Record
    from cleaner.writers import Writer


class StreamSink:
    """Writes records to `stream` one after the other. Raises BrokenPipeError where nobody reads any more."""

    def __init__(self, stream: BinaryIO, writer: Writer) -> None:
        self.stream, self.writer = stream, writer

    def __enter__(self) -> StreamSink:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.stream.flush()

    def write(self, record: Record, outline: Outline = ()) -> Record:
        """Write one record; gives it back. `outline` is that of an HTML page."""
        self.stream.write(self.writer.render(record, outline).encode("utf-8", "replace"))
        return record
