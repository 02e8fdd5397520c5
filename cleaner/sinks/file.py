"""A file of rows, or the file of a single document."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.errors import UsageError
from cleaner.sinks.atomic import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from cleaner.model import Outline, Record
    from cleaner.writers import Writer


def check(out: Path, inputs: Iterable[str]) -> None:
    """Raise UsageError unless the file `out` may be written: no link, nothing special, and not an input."""
    if out.is_symlink():
        raise UsageError(f"{out} is a symbolic link; name the file that it leads to")
    if out.exists() and not out.is_file():
        raise UsageError(f"{out} is no regular file; name another output")
    if not out.parent.is_dir():
        raise UsageError(f"{out.parent}: there is no such folder to write {out.name} to")
    for path in inputs:
        if out.resolve() == Path(path).resolve() or (out.exists() and Path(path).exists() and out.samefile(path)):
            raise UsageError(f"{out} is an input; name another output")


class FileSink:
    """Writes records to `out`, which appears when all are written. A failed document is written as a row only."""

    def __init__(self, out: Path, writer: Writer) -> None:
        self.out, self.writer = out, writer
        self.stack = ExitStack()

    def __enter__(self) -> FileSink:
        if self.writer.rows:
            self.stream = self.stack.enter_context(replacing(self.out))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stack.__exit__(kind, error, trace)

    def write(self, record: Record, outline: Outline = ()) -> Record:
        """Write one record; gives it back. `outline` is that of an HTML page."""
        text = self.writer.render(record, outline).encode("utf-8", "replace")
        if self.writer.rows:
            self.stream.write(text)
        elif record["status"] == "ok":
            with replacing(self.out) as stream:
                stream.write(text)
        return record
