"""Standard output, or whatever stream stands for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from cleaner.row import Row
    from cleaner.sinks.inputs import Input, T
    from cleaner.writers import Writer


class StreamSink:
    """Writes rows to `stream` one after the other. Raises BrokenPipeError where nobody reads any more.

    `shown` makes the bytes harmless where the stream is a terminal.
    """

    kept, is_complete = 0, False

    def __init__(self, stream: BinaryIO, writer: Writer, shown: Callable[[bytes], bytes] = bytes) -> None:
        self.stream, self.writer, self.shown = stream, writer, shown

    def __enter__(self) -> StreamSink:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.stream.flush()

    def earlier(self) -> Iterator[Row]:
        """No row: what was printed is gone."""
        return iter(())

    def refuse_others(self, items: Iterable[Input]) -> None:
        """Nothing: it is never complete before it is written."""

    def rest(self, items: Iterable[T]) -> Iterator[T]:
        """All of `items`."""
        return iter(items)

    def write(self, row: Row) -> Row:
        """Write one row; gives it back. A failed page has no text, and is a row where the format has rows."""
        self.stream.write(self.shown(row.record if self.writer.rows else row.text or b""))
        return row
