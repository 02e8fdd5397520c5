"""The file of a single document, and what may be a file of ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.compression import packed
from cleaner.errors import UsageError
from cleaner.sinks.atomic import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from cleaner.compression import Compression
    from cleaner.row import Row
    from cleaner.sinks.inputs import Input, T


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
    """Writes the text of one document to `out`. A failed document leaves no file."""

    kept, is_complete = 0, False

    def __init__(self, out: Path, compression: Compression | None = None) -> None:
        self.out, self.compression = out, compression

    def __enter__(self) -> FileSink:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def earlier(self) -> Iterator[Row]:
        """No row: one document is never gone on with."""
        return iter(())

    def refuse_others(self, items: Iterable[Input]) -> None:
        """Nothing: it is never complete before it is written."""

    def rest(self, items: Iterable[T]) -> Iterator[T]:
        """All of `items`."""
        return iter(items)

    def write(self, row: Row) -> Row:
        """Write one row; gives it back."""
        if row.text is not None:
            with replacing(self.out) as stream:
                packed(stream, row.text, self.compression)
        return row
